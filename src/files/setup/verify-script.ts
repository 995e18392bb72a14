import compiled from "../../../templates/setup/verify-script.mustache";
import { guard } from "../../guards/guard.js";
import { hostLabel, oneOf } from "../../guards/kinds.js";
import { addressAndPort, requestUrl } from "../../guards/url.js";
import type { LoadBalancer } from "../../providers/vrrp-types.js";
import { template } from "../../rendering/template.js";
import { runsNginx } from "../../topology/pools.js";
import { reachOfBalancer, reachOfClient, reachOfWebServer } from "../../topology/reach/hosts.js";
import { details, phrases, type Row } from "../../topology/reach/row.js";
import type { Topology, WebServer } from "../../topology/topology.js";
import {
  type HostFile,
  type HostKind,
  type HostOf,
  type LoadBalancerFile,
  onEveryPlatform,
  textOn,
  type WebServerFile,
} from "../host-file.js";

const render = template(compiled, "verify.sh", {
  host: hostLabel,
  wanted: guard(/^([a-z]+|[1-5]\d\d-[1-5]\d\d)$/),
  name: guard(/^[A-Za-z0-9_-]{0,63}$/),
  phrase: oneOf(...phrases),
  of: guard(/^[A-Za-z0-9_-]{0,63}$/),
  detail: oneOf(...details),
  route: guard(/^[A-Za-z0-9.-]{0,253}(\/[A-Za-z0-9._~/-]{0,255})?$/),
  at: addressAndPort,
  connectTo: addressAndPort,
  url: requestUrl,
});

/**
 * The script that asks from a host what it may reach of its tier and what it may not: every server, every service, and
 * every address that must be closed. With `--from-client` it asks from elsewhere, as a client does. It needs curl alone.
 *
 * @returns A POSIX shell script, which prints a line for each question and exits with 0 if every answer is right.
 * @throws {NoSuchFileError} if the host is not one of the topology's, or is a web server without our nginx.
 *
 * @example
 * ```ts
 * verifyScript(topology, topology.loadBalancers[0]); // "#!/bin/sh\n..."
 * ```
 */
export function verifyScript(topology: Topology, host: WebServer | LoadBalancer): string {
  return "priority" in host
    ? textOn(loadBalancerVerifyFile, topology, host)
    : textOn(webServerVerifyFile, topology, host);
}

function verifyFile<Kind extends HostKind>(
  on: Kind,
  appliesTo: HostFile<Kind>["appliesTo"],
  reachOf: (topology: Topology, host: HostOf[Kind]) => Row[],
): HostFile<Kind> {
  return {
    on,
    path: "/verify.sh",
    mode: 0o755,
    secret: () => false,
    appliesTo,
    text: (topology) => {
      const client = reachOfClient(topology).map(({ proxy: _, ...row }) => row);
      return (host) => render({ host: host.name, here: reachOf(topology, host), client });
    },
  };
}

/** {@link verifyScript} of web servers, for `generate`. */
export const webServerVerifyFile: WebServerFile = verifyFile("webServers", runsNginx, reachOfWebServer);

/** {@link verifyScript} of load balancers, for `generate`. */
export const loadBalancerVerifyFile: LoadBalancerFile = verifyFile("loadBalancers", onEveryPlatform, reachOfBalancer);
