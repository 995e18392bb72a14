import { initOf } from "../platforms/init.js";
import type { LoadBalancer } from "../providers/vrrp-types.js";
import { providerFilesOf } from "../topology/facts.js";
import { haproxyFolders } from "../topology/folders.js";
import type { Topology, WebServer } from "../topology/topology.js";

/** What a host's files need of it, for setup.sh. */
export interface Needs {
  readonly addresses: readonly Address[];
  readonly webServer: boolean;
  readonly balancer: Balancer | false;
  readonly tokenFile: string | false;
  readonly hooks: Hooks | false;
  readonly ownPrograms: OwnPrograms | false;
}

interface Balancer {
  /** The folders that HAProxy reads, and the one of them with sections of one's own. */
  readonly folders: readonly string[];
  readonly folder: string | false;
  /** Whether keepalived has a `--config-test`: on 1.2.19, an option that it does not know exits with 0. */
  readonly configTest: boolean;
}

/** What the hooks ask of a host: programs, each with its key in the topology, and their user. */
interface Hooks {
  readonly user: string;
  readonly programs: readonly { readonly key: string; readonly program: string }[];
}

/** Programs that master.sh calls, each with its key in `failover`. */
interface OwnPrograms {
  readonly programs: Hooks["programs"];
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

export function needsOfWebServer(_: Topology, { privateIp }: WebServer): Needs {
  return {
    addresses: [address(privateIp, "webServers.privateIp", false)],
    webServer: true,
    balancer: false,
    tokenFile: false,
    hooks: false,
    ownPrograms: false,
  };
}

export function needsOfBalancer(topology: Topology, balancer: LoadBalancer): Needs {
  const { move } = providerFilesOf(topology);
  const arrivalKey = move?.arrivesAt ?? "anchorIp";
  const arrivalIp = balancer[arrivalKey];
  const own = balancer.interface ?? topology.vrrp.interface;
  const publicInterface = balancer.publicInterface ?? topology.vrrp.publicInterface;
  return {
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
      ...(arrivalIp === undefined
        ? []
        : [
            address(
              arrivalIp,
              `loadBalancers.${arrivalKey}`,
              publicInterface !== undefined && { interface: publicInterface, interfaceKey: "vrrp.publicInterface" },
            ),
          ]),
    ],
    webServer: false,
    balancer: {
      folders: haproxyFolders(topology),
      folder: topology.lines?.folder ?? false,
      configTest: initOf[topology.platform] === "systemd",
    },
    tokenFile: move?.tokenFile ?? false,
    hooks: hooksOf(topology),
    ownPrograms: ownProgramsOf(topology),
  };
}

/** What the hooks need of a balancer. */
export function hooksOf({ vrrp }: Topology): Hooks | false {
  if (vrrp.hooks === undefined) return false;
  const { user, onMaster, onBackup, onFault } = vrrp.hooks;
  const named = Object.entries({ onMaster, onBackup, onFault });
  return { user, programs: named.flatMap(([key, program]) => (program === undefined ? [] : { key, program })) };
}

/** The programs of one's own that move the address. */
export function ownProgramsOf(topology: Topology): OwnPrograms | false {
  const { move } = providerFilesOf(topology);
  return move !== undefined && move.programs.length > 0 && { programs: move.programs };
}

function address(value: string, key: string, on: Address["on"]): Address {
  return { address: value, key, on, v4: !value.includes(":") };
}
