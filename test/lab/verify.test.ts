import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { verifyScript } from "../../src/index.js";
import type { Machine } from "./machine.js";
import { Tier } from "./tier.js";

// verify.sh on a tier that is well, and on one that is spoiled in many ways.

/** What verify.sh finds wrong, without what must be; nothing for a tier that is well. */
type Wrong = readonly string[];

interface Spoiled {
  readonly name: string;
  /** By host: a script, and the one that puts things right again. */
  readonly on: Readonly<Record<string, readonly [spoil: string, mend: string]>>;
  /** From where it is asked: a host, or the client. */
  readonly from: string;
  readonly wrong: Wrong;
}

const site = "/etc/nginx/sites-available/default";
/** A changed file of nginx's, and the old one. */
const inSite = (change: string): [string, string] => [
  `cp ${site} /run/site; sed -i '${change}' ${site}; nginx -s reload`,
  `cp /run/site ${site}; nginx -s reload`,
];
/** An HAProxy of its own beside the tier's, which listens where nothing may. */
const listen = (address: string): [string, string] => [
  `printf 'defaults\\n mode http\\n timeout client 9s\\nlisten x\\n bind ${address}\\n http-request return status 200\\n' >/run/x.cfg
    haproxy -D -p /run/x.pid -f /run/x.cfg`,
  "kill $(cat /run/x.pid)",
];
const nginxStops: [string, string] = ["nginx -s stop", "nginx"];
const anchor = "shop at its anchor IP (10.17.1.18:8000)";

const spoiled: readonly Spoiled[] = [
  {
    name: "nginx is down",
    on: { "Alpha-1": nginxStops },
    from: "edge-east",
    wrong: ["Alpha-1 of shop-pool (172.16.0.21:8000): refused"],
  },
  {
    name: "nginx is down everywhere",
    on: { "Alpha-1": nginxStops, "2": nginxStops },
    from: "edge-east",
    wrong: [
      "Alpha-1 of shop-pool (172.16.0.21:8000): refused",
      "2 of shop-pool (172.16.0.22:8000): refused",
      `${anchor}: HTTP status 503`,
    ],
  },
  {
    name: "a web server's packets are lost",
    on: { "Alpha-1": ["ip link set ens4 down", "ip link set ens4 up"] },
    from: "edge-east",
    wrong: ["Alpha-1 of shop-pool (172.16.0.21:8000): no answer"],
  },
  {
    name: "the page is missing",
    on: { "2": ["mv /var/www/html /var/www/away", "mv /var/www/away /var/www/html"] },
    from: "edge-west",
    wrong: ["2 of shop-pool (172.16.0.22:8000): HTTP status 404"],
  },
  {
    name: "nginx does not let a balancer in",
    on: { "Alpha-1": inSite("s/172.16.0.12 1;/172.16.0.13 1;/") },
    from: "edge-west",
    wrong: ["Alpha-1 of shop-pool (172.16.0.21:8000): HTTP status 403"],
  },
  {
    name: "nginx lets everybody in, seen on the host",
    on: { "Alpha-1": inSite("s/default 0;/default 1;/") },
    from: "Alpha-1",
    wrong: ["its private address, which only balancers may use (172.16.0.21:8000): HTTP status 200"],
  },
  {
    name: "nginx lets everybody in, seen on another",
    on: { "Alpha-1": inSite("s/default 0;/default 1;/") },
    from: "2",
    wrong: ["Alpha-1, which only balancers may use (172.16.0.21:8000): HTTP status 200"],
  },
  {
    name: "nginx listens on other addresses, too",
    on: { "2": inSite("s/listen 172.16.0.22:8000;/& listen 127.0.0.1:8000; listen 198.51.100.22:8000;/") },
    from: "2",
    wrong: ["itself (127.0.0.1:8000): HTTP status 403", "its public address (198.51.100.22:8000): HTTP status 403"],
  },
  {
    name: "something listens on a balancer's loopback",
    on: { "edge-east": listen("127.0.0.1:8000") },
    from: "edge-east",
    wrong: ["itself (127.0.0.1:8000): HTTP status 200"],
  },
  {
    name: "something listens on a balancer's private address",
    on: { "edge-east": listen("172.16.0.11:8000") },
    from: "edge-west",
    wrong: ["the private address of edge-east (172.16.0.11:8000): HTTP status 200"],
  },
  {
    name: "something listens on a balancer's public address",
    on: { "edge-west": listen("198.51.100.12:8000") },
    from: "client",
    wrong: ["the public address of edge-west (198.51.100.12:8000): HTTP status 200"],
  },
  {
    name: "the address that moves leads nowhere",
    on: {
      cloud: [
        "nft 'flush chain inet lab reserved'",
        "nft 'add rule inet lab reserved ip daddr 203.0.113.10 dnat ip to 10.17.1.18'",
      ],
    },
    from: "client",
    wrong: ["shop at the address that moves (203.0.113.10:8000): no answer"],
  },
];

