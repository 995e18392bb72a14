import { describe, expect, test } from "vitest";
import { guideInput } from "../support/fixtures.js";
import { told } from "./told.js";

// What ubuntu-14.04 does not have.

const guide = guideInput();
const today = { ...guide, platform: "debian-13" };

describe("keys that the guide's files do not take", () => {
  const keys = {
    backends: [{ name: "app", port: 1 }],
    dns: { nameservers: ["10.1.0.53"] },
    timeouts: { client: "1m" },
    peers: { port: 1 },
    statistics: { allow: ["10.1.0.0/24"] },
    logs: { format: "json" },
    lines: { global: ["nbthread 2"] },
  };
  const ofService = {
    tls: { certificates: "/etc/haproxy/site.pem" },
    routes: [{ path: "/", backend: "app" }],
    otherwise: "reject",
    maxconn: 5,
    timeouts: { client: "1m" },
    allow: ["10.1.0.0/24"],
    deny: ["10.1.0.0/24"],
    rateLimit: { requests: 9, per: "1s" },
    users: [{ name: "ops", passwordHash: `$5$made.up.salt$${"x".repeat(43)}` }],
    redirects: [{ path: "/a", location: "/b" }],
    responseHeaders: { remove: ["Server"] },
    lines: ["option httpclose"],
  };

  test.each(Object.entries(keys))("%s", (key, value) => {
    expect(told({ ...guide, [key]: value })).toEqual([`${key} not-on-platform: the key "${key}"`]);
  });

  test.each(Object.entries(ofService))("%s of a service", (key, value) => {
    const wanted = `services[1].${key} not-on-platform: the key "${key}"`;
    expect(
      told({ ...guide, services: [{}, { name: "b", backend: "b", port: 81, mode: "http", [key]: value }] }),
    ).toEqual([wanted]);
  });

  test.each<[string, object, string[]]>([
    [
      "empty lists say nothing",
      { backends: [], services: [{ routes: [], users: [] }], lines: { global: [], defaults: [] } },
      [
        "services[0].routes routes-too-few: a list of 0",
        "services[0].users users-too-few: a list of 0",
        "lines.global lines-too-few: a list of 0",
        "lines.defaults lines-too-few: a list of 0",
      ],
    ],
    [
      "nor do maps of them, or empty maps",
      { lines: {}, services: [{ responseHeaders: { remove: [] } }] },
      ["services[0].responseHeaders.remove headers-too-few: a list of 0"],
    ],
    [
      "but one line does",
      { lines: { global: [], defaults: ["option splice-auto"] } },
      ["lines.global lines-too-few: a list of 0", 'lines not-on-platform: the key "lines"'],
    ],
    [
      "and a list of one",
      { services: [{ lines: ["option httpclose"] }] },
      ['services[0].lines not-on-platform: the key "lines"'],
    ],
    [
      "and a map of a map",
      { logs: { access: {} } },
      ['logs.access unknown-key: the key "access"', 'logs not-on-platform: the key "logs"'],
    ],
    ["and null", { dns: null }, ["dns missing: nothing", 'dns not-on-platform: the key "dns"']],
  ])("%s", (_what, change, issues) => {
    expect(told({ ...guide, ...change })).toEqual(issues);
  });

  test.each([
    ["hetzner", { floatingIps: [{ address: "203.0.113.10", id: 4711 }], token: "made-up-token" }],
    ["gcp", { externalIp: "203.0.113.10" }],
  ])("a provider: %s", (provider, keys) => {
    const loadBalancers = guide.loadBalancers.map(({ name, privateIp }) => ({ name, privateIp }));
    const wanted = [`failover.provider provider-not-on-platform: "${provider}"`];
    expect(told({ ...guide, loadBalancers, failover: { provider, ...keys } })).toEqual(wanted);
    expect(told({ ...today, loadBalancers, failover: { provider, ...keys } })).toEqual([]);
  });
});
