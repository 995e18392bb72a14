// The public types of our nginx and of TLS to servers: test/types holds them against the schema.

/** What our nginx does on the servers of a backend, as written. */
export interface NginxInput {
  /**
   * The TCP port that it listens on, 1 to 65535.
   *
   * @default 80
   */
  readonly port?: number | undefined;
  /**
   * The folder that it serves, as an absolute path.
   *
   * @default "/var/www/html"
   */
  readonly root?: string | undefined;
  /**
   * The TCP port, 1 to 65535, of an application on the same host, which it passes all requests to instead: at 127.0.0.1,
   * with the client's address, scheme and port in X-Forwarded-For, -Proto and -Port, and WebSocket connections as well.
   *
   * @default none
   */
  readonly app?: number | undefined;
  /**
   * The largest body of a request: `10m`.
   *
   * @default "1m", as in nginx
   */
  readonly bodySize?: string | undefined;
  /**
   * How it terminates TLS, where HAProxy passes TLS through or uses TLS to the servers.
   *
   * @default none
   */
  readonly tls?: NginxTls | undefined;
  /**
   * Lines of your own for nginx's server block, 1 or more.
   *
   * @default none
   */
  readonly lines?: readonly string[] | undefined;
  /**
   * Locations of your own in nginx's server block, 1 or more.
   *
   * @default none
   */
  readonly locations?: readonly NginxLocation[] | undefined;
}

/** Our nginx, with its port filled in. */
export interface Nginx extends NginxInput {
  readonly port: number;
}

/** How our nginx terminates TLS. */
export interface NginxTls {
  /** The PEM file on each web server with the certificate and its chain, as an absolute path. */
  readonly certificate: string;
  /**
   * The PEM file with the key, as an absolute path.
   *
   * @default the certificate's file
   */
  readonly key?: string | undefined;
  /**
   * Mozilla's recommendations for servers, version 6.0: `modern` is TLS 1.3 only, `intermediate` includes 1.2.
   *
   * @default "intermediate"
   */
  readonly profile?: "modern" | "intermediate" | undefined;
}

/** A location of your own. */
export interface NginxLocation {
  /** Its path, as nginx writes it: a path, or one of `=`, `^~`, `~` and `~*` with a path or a regular expression. */
  readonly path: string;
  /** Its lines, 1 or more. */
  readonly lines: readonly string[];
}

/** TLS from HAProxy to the servers, whose certificates are verified. */
export interface BackendTls {
  /**
   * The name in the servers' certificates.
   *
   * @default each server's own host name
   */
  readonly serverName?: string | undefined;
  /**
   * The PEM file on each balancer with the CA certificates to trust, as an absolute path.
   *
   * @default "/etc/ssl/certs/ca-certificates.crt", which Debian's package ca-certificates brings
   */
  readonly ca?: string | undefined;
}
