import { NginxLine, NginxPlace } from "../guards/nginx-line.js";
import { platforms } from "../platforms/index.js";
import type { Platform } from "../platforms/platform.js";
import { tlsProfile } from "../platforms/tls-profiles.js";
import { isOnlyOverTls, type Pool, servesPool } from "../topology/pools.js";
import { timeoutsOf } from "../topology/timeouts.js";
import type { Topology } from "../topology/topology.js";
import type { Nginx, NginxTls } from "../topology/types/nginx.js";

/** Where nginx serves from unless told otherwise: the folder of Debian's stock site. */
const stockRoot = "/var/www/html";

/** What an nginx server does that does not depend on who connects, for the view of templates/nginx/default-site.systemd.mustache. */
export function siteView(topology: Topology, pool: Pool) {
  const platform = platforms[topology.platform];
  const { app, root, bodySize, tls, lines = [], locations = [] }: Partial<Nginx> = pool.nginx ?? {};
  return {
    bodySize: bodySize !== undefined && bodySize,
    tls: tls !== undefined && tlsView(tls, platform),
    http2On: tls !== undefined && platform.init === "systemd" && platform.nginxConf.http2Directive,
    folder: app === undefined && { root: root ?? stockRoot },
    app: app !== undefined && appView(topology, pool, app),
    ownLines: lines.length > 0 && { lines: lines.map((line) => NginxLine.of(line)) },
    locations: locations.map((location) => ({
      place: NginxPlace.of(location.path),
      lines: location.lines.map((line) => NginxLine.of(line)),
    })),
  };
}

function appView(topology: Topology, pool: Pool, app: number) {
  const { connect, tunnel } = { ...timeoutsOf(topology), ...pool.timeouts };
  const service = topology.services.find((candidate) => servesPool(candidate, pool));
  const isTls = pool.nginx?.tls !== undefined || isOnlyOverTls(topology, pool);
  return {
    port: app,
    // In HTTP mode HAProxy says it, and replaces what a client says.
    told: pool.mode === "http",
    untold: pool.mode === "tcp" && { proto: isTls ? "https" : "http", port: service?.port ?? pool.port },
    connect: connect ?? "5s",
    // HAProxy ends requests that take too long. WebSocket connections may be silent for as long as there.
    tunnel: tunnel ?? "1h",
  };
}

function tlsView({ certificate, key = certificate, profile = "intermediate" }: NginxTls, platform: Platform) {
  const { minimum, ciphers, curves } = tlsProfile(profile);
  return {
    certificate,
    key,
    intermediate: minimum === "TLSv1.2" && { ciphers: ciphers.join(":") },
    curves: curves.filter((curve) => platform.init === "systemd" && !platform.unknownCurves.includes(curve)).join(":"),
  };
}
