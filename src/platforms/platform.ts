import type { Warning } from "../issues/warning.js";

/** What a platform ships and what its programs support. */
export type Platform = UpstartPlatform | SystemdPlatform;

interface CommonFacts {
  readonly name: string;
  /** The versions that the generated files are for. */
  readonly versions: { readonly nginx: string; readonly haproxy: string; readonly keepalived: string };
  /** The `balance` algorithms that this HAProxy supports; NAME is an argument. */
  readonly balance: readonly string[];
  /** How the client's address can be passed to the web servers; the first is the default. */
  readonly clientAddress: readonly [ClientAddress, ...ClientAddress[]];
  /** Whether this HAProxy objects to a frontend and a backend with the same name: 3.2 warns, 3.3 refuses. */
  readonly mindsSharedNames?: true;
  /** The default interval of keepalived's check of HAProxy, in seconds. */
  readonly checkInterval: number;
  /** Known faults of this platform, whatever the topology. */
  readonly faults: readonly Fault[];
}

/** A platform with the guide's own files. */
export interface UpstartPlatform extends CommonFacts {
  readonly init: "upstart";
}

/** A platform with today's files. */
export interface SystemdPlatform extends CommonFacts {
  readonly init: "systemd";
  /** Whether keepalived supports `no_virtual_ipaddress` (2.2.8 and later). */
  readonly noVirtualIpaddress: boolean;
  /**
   * Whether keepalived's `reload_check_config` works. From 2.3.4 on, the process that checks the new file can no longer pass it on,
   * and every reload loads the old file once more, without a word (`close_range` in `system_call_script` of its notify.c, which is
   * there in 2.4.3 as well).
   */
  readonly reloadCheckConfig: boolean;
  /**
   * Whether keepalived ends without its package's file of build options, though an empty one will do: 2.3.0 and later, built
   * reproducibly (`read_config_opts` in its core/main.c).
   */
  readonly keepalivedNeedsBuildOptions: boolean;
  /** Whether HAProxy has `error-log-format`, for what fails before there is a request (2.5 and later). */
  readonly haproxyErrorLog: boolean;
  /**
   * Whether curl's Signature Version 4 also signs the header of a security token: 7.86 and later
   * (https://github.com/curl/curl/pull/7966).
   */
  readonly curlSignsToken: boolean;
  /** Curves of the TLS profiles that its OpenSSL lacks: X25519MLKEM768 came with OpenSSL 3.5. */
  readonly unknownCurves: readonly string[];
  /** Where the stock nginx.conf differs from other platforms'. */
  readonly nginxConf: StockNginxConf;
}

/** The init system, which selects the style of the files: `upstart` is the guide's. */
export type Init = Platform["init"];

/** A way to pass the client's address to the web servers. */
export type ClientAddress = "none" | "x-forwarded-for" | "proxy-protocol" | "proxy-protocol-v2";

export interface StockNginxConf {
  /** Whether `worker_cpu_affinity auto` follows `worker_processes`. */
  readonly workerCpuAffinity: boolean;
  /** Whether `error_log` is in the main context rather than in the http block. */
  readonly errorLogInMain: boolean;
  /** Whether nginx has `http2 on` (1.25.1 and later, which warn of the old form) rather than a word in `listen`. */
  readonly http2Directive: boolean;
}

/** Something valid that causes trouble on this platform. */
export type Fault = Warning;
