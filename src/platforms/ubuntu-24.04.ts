import type { SystemdPlatform } from "./platform.js";
import { systemd } from "./systemd.js";

export const ubuntu2404: SystemdPlatform = {
  ...systemd,
  name: "ubuntu-24.04",
  versions: { nginx: "1.24.0", haproxy: "2.8", keepalived: "2.2.8" },
  noVirtualIpaddress: true,
  nginxConf: {
    workerCpuAffinity: false,
    errorLogInMain: true,
    serverTokensOff: false,
    sslProtocols: ["TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3"],
    sslPreferServerCiphers: "on",
  },
};
