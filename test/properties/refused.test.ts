import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { explanations } from "../../src/explanations/index.js";
import { generate, parseTopology, TopologyError } from "../../src/index.js";
import { fixtures } from "../support/fixtures.js";
import { Random } from "../support/random.js";
import { randomTier } from "../support/random-tier.js";

const numRuns = Number(process.env.PROPERTY_RUNS ?? 1000);

type Key = string | number;

/** The keys of every value in a topology, maps and lists as well. */
function placesIn(value: unknown, keys: readonly Key[] = []): (readonly Key[])[] {
  if (typeof value !== "object" || value === null) return [keys];
  const entries = Object.entries(value).map(([key, item]) => [Array.isArray(value) ? Number(key) : key, item] as const);
  return [keys, ...entries.flatMap(([key, item]) => placesIn(item, [...keys, key]))];
}

const spoilt: readonly unknown[] = [
  ...["", " ", "\n", "a b", "web1; reboot", "$(id)", "`id`", "}", '"', "'", "#", "\u2028", "\0", "é", "x".repeat(5000)],
  ...["0.0.0.0", "127.0.0.1", "256.1.1.1", "10.0.0.01", "::1", "10.0.0.1/24", "true", "..", "/", "*"],
  ...[0, -1, 1.5, 1e21, Number.NaN, 256, 65_536, true, false, null, undefined],
  ...[[], {}, [[]], [null], { name: 5 }, ["x", "x"], new Date(0), 10n, Symbol("s"), () => {}],
];

function spoil(topology: unknown, place: readonly Key[], value: unknown): unknown {
  const [key, ...rest] = place;
  if (key === undefined) return value;
  const copy = (Array.isArray(topology) ? [...topology] : { ...(topology as object) }) as Record<Key, unknown>;
  copy[key] = spoil(copy[key], rest, value);
  return copy;
}

/** Where else a wrong value may show: a name that nothing has any more, or an address that is there twice. */
const refersTo: Readonly<Record<string, readonly string[]>> = {
  services: ["backends"],
  backends: ["services"],
  webServers: ["backends", "loadBalancers", "failover"],
  loadBalancers: ["failover", "vrrp", "webServers"],
  vrrp: ["failover", "loadBalancers"],
  failover: ["services", "loadBalancers"],
};

/** What no text holds; only a program passes these. */
const odd: readonly unknown[] = [Symbol("s"), 10n, () => {}, new Date(Number.NaN), Object.create(null), {}, [], [[]]];

test.each(fixtures)(
  "every odd value in fixture $name is refused by the promised error, or accepted",
  ({ topology }) => {
    const right: unknown = parse(readFileSync(topology, "utf8"));
    for (const place of placesIn(right)) {
      for (const value of odd) {
        try {
          generate(parseTopology(spoil(right, place, value)));
        } catch (error) {
          if (!(error instanceof TopologyError))
            throw new Error(`${place.join(".")}: ${typeof value}`, { cause: error });
        }
      }
    }
  },
);

test("a tier with a spoilt value is refused where it is spoilt, or still gives files", () => {
  const seen = { refused: 0, accepted: 0 };
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const random = new Random(seed);
      const secret = "Zq8x1Kp7";
      const tier = randomTier(seed);
      const topology = {
        ...tier,
        vrrp: tier.vrrp.password === undefined ? tier.vrrp : { ...tier.vrrp, password: secret },
      };
      const place = random.of(placesIn(topology));
      try {
        generate(parseTopology(spoil(topology, place, random.of(spoilt))));
        seen.accepted += 1;
      } catch (error) {
        if (!(error instanceof TopologyError)) throw error;
        seen.refused += 1;
        expect(error.issues.length).toBeGreaterThan(0);
        expect(error.message).not.toContain(secret);
        for (const { code, found, wanted, message } of error.issues) {
          expect(Object.keys(explanations)).toContain(code);
          expect(message).toContain(found);
          expect(message).toContain(wanted);
          expect(message).toMatch(/^[ -~]{1,2000}$/);
        }
        const [part] = place;
        const named = error.issues.map(({ path }) => path.split(/[.[]/)[0]);
        const near = [String(part), ...(refersTo[String(part)] ?? [])];
        if (part !== undefined) expect(named.some((name) => near.includes(name ?? ""))).toBe(true);
      }
    }),
    // TLS that is passed on by the name of a host that no server could be at; a balancer without the family of web servers.
    { numRuns, examples: [[1_545_432_920], [64_718_930]] },
  );
  expect(Math.min(seen.refused, seen.accepted)).toBeGreaterThan(numRuns / 100);
});
