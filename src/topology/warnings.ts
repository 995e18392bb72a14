import { isPrivateAddress } from "../fields/address.js";
import type { Warning } from "../issues/warning.js";
import { platforms } from "../platforms/index.js";
import { providerNamed } from "../providers/index.js";
import { serviceWarnings } from "./service-warnings.js";
import type { Topology } from "./topology.js";

/**
 * Tells what is legal in a topology and will bite all the same.
 *
 * @param topology - A topology from `parseTopology`.
 * @returns The warnings, those of the platform first; none of them holds a secret.
 *
 * @example
 * ```ts
 * for (const { code, path, message } of lint(topology)) console.warn(`${path}: ${message} [${code}]`);
 * ```
 */
export function lint(topology: Topology): Warning[] {
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
  ];
}

/** What public examples have, by how often. */
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
      message: "This password stands in public examples, so everybody knows it. Take 8 random letters and digits.",
    },
  ];
}

function poolWarnings({ webServers }: Topology): Warning[] {
  if (webServers.length > 1) return [];
  return [
    {
      code: "single-web-server",
      path: "webServers",
      message: "With a single web server the site is down whenever that one is. Add a second.",
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
        message: `The first balancer starts as master and loses that at once to the one with priority ${highest}. Give the first the highest priority.`,
      };
    }
    // keepalived keeps an instance's priority within 1 to 254, whatever a check's weight takes away: keepalived.conf(5).
    if (priority === 1) {
      return {
        code: "priority-not-bridgeable",
        path,
        message:
          "No check with a weight could ever put another balancer below priority 1. Give this one 2 or more, and keep the priorities close.",
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
            message: `${privateIp} is not a private address (RFC 1918, RFC 6598), so the Internet may reach what should be inside. Give the private address; the public one belongs in publicIp.`,
          },
    ),
  );
}

function clientAddressWarnings({ platform, services }: Topology): Warning[] {
  const { init } = platforms[platform];
  return services.flatMap(({ clientAddress }, index): Warning[] => {
    const path = `services[${index}].clientAddress`;
    if (init === "systemd") {
      const message = "The web servers' log will not say who called. Leave clientAddress out to log the real address.";
      return clientAddress === "none" ? [{ code: "client-address-unknown", path, message }] : [];
    }
    return clientAddress === "none"
      ? [
          {
            code: "client-address-unknown",
            path,
            message:
              "The web servers' log will say `ClientIP: -`, or whatever address the client makes up. Set mode: http and clientAddress: x-forwarded-for to log the real one.",
          },
        ]
      : [
          {
            code: "client-address-appended",
            path,
            message:
              "HAProxy adds the client's address behind any X-Forwarded-For that the client sent itself. Trust only the last address in the log.",
          },
        ];
  });
}
