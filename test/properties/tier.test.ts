import * as fc from "fast-check";
import { expect, test } from "vitest";
import { generate, parseTopology, type TopologyInput } from "../../src/index.js";
import { platformNames } from "../../src/platforms/index.js";
import { badPeers, mastersThatMayNot, weights } from "../faults/keepalived-faults.js";
import { linesOf, readHaproxy, sectionsOf } from "../readers/haproxy.js";
import { behind, named, readKeepalived } from "../readers/keepalived.js";
import { readNginx } from "../readers/nginx.js";

/** `PROPERTY_RUNS=5000` for a longer run; fast-check prints the seed of a failure. */
const numRuns = Number(process.env.PROPERTY_RUNS ?? 200);

const tiers = fc
  .record({
    platform: fc.constantFrom(...platformNames),
    isVip: fc.boolean(),
    webs: fc.integer({ min: 1, max: 6 }),
    priorities: fc.uniqueArray(fc.integer({ min: 1, max: 254 }), { minLength: 2, maxLength: 5 }),
    password: fc.stringMatching(/^[A-Za-z0-9]{1,8}$/),
    routerId: fc.integer({ min: 1, max: 255 }),
    ports: fc.uniqueArray(fc.integer({ min: 1, max: 65535 }), { minLength: 1, maxLength: 4 }),
    mode: fc.constantFrom("tcp" as const, "http" as const),
  })
  .map(
    ({ platform, isVip, webs, priorities, password, routerId, ports, mode }): TopologyInput => ({
      platform,
      webServers: Array.from({ length: webs }, (_, n) => ({ name: `web${n}`, privateIp: `10.1.1.${n + 1}` })),
      loadBalancers: priorities.map((priority, n) => ({
        name: `lb${n}`,
        privateIp: `10.1.2.${n + 1}`,
        priority,
        ...(isVip ? {} : { anchorIp: `10.9.0.${n + 1}` }),
      })),
      vrrp: { password, routerId },
      failover: isVip
        ? { provider: "vip", addresses: ["10.1.2.200/24"] }
        : { provider: "digitalocean", reservedIp: "203.0.113.10", tokenFile: "/etc/keepalived/token" },
      services: ports.map((port, n) => ({ name: `s${n}`, backend: `b${n}`, port, mode })),
    }),
  );

test("the files of any tier parse, and agree with each other", () => {
  fc.assert(
    fc.property(tiers, (input) => {
      const topology = parseTopology(input);
      const files = generate(topology);
      for (const { content } of files) expect(content).toMatch(/^[^\r]*[^\n]\n$/);
      const textsOf = (path: string) => files.filter((file) => file.path === path);
      for (const { content } of [
        ...textsOf("/etc/nginx/nginx.conf"),
        ...textsOf("/etc/nginx/sites-available/default"),
      ]) {
        readNginx(content);
      }
      for (const { content } of textsOf("/etc/haproxy/haproxy.cfg")) {
        const servers = sectionsOf(readHaproxy(content), "backend").flatMap((one) => linesOf(one, "server"));
        const found = servers.map((line) => line.split(" ")[1]);
        const expected = topology.services.flatMap(({ port }) =>
          topology.webServers.map(({ privateIp }) => `${privateIp}:${port}`),
        );
        expect(found.sort()).toEqual(expected.sort());
      }
      const seen = new Set<string>();
      for (const { host, content } of textsOf("/etc/keepalived/keepalived.conf")) {
        const own = topology.loadBalancers.find(({ name }) => name === host);
        const others = topology.loadBalancers.filter(({ name }) => name !== host).map(({ privateIp }) => privateIp);
        expect(badPeers(own?.privateIp ?? "", others)(content)).toEqual([]);
        expect([...weights(content), ...mastersThatMayNot(content)]).toEqual([]);
        const [instance] = named(readKeepalived(content), "vrrp_instance");
        expect(behind(instance?.entries ?? [], "virtual_router_id")).toBe(String(input.vrrp.routerId));
        expect(content).toContain(`auth_pass ${input.vrrp.password}\n`);
        seen.add(behind(instance?.entries ?? [], "priority") ?? "");
      }
      expect(seen.size).toBe(topology.loadBalancers.length);
    }),
    { numRuns },
  );
});
