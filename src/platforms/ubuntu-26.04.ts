import { debian13 } from "./debian-13.js";
import type { SystemdPlatform } from "./platform.js";
import { systemd } from "./systemd.js";

/** The versions are those of the package pages; the rest is debian-13's, whose packages are nearly the same. */
export const ubuntu2604: SystemdPlatform = {
  ...systemd,
  name: "ubuntu-26.04",
  versions: { nginx: "1.28.2", haproxy: "3.2.9", keepalived: "2.3.4" },
  mindsSharedNames: true,
  noVirtualIpaddress: true,
  reloadCheckConfig: false,
  keepalivedNeedsBuildOptions: true,
  haproxyErrorLog: true,
  curlSignsToken: true,
  unknownCurves: [],
  nginxConf: debian13.nginxConf,
};
