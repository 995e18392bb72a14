import { isPrivateAddress } from "../../fields/address.js";
import type { Warning } from "../../issues/warning.js";
import { platforms } from "../../platforms/index.js";
import { providerNamed } from "../../providers/index.js";
import { expectParsed } from "../expect-parsed.js";
import type { Topology } from "../topology.js";
import { accessWarnings } from "./access.js";
import { backendWarnings } from "./backends.js";
import { pathWarnings } from "./paths.js";
import { serviceWarnings } from "./services.js";

/**
 * Finds settings that are valid but likely to cause trouble.
 *
 * @param topology - A topology from `parseTopology`.
 * @returns The warnings, those of the platform first. None contains a secret.
 * @throws {UnsafeValueError} if this is not a topology from `parseTopology`.
 *
 * @example
 * ```ts
 * for (const { code, path, message } of lint(topology)) console.warn(`${path}: ${message} [${code}]`);
 * ```
 */
export function lint(topology: Topology): Warning[] {
  expectParsed(topology);
  const platform = platforms[topology.platform];
  const provider = providerNamed(topology.failover.provider);
  return [
    ...platform.faults.filter(({ path }) => path !== "vrrp.password" || topology.vrrp.password !== undefined),
    ...(provider?.faults(platform) ?? []),
    ...passwordWarnings(topology),
    ...(provider?.warnings(topology.failover, { ...topology, platform }) ?? []),
    ...poolWarnings(topology),
    ...balancerWarnings(topology),
    ...privateAddressWarnings(topology),
    ...clientAddressWarnings(topology),
    ...serviceWarnings(topology),
    ...backendWarnings(topology),
    ...accessWarnings(topology),
    ...pathWarnings(topology),
  ];
}

/** Passwords from public examples, most frequent first. */
const wellKnown = [
  "password",
  "changeme",
  "1111",
  "1234",
  "12345",
  "123456",
  "12345678",
  "secret",
  "passw0rd",
  "admin",
  "test",
  "keepaliv",
];

function passwordWarnings({ vrrp }: Topology): Warning[] {
  if (vrrp.password === undefined || !wellKnown.includes(vrrp.password.toLowerCase())) return [];
  return [
    {
      code: "password-well-known",
      path: "vrrp.password",
      message: "This password is in public examples. Use 8 random letters and digits.",
    },
  ];
}

function poolWarnings({ webServers }: Topology): Warning[] {
  if (webServers.length > 1) return [];
  return [
    {
      code: "single-web-server",
      path: "webServers",
      message: "With a single web server, the site is down whenever that server is. Add a second.",
    },
  ];
}

function balancerWarnings({ loadBalancers }: Topology): Warning[] {
  const highest = Math.max(...loadBalancers.map(({ priority }) => priority));
  return loadBalancers.flatMap(({ priority }, index) => {
    const path = `loadBalancers[${index}].priority`;
    if (index === 0 && priority < highest) {
      return {
        code: "primary-not-highest",
        path,
        message: `The first balancer starts as master and is replaced at once by the one with priority ${highest}. Give the first the highest priority.`,
      };
    }
    // keepalived keeps an instance's priority between 1 and 254, whatever weight a check subtracts: keepalived.conf(5).
    if (priority === 1) {
      return {
        code: "priority-not-bridgeable",
        path,
        message:
          "No weighted check can push another balancer below priority 1. Give this one 2 or more, and keep the priorities close together.",
      };
    }
    return [];
  });
}

function privateAddressWarnings({ webServers, loadBalancers }: Topology): Warning[] {
  return Object.entries({ webServers, loadBalancers }).flatMap(([list, hosts]) =>
    hosts.flatMap(({ privateIp }, index) =>
      isPrivateAddress(privateIp)
        ? []
        : {
            code: "private-ip-public",
            path: `${list}[${index}].privateIp`,
            message: `${privateIp} is not a private address (RFC 1918, RFC 6598), so it may be reachable from the Internet. Use the private address here; the public one goes into publicIp.`,
          },
    ),
  );
}

function clientAddressWarnings({ platform, services }: Topology): Warning[] {
  const { init } = platforms[platform];
  return services.flatMap(({ clientAddress }, index): Warning[] => {
    const path = `services[${index}].clientAddress`;
    if (init === "systemd") {
      const message = "The web servers' log will not have the client's address. Remove clientAddress to log it.";
      return clientAddress === "none" ? [{ code: "client-address-unknown", path, message }] : [];
    }
    return clientAddress === "none"
      ? [
          {
            code: "client-address-unknown",
            path,
            message:
              "The web servers' log will have `ClientIP: -`, or any address that the client claims. Set mode: http and clientAddress: x-forwarded-for to log the real one.",
          },
        ]
      : [
          {
            code: "client-address-appended",
            path,
            message:
              "HAProxy appends the client's address to any X-Forwarded-For that the client sent. Trust only the last address in the log.",
          },
        ];
  });
}
