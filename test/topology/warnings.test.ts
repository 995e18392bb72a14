import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { lint, parseTopology, type TopologyInput } from "../../src/index.js";
import { guideInput } from "../support/fixtures.js";

/** What the platform itself brings, whatever the topology. */
const ofPlatform = [
  "platform-end-of-life",
  "password-in-clear-text",
  "check-sees-process-only",
  "address-late-at-boot",
  "firewall-must-pass-vrrp",
  "takeover-trusts-metadata",
  "takeover-result-unchecked",
  "takeover-gives-up",
  "takeover-on-transition-only",
  "assign-ip-outdated",
];

type Input = ReturnType<typeof guideInput>;

/** A topology with nothing to say of itself. */
function quiet(): Input {
  const guide = guideInput();
  guide.vrrp.password = "x7k2m9qd";
  return { ...guide, failover: { ...guide.failover, token: "made-up-token" } };
}

const warningsOf = (topology: TopologyInput) =>
  lint(parseTopology(topology))
    .filter(({ code }) => !ofPlatform.includes(code))
    .map(({ code, path }) => `${path} ${code}`);

test("the platform's own faults come first, each once", () => {
  const codes = lint(parseTopology(quiet())).map(({ code }) => code);
  expect(codes.slice(0, ofPlatform.length)).toEqual(ofPlatform);
  expect(new Set(codes).size).toBe(codes.length);
});

describe("faults of the topology itself", () => {
  test.each<[string, Partial<TopologyInput> | ((topology: Input) => void), string[]]>([
    ["nothing but the log", {}, ["services[0].clientAddress client-address-unknown"]],
    [
      "the guide's own password and token",
      (t) => {
        t.vrrp.password = "password";
        t.failover.token = "digitalocean_api_token";
      },
      [
        "vrrp.password password-well-known",
        "failover.token token-well-known",
        "services[0].clientAddress client-address-unknown",
      ],
    ],
    [
      "one web server",
      (t) => {
        t.webServers.pop();
      },
      ["webServers single-web-server", "services[0].clientAddress client-address-unknown"],
    ],
    [
      "a primary below its backup, and a backup that nothing can get below",
      {
        loadBalancers: quiet().loadBalancers.map((balancer, index) => ({
          ...balancer,
          priority: [2, 1][index] as number,
        })),
      },
      ["loadBalancers[1].priority priority-not-bridgeable", "services[0].clientAddress client-address-unknown"],
    ],
    [
      "a primary below its backup",
      {
        loadBalancers: quiet().loadBalancers.map((balancer, index) => ({
          ...balancer,
          priority: [50, 60][index] as number,
        })),
      },
      ["loadBalancers[0].priority primary-not-highest", "services[0].clientAddress client-address-unknown"],
    ],
    [
      "public addresses where private ones belong",
      (t) => {
        for (const [index, host] of [...t.webServers, ...t.loadBalancers].entries())
          host.privateIp = `198.51.100.${index + 1}`;
      },
      [
        "webServers[0].privateIp private-ip-public",
        "webServers[1].privateIp private-ip-public",
        "loadBalancers[0].privateIp private-ip-public",
        "loadBalancers[1].privateIp private-ip-public",
        "services[0].clientAddress client-address-unknown",
      ],
    ],
    [
      "an anchor IP and a reserved IP that changed places",
      (t) => {
        const [primary] = t.loadBalancers;
        if (primary?.anchorIp === undefined) return;
        [primary.anchorIp, t.failover.reservedIp] = [t.failover.reservedIp, primary.anchorIp];
      },
      [
        "loadBalancers[0].anchorIp anchor-ip-public",
        "failover.reservedIp reserved-ip-private",
        "services[0].clientAddress client-address-unknown",
      ],
    ],
    [
      "a custom image's balancer with a private address in publicIp",
      (t) => {
        Object.assign(t.failover, { customImage: true });
        for (const [index, balancer] of t.loadBalancers.entries()) {
          delete (balancer as { anchorIp?: string }).anchorIp;
          Object.assign(balancer, { publicIp: index === 0 ? "10.17.1.18" : "198.51.100.12" });
        }
      },
      ["loadBalancers[0].publicIp public-ip-private", "services[0].clientAddress client-address-unknown"],
    ],
    [
      "a header that a client can forge in front of",
      { services: [{ mode: "http", clientAddress: "x-forwarded-for" }] },
      ["services[0].clientAddress client-address-appended"],
    ],
  ])("%s", (_what, change, expected) => {
    const topology = quiet();
    if (typeof change === "function") change(topology);
    else Object.assign(topology, change);
    expect(warningsOf(topology)).toEqual(expected);
  });
});

test("no warning shows a secret, and each says how to fix it", () => {
  const topology = quiet();
  topology.vrrp.password = "S3cretPw";
  topology.failover.token = "S3cretToken-made-up";
  for (const { message } of lint(parseTopology(topology))) {
    expect(message).not.toContain("S3cret");
    expect(message).toMatch(/\. [A-Z].+\.$|: /);
  }
});

