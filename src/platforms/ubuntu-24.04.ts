import type { SystemdPlatform } from "./platform.js";
import { systemd } from "./systemd.js";

export const ubuntu2404: SystemdPlatform = {
  ...systemd,
  name: "ubuntu-24.04",
  versions: { nginx: "1.24.0", haproxy: "2.8", keepalived: "2.2.8" },
  noVirtualIpaddress: true,
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
