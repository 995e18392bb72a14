import type { ClientAddress } from "../../platforms/platform.js";
import type { BackendTls, Nginx, NginxInput } from "./nginx.js";
import type { BackendTimeouts } from "./timeouts.js";

// The public types of backends: test/types holds them against the schema.

/** A pool of servers that services lead to, as written. */
export interface BackendInput {
  /** The backend's name in haproxy.cfg, 1 to 63 characters. Services and backends share one namespace. */
  readonly name: string;
  /**
   * The TCP port, 1 to 65535, on which an application of your own listens. Without it, our nginx serves there.
   *
   * @default none
   */
  readonly port?: number | undefined;
  /**
   * Our nginx on the servers, which must be web servers of the topology. Give this or `port`.
   *
   * @default nginx on port 80, where there is no port
   */
  readonly nginx?: NginxInput | undefined;
  /**
   * The servers of the pool, 1 or more: names of web servers, or maps with details.
   *
   * @default all web servers
   */
  readonly servers?: readonly (string | BackendServer)[] | undefined;
  /**
   * The balancing algorithm, as haproxy.cfg writes it; the platform's HAProxy decides which exist.
   *
   * @default "roundrobin"
   */
  readonly balance?: string | undefined;
  /**
   * How the servers learn the client's address.
   *
   * @default "proxy-protocol" for our nginx; otherwise "x-forwarded-for" in HTTP mode and "none" in TCP mode
   */
  readonly clientAddress?: ClientAddress | undefined;
  /**
   * How HAProxy checks whether a server is healthy.
   *
   * @default an HTTP request for our nginx and in HTTP mode, otherwise a TCP connection
   */
  readonly check?: CheckType | CheckInput | undefined;
  /**
   * TLS to the servers, whose certificates are verified.
   *
   * @default none
   */
  readonly tls?: BackendTls | undefined;
  /**
   * How a client gets back to the same server, even after a failover: by a cookie (in HTTP mode), or by its address.
   *
   * @default not at all
   */
  readonly sticky?: "cookie" | "source" | undefined;
  /**
   * The most connections to each server at a time, 1 to 1000000; further ones wait.
   *
   * @default a share of what one web server takes
   */
  readonly maxconn?: number | undefined;
  /**
   * How long a server that comes back takes to reach its full share of the load: `30s`.
   *
   * @default none
   */
  readonly slowStart?: string | undefined;
  /**
   * The backend's own time-outs.
   *
   * @default those of the tier
   */
  readonly timeouts?: BackendTimeouts | undefined;
  /**
   * Lines of your own for the backend, 1 or more.
   *
   * @default none
   */
  readonly lines?: readonly string[] | undefined;
}

/** What HAProxy asks a server for. */
export type CheckType = "http" | "https" | "tcp" | "tls";

/** A server where a backend lists it. */
export interface BackendServer {
  /** The name of a web server; with `address`, of a host that this tier does not configure. */
  readonly name: string;
  /**
   * The address of a host that this tier does not configure: IPv4, IPv6, or a host name.
   *
   * @default none
   */
  readonly address?: string | undefined;
  /**
   * The server's TCP port, 1 to 65535, where it is not the backend's.
   *
   * @default the backend's
   */
  readonly port?: number | undefined;
  /**
   * The server's share of the load, 0 to 256; with 0 it gets no new clients.
   *
   * @default 1
   */
  readonly weight?: number | undefined;
  /**
   * Whether the server is used only while no other one is healthy.
   *
   * @default false
   */
  readonly backup?: boolean | undefined;
  /**
   * The most connections to the server at a time, 1 to 1000000; further ones wait.
   *
   * @default the backend's
   */
  readonly maxconn?: number | undefined;
}

/** How HAProxy checks whether a server is healthy, as written. */
export interface CheckInput {
  /**
   * What HAProxy checks: an HTTP request (https: over TLS), a connection (tcp), or a TLS handshake (tls).
   *
   * @default "http" for our nginx and in HTTP mode, otherwise "tcp"
   */
  readonly type?: CheckType | undefined;
  /**
   * The request's method.
   *
   * @default "GET"
   */
  readonly method?: "GET" | "HEAD" | "OPTIONS" | undefined;
  /**
   * The request's path.
   *
   * @default "/"
   */
  readonly path?: string | undefined;
  /**
   * The request's Host header; the request is then HTTP/1.1.
   *
   * @default none, and HTTP/1.0
   */
  readonly host?: string | undefined;
  /**
   * The status that a healthy server answers: 200, or a range such as `200-399`.
   *
   * @default 2xx and 3xx
   */
  readonly status?: number | string | undefined;
  /**
   * The TCP port that is asked, 1 to 65535.
   *
   * @default the server's
   */
  readonly port?: number | undefined;
  /**
   * How often a server is asked: `2s`.
   *
   * @default "1s"
   */
  readonly interval?: string | undefined;
  /**
   * After how many failures in a row, 1 to 100, a server counts as down.
   *
   * @default 2
   */
  readonly fall?: number | undefined;
  /**
   * After how many answers in a row, 1 to 100, it counts as up again.
   *
   * @default 2
   */
  readonly rise?: number | undefined;
}

/** How HAProxy checks whether a server is healthy, with its type filled in. */
export interface Check extends CheckInput {
  readonly type: CheckType;
}

/** A pool of servers, with its defaults filled in: either `port` or `nginx` is there. */
export interface Backend extends BackendInput {
  readonly nginx?: Nginx | undefined;
  readonly servers?: readonly BackendServer[] | undefined;
  readonly balance: string;
  readonly clientAddress: ClientAddress;
  readonly check: Check;
}
