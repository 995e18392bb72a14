import type { Asked, AskedTls } from "../providers/master-tier.js";
import { providerFilesOf } from "./facts.js";
import { servicePools } from "./pools.js";
import type { Service, Topology } from "./topology.js";

// What master.sh asks, to find out whether the site answers at an address.

/** What master.sh asks at an address, or without one at any. */
export function askedOf(topology: Topology, address?: string): Asked {
  const isThere = ({ addresses }: Service) =>
    address === undefined || addresses === undefined || addresses.includes(address);
  const asked = topology.services.filter(isThere).map((service) => askedBy(topology, service));
  return {
    http: asked.flatMap(({ http = [] }) => http),
    tls: asked.flatMap(({ tls = [] }) => tls),
    held: asked.flatMap(({ held = [] }) => held),
  };
}

/** Whether master.sh asks the redirect to a service, which then says 503 where no pool of the service has a server. */
export function asksRedirect(topology: Topology, { tls }: Service): boolean {
  return tls?.redirectFrom !== undefined && providerFilesOf(topology).move !== undefined;
}

/**
 * The pool that master.sh's question leads to, which is for `/` and names no host, and the service's others, which may answer
 * where that one does not; false if none need speak for it.
 */
export function poolsAsked(topology: Topology, service: Service): { backend: string; pools: string[] } | false {
  const { mode, backend } = service;
  const isAsked = mode === "http" && providerFilesOf(topology).move !== undefined && !asksRedirect(topology, service);
  if (!isAsked || backend === undefined) return false;
  const pools = servicePools(topology, service).flatMap(({ name }) => (name === backend ? [] : [name]));
  return pools.length > 0 ? { backend, pools } : false;
}

function askedBy(topology: Topology, service: Service): Partial<Asked> {
  const { port, mode, tls, routes } = service;
  if (tls?.redirectFrom !== undefined) return { http: [tls.redirectFrom] };
  if (tls !== undefined) {
    return {
      tls: [{ port, scheme: mode === "http" ? "https" : "imaps", isTelling: !tls.certificates.endsWith("/") }],
    };
  }
  // Our nginx speaks HTTP in every mode.
  const speaksHttp =
    mode === "http" || servicePools(topology, service).every(({ isOurs, nginx }) => isOurs && nginx?.tls === undefined);
  if (speaksHttp) return { http: [port] };
  return routes === undefined ? { held: [port] } : { tls: passedTls(service) };
}

/** TLS that HAProxy passes on by the name of the host: each pool by one of its names, and the default one without. */
function passedTls({ port, routes = [], backend }: Service): AskedTls[] {
  const names = new Map(routes.map((route) => [route.backend, route.hosts?.[0]?.replace("*", "x")] as const).reverse());
  if (backend !== undefined && !names.has(backend)) names.set(backend, undefined);
  return [...names.values()].map((host) => ({ port, scheme: "https", host, isTelling: true }));
}
