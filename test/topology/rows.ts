import { parseTopology } from "../../src/index.js";
import type { Row } from "../../src/topology/reach/row.js";
import { addressRows } from "../../src/topology/reach/services.js";
import { base } from "./told.js";

// Rows of the table of who may reach what, as a line each.

/** `403-403 http://10.1.0.1:80/ by PROXY: its private address`. */
export function lineOf({ wanted, url, connectTo, proxy, what, at }: Row): string {
  const { name, phrase, of, detail, route } = what;
  // The address that is asked is in the URL, unless that has a host name.
  const address = connectTo === false ? url.split("/")[2] : connectTo;
  const asked = `${connectTo === false ? "" : ` at ${connectTo}`}${address === at ? "" : ` not ${at}`}`;
  return `${wanted} ${url}${asked}${proxy ? " by PROXY" : ""}: ${name}${phrase}${of}${detail}${route}`;
}

/** What is changed of a service and its backend. */
export interface Case {
  readonly service?: object;
  readonly backend?: object;
  readonly others?: readonly object[];
}

export const parsed = ({ service, backend, others = [] }: Case) =>
  parseTopology({
    ...base,
    services: [{ name: "s", port: 443, backend: "app", ...service }],
    backends: [{ name: "app", port: 3000, ...backend }, ...others],
  } as never);

/** What is asked of the service, at an address. */
export const ofService = (of: Case, address = "10.1.0.100") =>
  addressRows(parsed(of), [address], " at the virtual address").map((one) =>
    lineOf(one)
      .replace(`${address}:443`, "HERE")
      .replace(/: s at the virtual address/, ""),
  );

export const http = { mode: "http" };
export const tls = { tls: { certificates: "/etc/haproxy/site.pem" } };
export const anyCertificate = { tls: { certificates: "/etc/haproxy/certs/" } };
