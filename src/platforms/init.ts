/**
 * Each platform's init system, which selects the style of its files. Apart from the other facts, because many
 * files need no more, and should bring no more when imported alone.
 */
export const initOf = {
  "ubuntu-14.04": "upstart",
  "ubuntu-22.04": "systemd",
  "ubuntu-24.04": "systemd",
  "ubuntu-26.04": "systemd",
  "debian-12": "systemd",
  "debian-13": "systemd",
} as const;
