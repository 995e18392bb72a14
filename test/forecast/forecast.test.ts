import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { faultNames } from "../../src/forecast/faults.js";
import { round } from "../../src/forecast/range.js";
import { type Forecast, forecast, parseTopology, type Topology } from "../../src/index.js";
import { readTopology } from "../../src/node.js";
import { secretsOf } from "../../src/topology/shown.js";
import { fixtures } from "../support/fixtures.js";
import { expectGolden } from "../support/golden.js";
import { run } from "../support/run.js";

const everyTier = fixtures.map(({ name, topology }) => ({ name, path: topology, topology: readTopology(topology) }));

const one = (topology: Topology, fault: Forecast["fault"], options = {}) =>
  forecast(topology, { ...options, faults: [fault] })[0] as Forecast;

describe("goldens", () => {
  test("a table for each fixture", async () => {
    const tables: string[] = [];
    for (const { name, path } of everyTier) tables.push(`${name}\n\n${(await run("forecast", path)).out}`);
    expectGolden("test/forecast/fixtures.txt", tables.join("\n"));
  });

  test.each(["debian-12-default", "debian-12-vip", "guide"])("every fault of %s, with its arithmetic", async (name) => {
    const path = `fixtures/${name}/topology.yaml`;
    const texts: string[] = [];
    for (const { fault } of forecast(readTopology(path)))
      texts.push((await run("forecast", path, "--fault", fault)).out);
    expectGolden(`test/forecast/${name}.txt`, texts.join("\n"));
  });
});

describe.each(everyTier)("$name", ({ path, topology }) => {
  const forecasts = forecast(topology);

  test("each sum is the sum of its steps, and least is not more than most", () => {
    for (const { steps, seconds, arithmetic } of forecasts) {
      expect(seconds.least).toBe(round(steps.reduce((sum, step) => sum + step.least, 0)));
      expect(seconds.most).toBe(round(steps.reduce((sum, step) => sum + step.most, 0)));
      for (const { least, most } of [seconds, ...steps]) {
        expect(least).toBeGreaterThanOrEqual(0);
        expect(most).toBeGreaterThanOrEqual(least);
      }
      expect(arithmetic).toContain(`${seconds.most} s`);
    }
  });

  test("names balancers of the topology, every address, and no secret", () => {
    const names = topology.loadBalancers.map(({ name }) => name);
    for (const { holders } of forecasts)
      for (const { balancer = "", addresses } of holders) {
        expect(names.concat(names.join(" and "))).toContain(balancer);
        expect(addresses).not.toEqual([]);
      }
    const text = JSON.stringify(forecasts);
    for (const secret of secretsOf(topology)) expect(text).not.toContain(secret);
    expect(text).not.toMatch(/undefined|NaN|Infinity/);
  });

  test("a setting that makes it shorter is valid, and saves what it says", () => {
    for (const { fault, seconds, from, shorter } of forecasts)
      for (const { path: place, value, saves } of shorter) {
        const changed = one(parseTopology(withSetting(path, place, value)), fault);
        if (saves === undefined) expect([from, changed.from]).toEqual(["repair", "fault"]);
        else expect(round(seconds.most - changed.seconds.most)).toBe(saves);
      }
  });
});

/** A fixture's topology with one more key, and without the password where that is said to go. */
function withSetting(path: string, place: string, value: unknown): unknown {
  const input = parse(readFileSync(path, "utf8"));
  const keys = place.split(/[.[\]]+/).filter((key) => key !== "");
  const last = keys.pop() ?? "";
  let map = input;
  for (const key of keys) {
    map[key] ??= {};
    map = map[key];
  }
  map[last] = value;
  if (last === "advertInterval" && Number(value) < 1) delete input.vrrp.password;
  if (last === "preempt") delete input.vrrp.preemptDelay;
  return input;
}

