import type { User } from "./service.js";

// The public types of who may use a service, and of what HAProxy itself answers: test/types holds them against the schema.

/** Who may use a service, and how much; its redirects; the headers of its responses. */
export interface Access {
  /**
   * The addresses and networks, 1 or more, that clients may come from; others get 403, or in TCP mode no connection.
   * Not on ubuntu-14.04.
   *
   * @default all
   */
  readonly allow?: readonly string[] | undefined;
  /**
   * The addresses and networks, 1 or more, that clients may not come from, even if allowed. Not on ubuntu-14.04.
   *
   * @default none
   */
  readonly deny?: readonly string[] | undefined;
  /**
   * How many requests a client may make in a period; further ones get 429. In HTTP mode. Not on ubuntu-14.04.
   *
   * @default none
   */
  readonly rateLimit?: RateLimit | undefined;
  /**
   * Who may use the service, by password (basic authentication): 1 user or more. In HTTP mode. Not on ubuntu-14.04.
   *
   * @default everybody
   */
  readonly users?: readonly User[] | undefined;
  /**
   * Requests that are redirected, before any route applies: 1 redirect or more. In HTTP mode. Not on ubuntu-14.04.
   *
   * @default none
   */
  readonly redirects?: readonly Redirect[] | undefined;
  /**
   * Headers of the service's responses, including errors and redirects. In HTTP mode. Not on ubuntu-14.04.
   *
   * @default as they come
   */
  readonly responseHeaders?: ResponseHeaders | undefined;
}

/**
 * How many requests a client may make. The balancers share their counts, so a failover does not start anew. Where several
 * serve at a time, some of the requests in the same instant are not counted.
 */
export interface RateLimit {
  /** How many requests, 1 to 1000000. */
  readonly requests: number;
  /** The period: `10s`. */
  readonly per: string;
}

/** Requests that are redirected, with `location` or `prefix`. */
export interface Redirect {
  /**
   * The host names that are redirected, 1 or more, case does not matter.
   *
   * @default all
   */
  readonly hosts?: readonly string[] | undefined;
  /**
   * The path that is redirected, with everything below it.
   *
   * @default all
   */
  readonly path?: string | undefined;
  /**
   * Where clients are sent: a URL, or a path of the same host.
   *
   * @default none
   */
  readonly location?: string | undefined;
  /**
   * The scheme and host where clients are sent with the path that they asked for: `https://www.example.com`.
   *
   * @default none
   */
  readonly prefix?: string | undefined;
  /**
   * The status. Browsers remember 301 and 308.
   *
   * @default 302
   */
  readonly status?: 301 | 302 | 303 | 307 | 308 | undefined;
}

/** Headers of a service's responses. */
export interface ResponseHeaders {
  /**
   * Headers to set in every response, in place of any with the same name: 1 or more.
   *
   * @default none
   */
  readonly set?: readonly Header[] | undefined;
  /**
   * The names of headers to remove from every response: 1 or more.
   *
   * @default none
   */
  readonly remove?: readonly string[] | undefined;
}

/** A header. */
export interface Header {
  /** Its name. */
  readonly name: string;
  /** Its value: 1 to 1000 printable ASCII characters. */
  readonly value: string;
}

/** How the balancers synchronize their tables of clients. */
export interface Peers {
  /**
   * The TCP port, 1 to 65535, on each balancer's private address.
   *
   * @default 10000
   */
  readonly port?: number | undefined;
}
