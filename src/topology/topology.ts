import type { PlatformName } from "../platforms/index.js";
import type { ClientAddress } from "../platforms/platform.js";
import type { Failover } from "../providers/failover.js";
import type { LoadBalancer, LoadBalancerInput, Vrrp, VrrpInput } from "../providers/vrrp-types.js";
import type { Access, Peers } from "./types/access.js";
import type { Backend, BackendInput } from "./types/backend.js";
import type { Logs } from "./types/logs.js";
import type { DnsInput, OwnLines, Route, Statistics, StatisticsInput, Tls, TlsInput } from "./types/service.js";
import type { ServiceTimeouts, Timeouts } from "./types/timeouts.js";

// The public types. test/types compares them with the schema, so that neither changes alone.

/** A topology as written; `parseTopology` fills in the defaults. docs/topology.md has all rules. */
export interface TopologyInput {
  /**
   * The JSON Schema for editors, as printed by `haproxy-failover schema`. Ignored otherwise.
   *
   * @default none
   */
  readonly $schema?: string | undefined;
  /** The operating system of every host. */
  readonly platform: PlatformName;
  /** The web servers, 1 or more, all with the same content. */
  readonly webServers: readonly WebServer[];
  /** The load balancers, 2 or more; the first is the primary. */
  readonly loadBalancers: readonly LoadBalancerInput[];
  /** How the balancers agree on who is master. */
  readonly vrrp: VrrpInput;
  /** The address that clients use, and what moves it. */
  readonly failover: Failover;
  /**
   * The services, 1 or more. Each becomes a frontend and a backend in haproxy.cfg, and a listen line on every web
   * server.
   *
   * @default one service with the defaults
   */
  readonly services?: readonly ServiceInput[] | undefined;
  /**
   * Pools of servers that services lead to, 0 or more. Not on ubuntu-14.04.
   *
   * @default none
   */
  readonly backends?: readonly BackendInput[] | undefined;
  /**
   * The DNS servers that HAProxy asks for servers given by host name. Not on ubuntu-14.04.
   *
   * @default those of the balancer's own /etc/resolv.conf
   */
  readonly dns?: DnsInput | undefined;
  /**
   * HAProxy's default time-outs. Not on ubuntu-14.04.
   *
   * @default those of each key
   */
  readonly timeouts?: Timeouts | undefined;
  /**
   * How the balancers synchronize their tables of clients, where `sticky: source` or a `rateLimit` needs them. Not on
   * ubuntu-14.04.
   *
   * @default on port 10000
   */
  readonly peers?: Peers | undefined;
  /**
   * HAProxy's statistics page; at /metrics, the same data for Prometheus; at /status, where a cloud moves the address, whether this balancer could take it. Not on ubuntu-14.04.
   *
   * @default none
   */
  readonly statistics?: StatisticsInput | undefined;
  /**
   * What HAProxy and nginx log. Not on ubuntu-14.04.
   *
   * @default text, and no request IDs
   */
  readonly logs?: Logs | undefined;
  /**
   * Custom lines for haproxy.cfg, for what no key covers. Not on ubuntu-14.04.
   *
   * @default none
   */
  readonly lines?: OwnLines | undefined;
}

/** A valid topology with every default filled in, from `parseTopology`. */
export interface Topology extends TopologyInput {
  readonly webServers: readonly [WebServer, ...WebServer[]];
  readonly loadBalancers: readonly [LoadBalancer, LoadBalancer, ...LoadBalancer[]];
  readonly vrrp: Vrrp;
  readonly services: readonly [Service, ...Service[]];
  readonly backends: readonly Backend[];
  readonly dns: { readonly nameservers: readonly string[] };
  readonly statistics?: Statistics | undefined;
}

/** A web server: nginx runs here. */
export interface WebServer {
  /**
   * The host's name: a DNS label of 1 to 63 characters, unique among all hosts (case does not matter). It names the
   * server in haproxy.cfg and the host's folder in the output.
   */
  readonly name: string;
  /** The address on the private network, where nginx listens: IPv4 or IPv6. */
  readonly privateIp: string;
  /**
   * The public address, if the host has one. Nothing listens there.
   *
   * @default none
   */
  readonly publicIp?: string | undefined;
}

/** A service as written. */
export interface ServiceInput extends Access {
  /**
   * The frontend's name in haproxy.cfg, 1 to 63 characters, unique among the services.
   *
   * @default "www"
   */
  readonly name?: string | undefined;
  /**
   * The backend that the service leads to, or, with routes, that takes what no route takes: one of `backends`, or, if
   * the name is not in that list, all web servers with our nginx on the service's port (80 with `tls`). 1 to 63
   * characters.
   *
   * @default "nginx_pool"
   */
  readonly backend?: string | undefined;
  /**
   * The TCP port, 1 to 65535, on the load balancers and on the web servers; unique among the services.
   *
   * @default 80
   */
  readonly port?: number | undefined;
  /**
   * Whether HAProxy forwards connections (`tcp`) or reads the requests in them (`http`).
   *
   * @default "tcp"
   */
  readonly mode?: "tcp" | "http" | undefined;
  /**
   * The balancing algorithm, as in haproxy.cfg; the choice depends on the platform's HAProxy.
   *
   * @default "roundrobin"
   */
  readonly balance?: string | undefined;
  /**
   * The virtual addresses that the service listens on: 1 or more addresses without prefix lengths. Only with a
   * provider that moves addresses onto the balancers.
   *
   * @default all of them
   */
  readonly addresses?: readonly string[] | undefined;
  /**
   * How the web servers learn the client's address. `x-forwarded-for` needs `mode: http`.
   *
   * @default "proxy-protocol", and "none" on ubuntu-14.04
   */
  readonly clientAddress?: ClientAddress | undefined;
  /**
   * How HAProxy terminates TLS. Not on ubuntu-14.04.
   *
   * @default none
   */
  readonly tls?: TlsInput | undefined;
  /**
   * Where requests go by host and path, or TLS connections by the host that they ask for: 1 route or more, of which the
   * first that fits is taken.
   *
   * @default none
   */
  readonly routes?: readonly Route[] | undefined;
  /**
   * What no route takes, in the place of a backend: answered with 404 (`not-found`) or 421 (`misdirected`), or closed.
   *
   * @default none
   */
  readonly otherwise?: "not-found" | "misdirected" | "reject" | undefined;
  /**
   * The most connections that the service has at a time, 1 to 200000, and half of them per client; further ones wait in
   * the kernel. Not on ubuntu-14.04.
   *
   * @default 10000, or a share of 40000
   */
  readonly maxconn?: number | undefined;
  /**
   * The service's own time-outs. Not on ubuntu-14.04.
   *
   * @default those of the tier
   */
  readonly timeouts?: ServiceTimeouts | undefined;
  /**
   * Lines of your own for the frontend, 1 or more. Not on ubuntu-14.04.
   *
   * @default none
   */
  readonly lines?: readonly string[] | undefined;
}

/** A service: a port, and how its connections are balanced, unless a backend in the list says that. */
export interface Service extends ServiceInput {
  readonly name: string;
  readonly port: number;
  readonly mode: "tcp" | "http";
  readonly tls?: Tls | undefined;
}
