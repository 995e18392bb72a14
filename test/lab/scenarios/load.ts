import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import { haproxyCfg, parseTopology } from "../../../src/index.js";
import { cloudFailoverOf } from "../../support/failover.js";
import { flooders, routeBack } from "../network.js";
import type { Tier } from "../tier.js";
import { isSteady, lostWithin, now, stateOf, until } from "../watch.js";
import type { Scenario } from "./scenario.js";

// More clients than usual, and such as stay.

const site = (tier: Tier) => `http://${cloudFailoverOf(tier.topology).reservedIp}/`;

/** Connections that send half a request, from so many addresses, for as long as something else takes. */
async function flooded(tier: Tier, count: number, sources: number, meanwhile: () => Promise<unknown>): Promise<void> {
  const from = flooders(sources);
  await routeBack(tier.cloud, tier.client, from);
  const { reservedIp } = cloudFailoverOf(tier.topology);
  // A machine sees no other folder of this checkout than the lab's.
  tier.client.write("/run/flood.mjs", readFileSync("test/real/flood.mjs", "utf8"));
  const program = [process.execPath, "/run/flood.mjs", reservedIp, 80, count, ...from].join(" ");
  await tier.client.sh(": >/var/log/flood.out");
  tier.client.start("flood", `echo $$ >/run/flood; exec ${program}`);
  await until("all of them have been tried", 60, () => tier.client.read("/var/log/flood.out").includes("ready"));
  try {
    await meanwhile();
  } finally {
    process.kill(Number(tier.client.read("/run/flood")), "SIGKILL");
  }
}

const oneFlood: Scenario = {
  name: "one client holds 4,900 slow connections for 15 s",
  play: async (tier) => {
    const { moves } = await tier.state();
    const began = now();
    expect(await lostWithin(tier, 1, () => flooded(tier, 4900, 1, () => sleep(15_000)))).toEqual([]);
    expect((await tier.state()).moves).toEqual(moves);
    return `0 of ${tier.past.filter(({ sent }) => sent >= began).length} requests lost, no move`;
  },
};

/** HAProxy on both reads a changed haproxy.cfg, and afterwards its own again. */
async function withConfig(tier: Tier, change: (text: string) => string, meanwhile: () => Promise<unknown>) {
  const path = "/etc/haproxy/haproxy.cfg";
  const before = tier.balancers.map(({ machine }) => machine.read(path));
  const use = async (texts: readonly string[]) => {
    for (const [n, { machine }] of tier.balancers.entries()) {
      machine.write(path, texts[n] ?? "");
      await machine.sh("kill -USR2 $(cat /run/haproxy.pid)");
    }
    await sleep(2000);
  };
  const after = before.map(change);
  expect(after).not.toEqual(before);
  await use(after);
  try {
    await meanwhile();
  } finally {
    await use(before);
  }
}

/** The frontend is full, and so others wait: that is no failure of this balancer's, and no other would do better. */
const full: Scenario = {
  name: "1,500 silent connections, and a limit of 1,000",
  play: async (tier) => {
    const { moves } = await tier.state();
    let lost: readonly unknown[] = [];
    const aTenth = (text: string) => text.replace(/\b(10200|10000|5000)\b/g, (number) => String(Number(number) / 10));
    const logs = tier.balancers.map(({ machine }) => machine.read("/var/log/messages").length);
    await withConfig(tier, aTenth, async () => {
      await flooded(tier, 1500, 4, async () => {
        lost = await lostWithin(tier, 15);
        expect(stateOf(tier.first)).toBe("MASTER");
        expect(stateOf(tier.second)).toBe("BACKUP");
      });
      await until("the site answers", 15, async () => isSteady(await tier.history()));
    });
    expect((await tier.state()).moves).toEqual(moves);
    for (const [n, { machine }] of tier.balancers.entries()) {
      expect(machine.read("/var/log/messages").slice(logs[n])).not.toContain("Entering FAULT");
    }
    // Where the frontend may take all that HAProxy takes, keepalived's check waits as well.
    const asManyAsAll = (text: string) => text.replace("maxconn 10200", "maxconn 1000");
    await withConfig(tier, asManyAsAll, () =>
      flooded(tier, 1500, 4, () => until("the first is in FAULT", 20, () => stateOf(tier.first) === "FAULT")),
    );
    return `no FAULT, no move; ${lost.length} of 750 requests waited too long. FAULT without a limit of the frontend's own`;
  },
};

/** What clients that keep their connection are answered, twice a second. HAProxy spreads 16 of them over both servers. */
async function keptAlive(tier: Tier, seconds: number): Promise<number[][]> {
  const url = `${site(tier)}?kept=[1-${seconds * 2}]`;
  const clients = Array.from({ length: 16 }, () =>
    tier.client.sh(
      `curl --silent --rate 2/s --max-time 2 --output /dev/null --write-out '%{http_code}\\n' "$1" || :`,
      url,
    ),
  );
  return (await Promise.all(clients)).map((text) => text.trim().split("\n").map(Number));
}

