// The public types of a service's parts. test/types checks them against the schema.

/** How HAProxy terminates TLS, as written. */
export interface TlsInput {
  /**
   * Where the certificates are on each balancer, as an absolute path: a folder of PEM files, with a slash at its end,
   * or one PEM file. Each file has a certificate, its chain and its key.
   */
  readonly certificates: string;
  /**
   * Mozilla's recommendations for servers, version 6.0: `modern` is TLS 1.3 alone, `intermediate` has 1.2 as well.
   *
   * @default "intermediate"
   */
  readonly profile?: "modern" | "intermediate" | undefined;
  /**
   * How long browsers keep to HTTPS for this host, in seconds from 0 to 126144000; 0 for no such header. In HTTP mode.
   *
   * @default 63072000
   */
  readonly hsts?: number | undefined;
  /**
   * A TCP port, 1 to 65535, 80 as a rule, on which HAProxy answers every request with a redirect (301) to this service.
   * In HTTP mode.
   *
   * @default none
   */
  readonly redirectFrom?: number | undefined;
  /**
   * The thumbprint of an ACME account's key: every balancer then answers http-01 challenges for it.
   *
   * @default none
   */
  readonly acmeThumbprint?: string | undefined;
}

/** How HAProxy ends TLS, with the defaults filled in. */
export interface Tls extends TlsInput {
  readonly profile: "modern" | "intermediate";
  readonly hsts: number;
}

/** Where some of a service's requests go, or some of its TLS connections. */
export interface Route {
  /**
   * The host names that the route takes, 1 or more, upper and lower case alike; `*.example.com` takes all below one.
   *
   * @default all
   */
  readonly hosts?: readonly string[] | undefined;
  /**
   * The path that the route takes with everything below it. In HTTP mode.
   *
   * @default all
   */
  readonly path?: string | undefined;
  /** The backend that the route leads to: one of `backends`. */
  readonly backend: string;
}

/** The DNS servers for servers given by host name, as written. */
export interface DnsInput {
  /**
   * The addresses of the DNS servers that HAProxy asks, 0 or more.
   *
   * @default those of the balancer's own /etc/resolv.conf
   */
  readonly nameservers?: readonly string[] | undefined;
}

/** HAProxy's page on the state of the tier, as people ask for it: with `users`, `allow`, or both. */
export interface StatisticsInput {
  /**
   * The TCP port, 1 to 65535, on the balancer's private address.
   *
   * @default 8404
   */
  readonly port?: number | undefined;
  /**
   * Who may look, by password: 1 user or more.
   *
   * @default none
   */
  readonly users?: readonly User[] | undefined;
  /**
   * From which addresses and networks one may look, 1 or more.
   *
   * @default none
   */
  readonly allow?: readonly string[] | undefined;
}

/** HAProxy's page, with its port filled in. */
export interface Statistics extends StatisticsInput {
  readonly port: number;
}

/** Somebody with a password. */
export interface User {
  /** The user's name. */
  readonly name: string;
  /** The password's hash, as `openssl passwd -5` prints it. The password itself is never stored. */
  readonly passwordHash: string;
}

/** Custom lines outside services and backends. */
export interface OwnLines {
  /**
   * Lines for the global section, 1 or more.
   *
   * @default none
   */
  readonly global?: readonly string[] | undefined;
  /**
   * A folder on the balancers with sections of your own, in files that end in .cfg, as an absolute path such as
   * /etc/haproxy/conf.d. HAProxy reads it after haproxy.cfg.
   *
   * @default none
   */
  readonly folder?: string | undefined;
  /**
   * Lines for the defaults section, 1 or more.
   *
   * @default none
   */
  readonly defaults?: readonly string[] | undefined;
}