describe("verify.sh on debian-12-every-option", () => {
  let tier: Tier;
  let machines: Readonly<Record<string, Machine>>;
  beforeAll(async () => {
    tier = await Tier.start("fixtures/debian-12-every-option/topology.yaml");
    const hosts = [...tier.balancers, ...tier.webServers];
    const named = Object.fromEntries(hosts.map(({ name, machine }) => [name, machine]));
    machines = { ...named, client: tier.client, cloud: tier.cloud };
    const { webServers, loadBalancers } = tier.topology;
    for (const host of [...webServers, ...loadBalancers]) {
      const script = verifyScript(tier.topology, host);
      await machines[host.name]?.sh('printf %s "$1" >/run/verify.sh', script);
      if (host === loadBalancers[0]) await tier.client.sh('printf %s "$1" >/run/verify.sh', script);
    }
    for (const { name, publicIp } of webServers) await machines[name]?.sh(`ip address add ${publicIp}/32 dev lo`);
  });
  afterAll(() => tier?.end());

  const on = async (name: string, script: string) => {
    const machine = machines[name];
    if (machine === undefined) throw new Error(`no machine ${name}`);
    return machine.sh(script);
  };

  async function verify(from: string): Promise<{ wrong: Wrong; output: string; code: string }> {
    const printed = await on(
      from,
      `sh /run/verify.sh ${from === "client" ? "--from-client" : ""} && code=0 || code=$?; echo $code`,
    );
    const [, output = "", code = ""] = /^([\s\S]*\n)(\d+)\n$/.exec(printed) ?? [];
    const wrong = [...output.matchAll(/^WRONG {2}(.*), and must be .*$/gm)].map(([, line = ""]) => line);
    return { wrong, output, code };
  }

  /** Verifies until just this is wrong: HAProxy needs two checks to see a change. */
  async function expectWrong(from: string, wrong: Wrong): Promise<void> {
    let seen = await verify(from);
    for (let tries = 0; tries < 10 && seen.wrong.join() !== wrong.join(); tries++) {
      await sleep(1000);
      seen = await verify(from);
    }
    expect(seen.wrong, seen.output).toEqual(wrong);
    const rows = seen.output.trimEnd().split("\n").length - 1;
    expect(seen.output).toContain(
      wrong.length === 0 ? `\nall ${rows} right\n` : `\n${wrong.length} of ${rows} wrong\n`,
    );
    expect(seen.code).toBe(wrong.length === 0 ? "0" : "1");
  }

  test.each(["Alpha-1", "2", "edge-east", "edge-west", "client"])("finds nothing wrong from %s", (from) =>
    expectWrong(from, []),
  );

  test.each(spoiled)("$name: names it, from $from", async ({ on: hosts, from, wrong }) => {
    for (const [name, [spoil]] of Object.entries(hosts)) await on(name, spoil);
    await expectWrong(from, wrong);
    for (const [name, [, mend]] of Object.entries(hosts)) await on(name, mend);
    await expectWrong(from, []);
  });

  test("ends soon where nothing answers", async () => {
    await on("edge-west", "ip link set ens4 down");
    const started = Date.now();
    expect((await verify("edge-west")).code).toBe("1");
    expect(Date.now() - started).toBeLessThan(12_000);
    await on("edge-west", "ip link set ens4 up");
  });
});
