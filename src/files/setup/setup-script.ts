import systemd from "../../../templates/setup/setup-script.systemd.mustache";
import {
  absolutePath,
  address as addressKind,
  hostLabel,
  networkInterface,
  platformName,
  userName,
  word,
} from "../../guards/kinds.js";
import { fileMode, topologyKey } from "../../guards/shell.js";
import type { LoadBalancer } from "../../providers/vrrp-types.js";
import { template } from "../../rendering/template.js";
import { providerFilesOf } from "../../topology/facts.js";
import { haproxyFolders } from "../../topology/folders.js";
import type { Topology, WebServer } from "../../topology/topology.js";
import {
  type HostFile,
  type HostKind,
  type HostOf,
  type LoadBalancerFile,
  onSystemd,
  textOn,
  type WebServerFile,
} from "../host-file.js";
import { defaultFiles } from "../index.js";
import { packagesOf, servicesOf } from "../installation.js";

const render = template(systemd, "setup.sh", {
  host: hostLabel,
  platform: platformName,
  mode: fileMode,
  path: absolutePath,
  paths: absolutePath,
  name: word,
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
 * @throws {NoSuchFileError} if the host is not one of the topology's, or the platform has no such script.
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

/** What a host's files need of it. */
interface Needs {
  readonly packages: readonly string[];
  readonly addresses: readonly Address[];
  readonly webServer: boolean;
  /** The folders that HAProxy reads, and the one of them with sections of one's own. */
  readonly balancer: { readonly folders: readonly string[]; readonly folder: string | false } | false;
  readonly tokenFile: string | false;
  readonly hooks: Hooks | false;
  /** Programs that master.sh calls, each with its key in `failover`. */
  readonly ownPrograms: { readonly programs: Hooks["programs"] } | false;
}

/** What the hooks ask of a host: programs, each with its key in the topology, and their user. */
interface Hooks {
  readonly user: string;
  readonly programs: readonly { readonly key: string; readonly program: string }[];
}

/** An address that the host must have. */
interface Address {
  readonly address: string;
  /** The interface that must have it, where the topology names one, and the key that does. */
  readonly on: { readonly interface: string; readonly interfaceKey: string } | false;
  /** The topology's key for the address. */
  readonly key: string;
  readonly v4: boolean;
}

function ofWebServer(topology: Topology, { privateIp }: WebServer): Needs {
  return {
    packages: packagesOf(topology, "webServers"),
    addresses: [address(privateIp, "webServers.privateIp", false)],
    webServer: true,
    balancer: false,
    tokenFile: false,
    hooks: false,
    ownPrograms: false,
  };
}

function ofBalancer(topology: Topology, balancer: LoadBalancer): Needs {
  const { move } = providerFilesOf(topology);
  const own = balancer.interface ?? topology.vrrp.interface;
  const publicInterface = balancer.publicInterface ?? topology.vrrp.publicInterface;
  return {
    packages: packagesOf(topology, "loadBalancers"),
    addresses: [
      address(balancer.privateIp, "loadBalancers.privateIp", { interface: own, interfaceKey: "vrrp.interface" }),
      ...(balancer.privateIpv6 === undefined
        ? []
        : [
            address(balancer.privateIpv6, "loadBalancers.privateIpv6", {
              interface: own,
              interfaceKey: "vrrp.interface",
            }),
          ]),
      ...(balancer.anchorIp === undefined
        ? []
        : [
            address(
              balancer.anchorIp,
              "loadBalancers.anchorIp",
              publicInterface !== undefined && { interface: publicInterface, interfaceKey: "vrrp.publicInterface" },
            ),
          ]),
    ],
    webServer: false,
    balancer: { folders: haproxyFolders(topology), folder: topology.lines?.folder ?? false },
    tokenFile: move?.tokenFile ?? false,
    hooks: hooksOf(topology),
    ownPrograms: move !== undefined && move.programs.length > 0 && { programs: move.programs },
  };
}

function hooksOf({ vrrp }: Topology): Hooks | false {
  if (vrrp.hooks === undefined) return false;
  const { user, onMaster, onBackup, onFault } = vrrp.hooks;
  const named = Object.entries({ onMaster, onBackup, onFault });
  return { user, programs: named.flatMap(([key, program]) => (program === undefined ? [] : { key, program })) };
}

function address(value: string, key: string, on: Address["on"]): Address {
  return { address: value, key, on, v4: !value.includes(":") };
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
    appliesTo: onSystemd,
    text: (topology) => (host) => {
      const files = (defaultFiles as readonly HostFile<HostKind>[])
        .filter((file) => file.on === on && file.appliesTo(topology, host))
        .map(({ mode, path }) => ({ mode: mode.toString(8).padStart(4, "0"), path }));
      return render({
        host: host.name,
        platform: topology.platform,
        files,
        services: servicesOf(files.map(({ path }) => path)),
        ...needsOf(topology, host),
      });
    },
  };
}

/** {@link setupScript} of web servers, for `generate`. */
export const webServerSetupFile: WebServerFile = setupFile("webServers", ofWebServer);

/** {@link setupScript} of load balancers, for `generate`. */
export const loadBalancerSetupFile: LoadBalancerFile = setupFile("loadBalancers", ofBalancer);