describe("what decides", () => {
  const tier = readTopology("fixtures/debian-12-default/topology.yaml");
  const vip = readTopology("fixtures/debian-12-vip/topology.yaml");

  test("the faults asked for, in the usual order", () => {
    const asked = forecast(tier, { faults: ["fail-back", "haproxy-killed"] });
    expect(asked.map(({ fault }) => fault)).toEqual(["haproxy-killed", "fail-back"]);
    expect(forecast(tier).map(({ fault }) => fault)).toEqual(faultNames);
  });

  test("the API's time, where there is an API", () => {
    const seconds = (topology: Topology, least: number) =>
      one(topology, "haproxy-killed", { move: { least, most: least } }).seconds.least;
    expect(seconds(tier, 7)).toBe(round(seconds(tier, 2) + 5));
    expect(seconds(vip, 7)).toBe(seconds(vip, 2));
    expect(forecast(vip).map(({ fault }) => fault)).not.toContain("api-down");
  });

  test("two addresses of one Droplet: the second is asked for ten seconds later, wherever they move", () => {
    const both = readTopology("fixtures/debian-12-digitalocean-ipv6/topology.yaml");
    const alone = readTopology("fixtures/debian-13-digitalocean-ipv6/topology.yaml");
    const follows = (topology: Topology, fault: Forecast["fault"]) =>
      one(topology, fault).steps.filter(({ what }) => what.includes("ten seconds later"));
    const moving = faultNames.filter((fault) => follows(both, fault).length > 0);
    expect(moving).toEqual([
      "haproxy-stops",
      "haproxy-killed",
      "haproxy-hangs",
      "keepalived-and-haproxy-killed",
      "private-link-down",
      "public-link-down",
      "primary-vanishes",
      "api-slow",
      "api-down",
      "api-refuses",
      "fail-back",
    ]);
    expect(follows(both, "haproxy-killed")).toEqual([
      {
        what: "master.sh on secondary asks for 203.0.113.10 first, and for 2001:db8:1::1 ten seconds later",
        least: 9,
        most: 14,
      },
    ]);
    expect(follows(both, "fail-back")[0]?.what).toContain("master.sh on primary");
    expect(faultNames.flatMap((fault) => follows(alone, fault))).toEqual([]);
  });

  test("the longer the API is away, the longer master.sh waits: up to 22.5 s", () => {
    const waits = [0, 1, 3, 7, 15, 60].map((apiFault) => {
      const { steps } = one(tier, "api-refuses", { apiFault });
      return steps.find(({ what }) => what.includes("tries again"))?.most;
    });
    expect(waits).toEqual([1.5, 3, 6, 12, 22.5, 22.5]);
  });

  test("the next balancer's priority, and VRRP's version", () => {
    const seconds = (topology: Topology) => one(topology, "haproxy-killed").steps[1]?.most;
    expect(seconds(tier)).toBe(0.61);
    const higher = { ...tier, loadBalancers: tier.loadBalancers.map((each) => ({ ...each, priority: 250 })) };
    expect(seconds(higher as unknown as Topology)).toBe(0.02);
    // (256 - 100) / 256 of 0.3 s.
    expect(seconds(readTopology("fixtures/debian-12-vip-fast/topology.yaml"))).toBe(0.18);
  });

  test("a folder of certificates hides that a balancer has lost its web servers, unless another port tells", () => {
    const loss = (service: object, ...others: object[]) => {
      const input = parse(readFileSync("fixtures/debian-12-default/topology.yaml", "utf8"));
      input.services = [{ name: "www", mode: "http", port: 443, backend: "app", ...service }, ...others];
      input.backends = [{ name: "app", port: 9000 }, ...others.map(() => ({ name: "db", port: 5432 }))];
      return one(parseTopology(input), "private-link-down").from;
    };
    const certificates = "/etc/haproxy/certs/";
    expect(loss({ tls: { certificates } })).toBe("repair");
    expect(loss({ mode: "tcp", tls: { certificates } })).toBe("repair");
    expect(loss({ tls: { certificates, redirectFrom: 80 } })).toBe("fault");
    expect(loss({ tls: { certificates: "/etc/haproxy/site.pem" } })).toBe("fault");
    expect(loss({ tls: { certificates } }, { name: "data", port: 5432, backend: "db" })).toBe("fault");
  });

  test("a server whose check only connects hangs for ever", () => {
    const input = parse(readFileSync("fixtures/debian-12-default/topology.yaml", "utf8"));
    input.services = [{ backend: "app" }];
    input.backends = [{ name: "app", port: 9000, check: "tcp" }];
    expect(one(parseTopology(input), "web-server-hangs")).toMatchObject({ from: "repair", affects: "some" });
    input.backends[0].check = "http";
    expect(one(parseTopology(input), "web-server-hangs")).toMatchObject({ from: "fault", affects: "some" });
  });

  test("each group of addresses has its own balancer", () => {
    const groups = readTopology("fixtures/debian-12-vip-active-active/topology.yaml");
    const [first = "", second = ""] = groups.loadBalancers.map(({ name }) => name);
    const balancers = (fault: Forecast["fault"]) => one(groups, fault).holders.map(({ balancer }) => balancer);
    expect(balancers("web-server-dies")).toEqual([first, second]);
    expect(balancers("primary-vanishes")).toEqual([second, second]);
  });

  test("a topology that was not parsed is refused", () => {
    expect(() => forecast({} as Topology)).toThrow(/not a parsed topology/);
  });
});
