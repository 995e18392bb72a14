export type { DiagramOptions } from "./diagram/diagram.js";
export { diagram } from "./diagram/diagram.js";
export { TopologyError, UnsafeValueError } from "./errors.js";
export { ansible } from "./exports/ansible.js";
export { cloudInit } from "./exports/cloud-init.js";
export { tarArchive } from "./exports/tar.js";
export { haproxyDefaults, haproxyDefaultsFile } from "./files/haproxy/defaults.js";
export { haproxyCfg, haproxyCfgFile } from "./files/haproxy/haproxy-cfg.js";
export { keepServerState, keepServerStateFile } from "./files/haproxy/keep-server-state.js";
export type { HostFile, HostKind, HostOf, LoadBalancerFile, WebServerFile } from "./files/host-file.js";
export { NoSuchFileError } from "./files/host-file.js";
export { defaultFiles } from "./files/index.js";
export { hooksScript, hooksScriptFile } from "./files/keepalived/hooks-script.js";
export { keepalivedConf, keepalivedConfFile } from "./files/keepalived/keepalived-conf.js";
export { masterScript, masterScriptFile } from "./files/keepalived/master-script.js";
export { keepalivedUpstartJob, keepalivedUpstartJobFile } from "./files/keepalived/upstart-job.js";
export { nginxDefaultSite, nginxDefaultSiteFile } from "./files/nginx/default-site.js";
export { nginxLogFormat } from "./files/nginx/log-format.js";
export { nginxConf, nginxConfFile } from "./files/nginx/nginx-conf.js";
export { loadBalancerSetupFile, setupScript, webServerSetupFile } from "./files/setup/setup-script.js";
export { loadBalancerVerifyFile, verifyScript, webServerVerifyFile } from "./files/setup/verify-script.js";
export { setupFiles } from "./files/setup-files.js";
export { haproxyDropIn, haproxyDropInFile } from "./files/systemd/haproxy-dropin.js";
export { failoverUnit, failoverUnitFile } from "./files/systemd/haproxy-failover.js";
export { hooksUnit, hooksUnitFile } from "./files/systemd/haproxy-failover-hooks.js";
export { keepalivedDropIn, keepalivedDropInFile } from "./files/systemd/keepalived-dropin.js";
export { nginxDropIn, nginxDropInFile } from "./files/systemd/nginx-dropin.js";
export { sysctl, sysctlFile } from "./files/systemd/sysctl.js";
export type { ForecastOptions } from "./forecast/forecast.js";
export { forecast } from "./forecast/forecast.js";
export type { FaultName, Forecast, Holder, Range, Setting, Step } from "./forecast/outcome.js";
export type { GeneratedFile, GenerateOptions } from "./generate.js";
export { generate } from "./generate.js";
export type { FieldRule, Issue, IssueCode } from "./issues/issue.js";
export type { FoundValue } from "./issues/value.js";
export type { Warning, WarningCode } from "./issues/warning.js";
export type { PlatformName } from "./platforms/index.js";
export type {
  AwsFailover,
  CommandFailover,
  DigitalOceanFailover,
  Failover,
  FloatingIp,
  GcpFailover,
  HetznerFailover,
  HetznerRobotFailover,
  VipAddress,
  VipFailover,
  VipGroup,
} from "./providers/failover.js";
export type { LoadBalancer, LoadBalancerInput, Vrrp, VrrpHooks, VrrpInput } from "./providers/vrrp-types.js";
export { defineTopology } from "./topology/define.js";
export { topologyJsonSchema } from "./topology/json-schema.js";
export { parseTopology } from "./topology/parse.js";
export type {
  Service,
  ServiceInput,
  Topology,
  TopologyInput,
  WebServer,
} from "./topology/topology.js";
export type {
  Access,
  Header,
  Peers,
  RateLimit,
  Redirect,
  ResponseHeaders,
} from "./topology/types/access.js";
export type {
  Backend,
  BackendInput,
  BackendServer,
  Check,
  CheckInput,
  CheckType,
} from "./topology/types/backend.js";
export type { Logs } from "./topology/types/logs.js";
export type { BackendTls, Nginx, NginxInput, NginxLocation, NginxTls } from "./topology/types/nginx.js";
export type {
  DnsInput,
  OwnLines,
  Route,
  Statistics,
  StatisticsInput,
  Tls,
  TlsInput,
  User,
} from "./topology/types/service.js";
export type { BackendTimeouts, ServiceTimeouts, Timeouts } from "./topology/types/timeouts.js";
export { lint } from "./topology/warnings/lint.js";
export type { NamedTopology, TierWarning, TierWarningCode } from "./topology/warnings/tiers.js";
export { lintTiers } from "./topology/warnings/tiers.js";
