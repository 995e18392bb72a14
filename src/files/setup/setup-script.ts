import compiled from "../../../templates/setup/setup-script.mustache";
import {
  absolutePath,
  address as addressKind,
  hostLabel,
  networkInterface,
  oneOf,
  platformName,
  userName,
  word,
} from "../../guards/kinds.js";
import { fileMode, topologyKey } from "../../guards/shell.js";
import type { LoadBalancer } from "../../providers/vrrp-types.js";
import { template } from "../../rendering/template.js";
import { providerFilesOf } from "../../topology/facts.js";
import type { Topology, WebServer } from "../../topology/topology.js";
import { type Needs, needsOfBalancer, needsOfWebServer } from "../../views/setup.js";
import {
  type HostFile,
  type HostKind,
  type HostOf,
  type LoadBalancerFile,
  onEveryPlatform,
  onSystemd,
  textOn,
  type WebServerFile,
} from "../host-file.js";
import { defaultFiles } from "../index.js";
import { packagesOf, servicesOf, upstartServicesOf } from "../installation.js";

const render = template(compiled, "setup.sh", {
  host: hostLabel,
  platform: platformName,
  mode: fileMode,
  path: absolutePath,
  paths: absolutePath,
  name: word,
  verb: oneOf("reload", "restart"),
  packages: word,
  folders: absolutePath,
  folder: absolutePath,
  address: addressKind,
  interface: networkInterface,
  key: topologyKey,
  interfaceKey: topologyKey,
  tokenFile: absolutePath,
  user: userName,
  program: absolutePath,
});

/**
 * The script that sets up a host as the topology says: it installs the packages, puts the files in place with their
 * modes, has each program check its file, and reloads what changed. A second run changes nothing; what a check refuses
 * is taken back.
 *
 * @returns A POSIX shell script, to be run as root from the folder that the host's files were rendered into.
 * @throws {NoSuchFileError} if the host is not one of the topology's.
 *
 * @example
 * ```ts
 * setupScript(topology, topology.webServers[0]); // "#!/bin/sh\n..."
 * ```
 */
export function setupScript(topology: Topology, host: WebServer | LoadBalancer): string {
  return "priority" in host
    ? textOn(loadBalancerSetupFile, topology, host)
    : textOn(webServerSetupFile, topology, host);
}

function setupFile<Kind extends HostKind>(
  on: Kind,
  needsOf: (topology: Topology, host: HostOf[Kind]) => Needs,
): HostFile<Kind> {
  return {
    on,
    path: "/setup.sh",
    mode: 0o755,
    secret: () => false,
    appliesTo: onEveryPlatform,
    text: (topology) => (host) => {
      const files = (defaultFiles as readonly HostFile<HostKind>[])
        .filter((file) => file.on === on && file.appliesTo(topology, host))
        .map(({ mode, path }) => ({ mode: mode.toString(8).padStart(4, "0"), path }));
      const paths = files.map(({ path }) => path);
      return render({
        host: host.name,
        platform: topology.platform,
        files,
        packages: packagesOf(topology, on),
        ...(onSystemd(topology)
          ? { systemd: { services: servicesOf(paths) }, upstart: false }
          : { systemd: false, upstart: { services: upstartServicesOf(paths), balancer: programsOf(topology, on) } }),
        ...needsOf(topology, host),
      });
    },
  };
}

/** What a balancer of Upstart gets beside packages: keepalived is always built; `assign-ip` moves an address at a cloud. */
const programsOf = (topology: Topology, on: HostKind) =>
  on === "loadBalancers" && { assignIp: providerFilesOf(topology).move !== undefined };

/** {@link setupScript} of web servers, for `generate`. */
export const webServerSetupFile: WebServerFile = setupFile("webServers", needsOfWebServer);

/** {@link setupScript} of load balancers, for `generate`. */
export const loadBalancerSetupFile: LoadBalancerFile = setupFile("loadBalancers", needsOfBalancer);
