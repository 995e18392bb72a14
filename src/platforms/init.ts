/**
 * What starts each platform's services, and with that the style of its files. Apart from the other facts, because many
 * files ask for no more, and should bring no more when they are imported alone.
 */
export const initOf = {
  "ubuntu-14.04": "upstart",
  "ubuntu-22.04": "systemd",
  "ubuntu-24.04": "systemd",
  "ubuntu-26.04": "systemd",
  "debian-12": "systemd",
  "debian-13": "systemd",
} as const;
