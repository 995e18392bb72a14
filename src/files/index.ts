import type { LoadBalancer, WebServer } from "../topology/defaults.js";
import { haproxyDefaultsFile } from "./haproxy/defaults.js";
import { haproxyCfgFile } from "./haproxy/haproxy-cfg.js";
import type { HostFile } from "./host-file.js";
import { keepalivedConfFile } from "./keepalived/keepalived-conf.js";
import { masterScriptFile } from "./keepalived/master-script.js";
import { keepalivedUpstartJobFile } from "./keepalived/upstart-job.js";
import { nginxDefaultSiteFile } from "./nginx/default-site.js";
import { nginxConfFile } from "./nginx/nginx-conf.js";
import { haproxyDropInFile } from "./systemd/haproxy-dropin.js";
import { keepalivedDropInFile } from "./systemd/keepalived-dropin.js";
import { nginxDropInFile } from "./systemd/nginx-dropin.js";

/** Every file of a web server, in the order of their paths. */
export const webServerFiles: readonly HostFile<WebServer>[] = [nginxConfFile, nginxDefaultSiteFile, nginxDropInFile];

/** Every file of a load balancer, in the order of their paths. */
export const loadBalancerFiles: readonly HostFile<LoadBalancer>[] = [
  haproxyDefaultsFile,
  haproxyCfgFile,
  keepalivedUpstartJobFile,
  keepalivedConfFile,
  masterScriptFile,
  haproxyDropInFile,
  keepalivedDropInFile,
];
