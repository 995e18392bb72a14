import { beforePort } from "../../fields/address.js";
/**
 * What must come of asking an address:
 * - `closed`: nothing listens there, or nothing gets there;
 * - `guarded`: as `closed`, or our nginx refuses whoever is no balancer (403);
 * - `dropped`: a connection that ends without an answer;
 * - `open`: a connection;
 * - `held`: a connection that stays open;
 * - `tls`: a TLS handshake;
 * - two numbers: the lowest and the highest HTTP status.
 */
export type Wanted = "closed" | "guarded" | "dropped" | "open" | "held" | "tls" | `${number}-${number}`;

/** A row of the table of who may reach what. */
export interface Row {
  readonly wanted: Wanted;
  readonly url: string;
  /** The address and port to connect to, where the URL has a host name instead; of IPv6 in brackets. */
  readonly connectTo: string | false;
  /** Whether to begin with a line of the PROXY protocol. */
  readonly proxy: boolean;
  /** What is asked, for people. */
  readonly what: Required<What>;
  /** The address and port that are asked. */
  readonly at: string;
}

/** What is asked: `web1 of nginx_pool`; `www at its anchor IP, for shop.example.com/api`. */
export interface What {
  readonly name?: string;
  readonly phrase: Phrase;
  readonly of?: string;
  readonly detail?: Detail;
  /** A host name and a path. */
  readonly route?: string;
}

export const phrases = [
  "itself",
  "its public address",
  "its private address",
  "its private address, which only balancers may use",
  ", which only balancers may use",
  "the private address of ",
  "the public address of ",
  "the statistics",
  " of ",
  " at its anchor IP",
  " at its private address",
  " at its public IP",
  " at the virtual address",
  " at the address that moves",
] as const;
export type Phrase = (typeof phrases)[number];

export const details = [
  "",
  ", redirected",
  ", for ",
  ", for what no route takes",
  ", whose certificates have names unknown here",
  ", which does not let in everybody",
] as const;
export type Detail = (typeof details)[number];

/** Any answer but one that says that no server is healthy. */
export const answered: Wanted = "100-499";

/** Nothing is to answer there. */
export const closed = (address: string, port: number, what: What): Row => row("closed", address, port, what);

interface Request {
  readonly scheme?: "http" | "https" | "telnet";
  readonly host?: string | undefined;
  readonly path?: string | undefined;
}

/** A row that asks one address. */
export function row(wanted: Wanted, address: string, port: number, what: What, request: Request = {}): Row {
  const { scheme = "http", host, path = "/" } = request;
  const at = `${beforePort(address)}:${port}`;
  const url = `${scheme}://${host === undefined ? at : `${host}:${port}`}${path}`;
  const named = { name: "", of: "", detail: "" as const, route: "", ...what };
  return { wanted, url, connectTo: host !== undefined && at, proxy: false, what: named, at };
}