/** How many wrong answers each client gets when its web server answers 404 from the third second on. */
async function wrongAnswers(tier: Tier): Promise<number[]> {
  const [web1] = tier.webServers;
  const [answers] = await Promise.all([
    keptAlive(tier, 15),
    sleep(3000).then(() => web1?.machine.sh("mv /var/www/html /var/www/away")),
  ]);
  await web1?.machine.sh("mv /var/www/away /var/www/html");
  await sleep(3000);
  return answers.map((codes) => codes.filter((code) => code !== 200).length);
}

const kept: Scenario = {
  name: "keep-alive clients, and a web server that goes down",
  play: async (tier) => {
    const few = Math.max(...(await wrongAnswers(tier)));
    expect(few).toBeGreaterThan(0);
    expect(few).toBeLessThanOrEqual(5);
    // Without that line they stay.
    let without = 0;
    await withConfig(
      tier,
      (text) => text.replace(/ on-marked-down shutdown-sessions/, ""),
      async () => {
        without = Math.max(...(await wrongAnswers(tier)));
      },
    );
    expect(without).toBeGreaterThan(20);
    return `${few} wrong answers; ${without} of 30 without on-marked-down`;
  },
};

/** What somebody gets who asks again and again: a line each. */
const asked = async (tier: Tier, count: number, block = ""): Promise<string[]> => {
  const program = `${process.execPath} ${resolve("test/lab/asker.mjs")} ${site(tier)} ${count} ${block}`;
  return (await tier.client.sh(program)).trim().split("\n");
};

const isGood = (answer: string) => answer.startsWith("200 ");

const ports: Scenario = {
  name: "4,500 requests from 1,000 source ports",
  play: async (tier) => {
    const { machine } = tier.first;
    const path = "/proc/sys/net/ipv4";
    const settings = `cat ${path}/ip_local_port_range ${path}/tcp_tw_reuse`;
    expect((await machine.sh(settings)).split(/\s+/)).toEqual(["10240", "65535", "1", ""]);
    await machine.sh(`echo 20000 20999 >${path}/ip_local_port_range`);
    expect((await asked(tier, 4500)).filter(isGood).length).toBe(4500);
    // Without it they run out, and so do those of HAProxy's checks.
    await machine.sh(`echo 0 >${path}/tcp_tw_reuse`);
    const lost = (await asked(tier, 4500)).filter((answer) => !isGood(answer)).length;
    await machine.sh(`echo 1 >${path}/tcp_tw_reuse; echo 10240 65535 >${path}/ip_local_port_range`);
    expect(lost).toBeGreaterThan(100);
    return `0 of 4500 requests lost; ${lost} without tcp_tw_reuse`;
  },
};

export const loadScenarios: readonly Scenario[] = [oneFlood, full, kept, ports];

/** 600 clients ask with one web server out; how many are led to another than before, of those whose own is well. */
async function ledAway(tier: Tier): Promise<{ onDead: number; moved: number }> {
  const [web1] = tier.webServers;
  const before = await asked(tier, 600, "10.99.0.0/16");
  await web1?.die();
  await sleep(3000);
  const during = await asked(tier, 600, "10.99.0.0/16");
  await web1?.boot();
  await sleep(3000);
  expect([...before, ...during].filter((answer) => !isGood(answer))).toEqual([]);
  const onDead = before.filter((answer) => answer === "200 web1").length;
  const moved = before.filter((answer, n) => answer !== during[n]).length;
  return { onDead, moved };
}

const hashed: Scenario = {
  name: "one of three web servers goes down, with balance: source",
  play: async (tier) => {
    await tier.client.sh(
      "seq 0 599 | awk '{ printf \"address add 10.99.%d.%d/32 dev eth0\\n\", $1 / 256, $1 % 256 }' | ip -batch -",
    );
    await tier.cloud.sh("ip route add 10.99.0.0/16 dev client");
    const { services, ...rest } = tier.topology;
    const topology = parseTopology({ ...rest, services: services.map(({ port }) => ({ port, balance: "source" })) });
    const texts = topology.loadBalancers.map((balancer) => haproxyCfg(topology, balancer));
    const withTexts = async (change: (text: string) => string) => {
      let n = 0;
      let counted = { onDead: 0, moved: 0 };
      await withConfig(
        tier,
        () => change(texts[n++] ?? ""),
        async () => {
          counted = await ledAway(tier);
        },
      );
      return counted;
    };
    const consistent = await withTexts((text) => text);
    expect(consistent.moved).toBe(consistent.onDead);
    // Without that line they are dealt anew.
    const dealt = await withTexts((text) => text.replace("    hash-type consistent\n", ""));
    expect(dealt.moved).toBeGreaterThan(dealt.onDead * 1.5);
    return `${consistent.moved} of 600 clients moved; ${dealt.moved} without hash-type consistent`;
  },
};

export const hashScenarios: readonly Scenario[] = [hashed];
