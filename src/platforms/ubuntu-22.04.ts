import type { SystemdPlatform } from "./platform.js";
import { systemd } from "./systemd.js";

export const ubuntu2204: SystemdPlatform = {
  ...systemd,
  name: "ubuntu-22.04",
  versions: { nginx: "1.18.0", haproxy: "2.4", keepalived: "2.2.4" },
  noVirtualIpaddress: false,
  reloadCheckConfig: true,
  keepalivedNeedsBuildOptions: false,
  haproxyErrorLog: false,
  curlSignsToken: false,
  unknownCurves: ["X25519MLKEM768"],
  nginxConf: {
    workerCpuAffinity: false,
    errorLogInMain: false,
    http2Directive: false,
  },
};
