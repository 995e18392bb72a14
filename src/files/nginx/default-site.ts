import systemd from "../../../templates/nginx/default-site.systemd.mustache";
import upstart from "../../../templates/nginx/default-site.upstart.mustache";
import { duration, tlsNames } from "../../guards/haproxy.js";
import { absolutePath, address, addressBeforePort, oneOf, port, word } from "../../guards/kinds.js";
import { bodySize, nginxLine, nginxPlace } from "../../guards/nginx.js";
import { platforms } from "../../platforms/index.js";
import type { ClientAddress } from "../../platforms/platform.js";
import { perHost, type SharedText, template } from "../../rendering/template.js";
import { balancerAddresses } from "../../topology/facts.js";
import { nginxPoolsOn, type Pool, poolsOf, runsNginx } from "../../topology/pools.js";
import type { Topology, WebServer } from "../../topology/topology.js";
import { siteView } from "../../views/nginx-site.js";
import { textOn, type WebServerFile } from "../host-file.js";

const path = "/etc/nginx/sites-available/default";

const render = {
  upstart: template(upstart, path, { address: addressBeforePort, port, allowed: address }),
  systemd: template(systemd, path, {
    address: addressBeforePort,
    port,
    balancers: address,
    header: word,
    certificate: absolutePath,
    key: absolutePath,
    ciphers: tlsNames,
    curves: tlsNames,
    bodySize,
    root: absolutePath,
    proto: oneOf("http", "https"),
    connect: duration,
    tunnel: duration,
    lines: nginxLine,
    place: nginxPlace,
  }),
};

/**
 * A web server's `/etc/nginx/sites-available/default`: it listens on the private address only, once for each pool that
 * it is in, and lets in the balancers only.
 *
 * @returns The file's text.
 * @throws {NoSuchFileError} if the host is not in the topology.
 *
 * @example
 * ```ts
 * nginxDefaultSite(topology, topology.webServers[0]); // "server {\n    listen 10.132.20.236:80;\n..."
 * ```
 */
export function nginxDefaultSite(topology: Topology, webServer: WebServer): string {
  return textOn(nginxDefaultSiteFile, topology, webServer);
}

function text(topology: Topology): (webServer: WebServer) => string {
  const pools = poolsOf(topology);
  const balancers = balancerAddresses(topology);
  const address = perHost("privateIp");
  const shared = (here: readonly Pool[]): SharedText<"privateIp"> => {
    if (platforms[topology.platform].init === "upstart") {
      return render.upstart.shared({ listens: here.map(({ port }) => ({ address, port })), allowed: balancers });
    }
    return render.systemd.shared({
      balancers,
      anyApp: here.some(({ nginx }) => nginx?.app !== undefined),
      // An nginx server takes the client's address from one source only, so each source has its own server; so has each site.
      servers: alikeIn(topology, here).map(({ pools: alike, header, site }) => ({
        listens: alike.map(({ port }) => ({
          address,
          port,
          ssl: site.tls !== false,
          http2: site.tls !== false && !site.http2On,
          proxyProtocol: header === "proxy_protocol",
        })),
        realIp: header !== undefined && { header, balancers },
        ...site,
      })),
    });
  };
  const ours = pools.filter(({ isOurs }) => isOurs);
  if (ours.every(({ servers }) => servers === undefined)) {
    const forAll = shared(ours);
    return ({ privateIp }) => forAll.filled({ privateIp });
  }
  // Web servers with the same pools share all but their address.
  const drafts = new Map<string, SharedText<"privateIp">>();
  return (webServer) => {
    const here = nginxPoolsOn(ours, webServer);
    const names = here.map(({ name }) => name).join();
    const draft = drafts.get(names) ?? shared(here);
    drafts.set(names, draft);
    return draft.filled({ privateIp: webServer.privateIp });
  };
}

/** Pools that share a server: with the same site, and the client's address from the same source. */
function alikeIn(topology: Topology, pools: readonly Pool[]) {
  const groups = new Map<string, { header: string | undefined; site: ReturnType<typeof siteView>; pools: Pool[] }>();
  const sources = Object.keys(realIpHeaders);
  const rank = ({ clientAddress }: Pool) => sources.indexOf(clientAddress);
  for (const pool of [...pools].sort((a, b) => rank(a) - rank(b))) {
    const site = siteView(topology, pool);
    const key = `${pool.clientAddress} ${JSON.stringify(site)}`;
    const group = groups.get(key) ?? { header: realIpHeaders[pool.clientAddress], site, pools: [] };
    groups.set(key, group);
    group.pools.push(pool);
  }
  return [...groups.values()];
}

/** The `real_ip_header` for each `clientAddress`. */
const realIpHeaders: Readonly<Record<ClientAddress, string | undefined>> = {
  "proxy-protocol": "proxy_protocol",
  // nginx reads either version.
  "proxy-protocol-v2": "proxy_protocol",
  "x-forwarded-for": "X-Forwarded-For",
  none: undefined,
};

/** {@link nginxDefaultSite} as a file, for `generate`: where it goes, and which hosts have it. */
export const nginxDefaultSiteFile: WebServerFile = {
  on: "webServers",
  path,
  mode: 0o644,
  secret: () => false,
  appliesTo: runsNginx,
  text,
};
