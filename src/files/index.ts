import { haproxyDefaultsFile } from "./haproxy/defaults.js";
import { haproxyCfgFile } from "./haproxy/haproxy-cfg.js";
import { keepServerStateFile } from "./haproxy/keep-server-state.js";
import type { LoadBalancerFile, WebServerFile } from "./host-file.js";
import { hooksScriptFile } from "./keepalived/hooks-script.js";
import { keepalivedConfFile } from "./keepalived/keepalived-conf.js";
import { masterScriptFile } from "./keepalived/master-script.js";
import { keepalivedUpstartJobFile } from "./keepalived/upstart-job.js";
import { nginxDefaultSiteFile } from "./nginx/default-site.js";
import { nginxConfFile } from "./nginx/nginx-conf.js";
import { haproxyDropInFile } from "./systemd/haproxy-dropin.js";
import { failoverUnitFile } from "./systemd/haproxy-failover.js";
import { hooksUnitFile } from "./systemd/haproxy-failover-hooks.js";
import { keepalivedDropInFile } from "./systemd/keepalived-dropin.js";
import { nginxDropInFile } from "./systemd/nginx-dropin.js";
import { sysctlFile } from "./systemd/sysctl.js";

/** Every file: the web servers', then the load balancers', each sorted by path. */
export const defaultFiles: readonly (WebServerFile | LoadBalancerFile)[] = [
  nginxConfFile,
  nginxDefaultSiteFile,
  nginxDropInFile,

  haproxyDefaultsFile,
  haproxyCfgFile,
  keepServerStateFile,
  keepalivedUpstartJobFile,
  hooksScriptFile,
  keepalivedConfFile,
  masterScriptFile,
  sysctlFile,
  hooksUnitFile,
  failoverUnitFile,
  haproxyDropInFile,
  keepalivedDropInFile,
];
