import type { SystemdPlatform } from "./platform.js";
import { systemd } from "./systemd.js";

export const debian13: SystemdPlatform = {
  ...systemd,
  name: "debian-13",
  versions: { nginx: "1.26.3", haproxy: "3.0.11", keepalived: "2.3.3" },
  noVirtualIpaddress: true,
  reloadCheckConfig: true,
  keepalivedNeedsBuildOptions: true,
  haproxyErrorLog: true,
  curlSignsToken: true,
  unknownCurves: [],
  nginxConf: {
    workerCpuAffinity: true,
    errorLogInMain: true,
    http2Directive: true,
  },
};