describe("on a platform of today", () => {
  const warningsOn = (change: Partial<TopologyInput>) => {
    return lint(parseTopology({ ...quiet(), platform: "debian-12", ...change })).map(
      ({ code, path }) => `${path} ${code}`,
    );
  };

  const watched = { vrrp: { ...quiet().vrrp, publicInterface: "eth0" } };

  test("two things remain that no file can fix", () => {
    expect(warningsOn(watched)).toEqual([
      "vrrp.password password-in-clear-text",
      "loadBalancers firewall-must-pass-vrrp",
    ]);
  });

  test.each<[string, Partial<TopologyInput>, string[]]>([
    ["one name for a service and a backend", { services: [{ backend: "www" }] }, ["services[0].backend name-shared"]],
    [
      "a backend with one server",
      { services: [{ backend: "app" }], backends: [{ name: "app", port: 3000, servers: ["web1"] }] },
      ["backends[0].servers single-server"],
    ],
    [
      "requests whose servers are only asked for a connection",
      { services: [{ backend: "app", mode: "http" }], backends: [{ name: "app", port: 3000, check: "tcp" }] },
      ["backends[0].check check-connects-only"],
    ],
    [
      "a certificate that somebody has to bring",
      { services: [{ port: 443, mode: "http", tls: { certificates: "/etc/haproxy/certs/" } }] },
      ["services[0].tls.certificates certificate-needed"],
    ],
    [
      "passwords and cookies that anybody on the way can read, and what a firewall must let pass",
      {
        services: [
          {
            backend: "app",
            mode: "http",
            rateLimit: { requests: 10, per: "1s" },
            users: [{ name: "ops", passwordHash: `$5$madeupsalt$${"x".repeat(43)}` }],
          },
        ],
        backends: [{ name: "app", port: 3000, check: { path: "/healthz" }, sticky: "cookie" }],
      },
      [
        "services[0].users password-unencrypted",
        "backends[0].sticky cookie-unencrypted",
        "peers.port firewall-must-pass-peers",
      ],
    ],
    [
      "headers that may take their time",
      { timeouts: { httpRequest: "2m" }, services: [{ mode: "http", timeouts: { httpRequest: "61s", client: "1h" } }] },
      ["timeouts.httpRequest slow-requests", "services[0].timeouts.httpRequest slow-requests"],
    ],
    [
      "more connections than files",
      { services: [{ maxconn: 150_000 }, { name: "b", backend: "b-pool", port: 81, maxconn: 150_000 }] },
      ["services connections-over-files"],
    ],
    [
      "certificates that HAProxy's unit hides from it",
      {
        services: [{ port: 443, mode: "http", backend: "app", tls: { certificates: "/home/ops/certs/" } }],
        backends: [
          {
            name: "app",
            port: 3000,
            check: { path: "/healthz" },
            tls: { serverName: "x.example.com", ca: join("/", "root", "ca.pem") },
          },
        ],
        lines: { folder: "/tmp" },
      },
      [
        "services[0].tls.certificates certificate-needed",
        "services[0].tls.certificates path-hidden",
        "backends[0].tls.ca path-hidden",
        "lines.folder path-hidden",
      ],
    ],
    [
      "nginx lines of one's own",
      {
        services: [{ backend: "app" }],
        backends: [
          { name: "app", nginx: { lines: ["expires 1d;"], locations: [{ path: "/a", lines: ["expires 1h;"] }] } },
        ],
      },
      ["backends[0].nginx.lines own-lines", "backends[0].nginx.locations own-lines"],
    ],
    [
      "lines of one's own",
      { services: [{ lines: ["timeout client 2m"] }], lines: { global: ["tune.bufsize 32768"] } },
      ["lines.global own-lines", "services[0].lines own-lines"],
    ],
  ])("%s gives a warning", (_what, change, warnings) => {
    const usual = warningsOn(watched);
    expect(warningsOn({ ...watched, ...change }).filter((warning) => !usual.includes(warning))).toEqual(warnings);
  });

  test("an unwatched public link gives a warning, unless each balancer names its own", () => {
    const unwatched = "vrrp.publicInterface public-link-unwatched";
    const named = (...interfaces: (string | undefined)[]) => ({
      loadBalancers: quiet().loadBalancers.map((balancer, index) => ({
        ...balancer,
        publicInterface: interfaces[index],
      })),
    });
    expect(warningsOn({})).toContain(unwatched);
    expect(warningsOn(named("eth0"))).toContain(unwatched);
    expect(warningsOn(named("eth0", "ens3"))).not.toContain(unwatched);
  });

  test("a log without the client's address gives a warning", () => {
    expect(warningsOn({ services: [{ clientAddress: "none" }] })).toContain(
      "services[0].clientAddress client-address-unknown",
    );
    expect(warningsOn({ ...watched, services: [{ mode: "http", clientAddress: "x-forwarded-for" }] })).toHaveLength(2);
  });
});

test.each([
  [{ port: 22 }, "services[0].port port-taken"],
  [{ port: 111 }, "services[0].port port-taken"],
  [{ port: 443 }, "services[0].port plain-http-on-443"],
  [{ name: "same", backend: "same" }, "services[0].backend name-shared"],
])("a service with %j gives a warning", (service, warning) => {
  expect(warningsOf({ ...quiet(), services: [service] })).toContain(warning);
  expect(warningsOf(quiet())).not.toContain(warning);
});
