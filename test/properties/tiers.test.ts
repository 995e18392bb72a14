import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { generate, parseTopology, type Topology } from "../../src/index.js";
import { mastersThatMayNot, weights } from "../faults/keepalived-faults.js";
import { readNginx } from "../readers/nginx.js";
import { randomTier } from "../support/random-tier.js";
import {
  at,
  bindsIn,
  instancesIn,
  othersThan,
  poolsIn,
  serversIn,
  sitesIn,
  strangersIn,
  webServerOf,
} from "./agreement.js";

/** `PROPERTY_RUNS=20000` for a longer run; fast-check prints the seed of a failure, and the tier's. */
const numRuns = Number(process.env.PROPERTY_RUNS ?? 500);

/** Tiers with two routes whose paths were drawn alike. */
const twoEqualPaths = [12_486, 22_248];

/** Checks the files of many tiers. */
function everyTier(check: (topology: Topology, files: ReturnType<typeof generate>) => void): void {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const topology = parseTopology(randomTier(seed));
      check(topology, generate(topology));
    }),
    { numRuns, examples: twoEqualPaths.map((seed) => [seed]) },
  );
}

const sorted = (list: Iterable<string>) => [...list].sort();

describe("any tier's files", () => {
  test("are lines that end in LF, and name no address that is not the tier's", () => {
    everyTier((topology, files) => {
      for (const { host, path, content } of files) {
        expect(content, `${host}:${path}`).toMatch(/^[^\r\0]*[^\n]\n$/);
        expect(strangersIn(content, topology), `${host}:${path}`).toEqual([]);
      }
    });
  });

  test("have each service on each balancer, with exactly its servers behind it", () => {
    everyTier((topology, files) => {
      const pools = poolsIn(topology);
      const configurations = at(files, "/etc/haproxy/haproxy.cfg");
      expect(configurations.map(([host]) => host)).toEqual(topology.loadBalancers.map(({ name }) => name));
      for (const [host, text] of configurations) {
        const servers = serversIn(text);
        for (const pool of pools) expect(sorted(servers.get(pool.name) ?? []), host).toEqual(sorted(pool.servers));
        const own = [...servers].filter(([name]) => pools.every((pool) => pool.name !== name));
        expect(own.flatMap(([, lines]) => lines)).toEqual([]);
        const binds = bindsIn(text);
        for (const { name, port } of topology.services) {
          expect(binds.get(name)?.map((bind) => Number(bind.split(":").pop()))).toContain(port);
        }
      }
    });
  });

  test("have nginx where a balancer expects it, for the balancers alone", () => {
    everyTier((topology, files) => {
      const ours = poolsIn(topology).filter(({ isOurs }) => isOurs);
      const sites = new Map(at(files, "/etc/nginx/sites-available/default"));
      for (const [, text] of at(files, "/etc/nginx/nginx.conf")) expect(() => readNginx(text)).not.toThrow();
      for (const { name } of topology.webServers) {
        const expected = ours.flatMap(({ servers }) => servers.filter((server) => server.startsWith(`${name} `)));
        const text = sites.get(name);
        expect(text === undefined, name).toBe(expected.length === 0);
        if (text === undefined) continue;
        const { listen, allowed } = sitesIn(text);
        expect(sorted(listen)).toEqual(sorted(expected.map((server) => server.split(" ")[1] ?? "")));
        expect(webServerOf(topology, name)).toBeDefined();
        for (const list of allowed) expect(sorted(list)).toEqual(sorted(othersThan("", topology)));
      }
    });
  });

  test("have balancers that agree: the same VRIDs and passwords, all others as peers, one highest priority", () => {
    everyTier((topology, files) => {
      const confs = at(files, "/etc/keepalived/keepalived.conf").map(([host, text]) => ({
        host,
        text,
        instances: instancesIn(text),
      }));
      expect(confs.map(({ host }) => host)).toEqual(topology.loadBalancers.map(({ name }) => name));
      const [first] = confs;
      for (const { host, text, instances } of confs) {
        expect([...weights(text), ...mastersThatMayNot(text)]).toEqual([]);
        for (const [index, instance] of instances.entries()) {
          const { name, routerId, password, addresses } = first?.instances[index] ?? instance;
          expect(instance).toMatchObject({ name, routerId, addresses });
          // VRRP for IPv6 has no password.
          const isIpv6 = addresses.some((address) => address.includes(":"));
          expect(instance.password).toBe(isIpv6 ? undefined : topology.vrrp.password);
          expect(password).toBe(instance.password);
          const isMulticast = "multicast" in topology.failover && topology.failover.multicast;
          if (isMulticast) expect(instance.peers).toEqual([]);
          else expect(sorted(instance.peers)).toEqual(sorted(othersThan(host, topology, isIpv6 ? /:/ : /\./)));
        }
      }
      for (const index of first?.instances.keys() ?? []) {
        const priorities = confs.map(({ instances }) => instances[index]?.priority ?? 0);
        expect(new Set(priorities).size).toBe(priorities.length);
        expect(Math.min(...priorities)).toBeGreaterThanOrEqual(1);
        expect(Math.max(...priorities)).toBeLessThanOrEqual(254);
      }
    });
  });
});
