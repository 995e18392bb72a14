import type { SystemdPlatform } from "./platform.js";
import { systemd } from "./systemd.js";

export const debian12: SystemdPlatform = {
  ...systemd,
  name: "debian-12",
  versions: { nginx: "1.22.1", haproxy: "2.6.12", keepalived: "2.2.7" },
  noVirtualIpaddress: false,
  reloadCheckConfig: true,
  keepalivedNeedsBuildOptions: false,
  haproxyErrorLog: true,
  curlSignsToken: true,
  unknownCurves: ["X25519MLKEM768"],
  nginxConf: {
    workerCpuAffinity: false,
    errorLogInMain: true,
    http2Directive: false,
  },
};
