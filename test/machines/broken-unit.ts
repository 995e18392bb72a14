/** The shell script that keeps a unit from starting, until `mendUnit` or the next boot. */
export const breakUnit = (unit: string) => `mkdir -p /run/systemd/system/${unit}.service.d
  printf '[Service]\\nExecStartPre=/bin/false\\n' >/run/systemd/system/${unit}.service.d/broken.conf
  systemctl daemon-reload`;

export const mendUnit = (unit: string) => `rm -r /run/systemd/system/${unit}.service.d
  systemctl daemon-reload`;
