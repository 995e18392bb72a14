import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import type { Scenario } from "../scenarios/scenario.js";
import type { Tier } from "../tier.js";
import { topologyNamed } from "../topologies.js";
import { lostWithin, stateOf, until } from "../watch.js";
import { Admin } from "./admin.js";

// docs/operations.md, block by block: no request is lost by any of it.

const admins = new WeakMap<Tier, Promise<Admin>>();

/** Whoever plays it finds a deployed tier. */
function adminOf(tier: Tier): Promise<Admin> {
  const admin = admins.get(tier) ?? Admin.of(tier, topologyNamed("operations"));
  admins.set(tier, admin);
  return admin;
}

/** Plays something without a request lost, until the first balancer has the IP again. */
const lossless = (name: string, play: (admin: Admin, tier: Tier) => Promise<unknown>): Scenario => ({
  name,
  play: async (tier) => {
    const admin = await adminOf(tier);
    const lost = await lostWithin(tier, 1, async () => {
      await play(admin, tier);
      await until("the first has the IP", 60, async () => (await tier.state()).holder === tier.first.name);
      await sleep(3000);
    });
    expect(lost).toEqual([]);
    return undefined;
  },
});

/** Whose pages came since then. */
async function pagesSince(tier: Tier, began: number): Promise<string[]> {
  const pages = (await tier.history()).flatMap(({ sent, body }) => (sent >= began && body ? [body.trim()] : []));
  return [...new Set(pages)].sort();
}

/** The page's commands, and then whose pages come. */
async function thenServe(admin: Admin, tier: Tier, block: string, pages: readonly string[]): Promise<void> {
  await admin.play(block);
  await sleep(1000);
  const began = Date.now();
  await sleep(2000);
  expect(await pagesSince(tier, began), block).toEqual(pages);
}

const all = ["web1", "web2", "web3"];

export const operations: readonly Scenario[] = [
  lossless("deploy: a change that every host gets", async (admin, tier) => {
    const before = tier.first.machine.read("/etc/haproxy/haproxy.cfg");
    admin.edit("port: 80,", "port: 80, balance: leastconn,");
    await admin.play("deploy");
    const after = tier.first.machine.read("/etc/haproxy/haproxy.cfg");
    expect(after).toBe(before.replace("balance roundrobin", "balance leastconn"));
  }),
  lossless("hand-over and hand-back", async (admin, tier) => {
    await admin.play("hand-over");
    expect((await tier.state()).holder).toBe("second");
    await admin.play("hand-back");
  }),
  lossless("password", async (admin, tier) => {
    admin.edit("password: madeup", "password: another");
    await admin.play("password");
    const [, ...backups] = tier.balancers;
    await until("the others are backups", 15, () => backups.every((balancer) => stateOf(balancer) === "BACKUP"));
  }),
  lossless("upgrade-web-server", async (admin, tier) => {
    await admin.play("drain");
    await admin.play("upgrade-web-server");
    await thenServe(admin, tier, "undrain", all);
  }),
  lossless("status: what monitoring is told of a backup", async (admin, tier) => {
    const says = async (...words: RegExp[]) => {
      let said = "";
      const asks = async () => {
        said = await admin.play("status");
        return words.every((word, index) => word.test(said.split("\n")[index] ?? ""));
      };
      await until(`${words}, not ${said}`, 50, asks);
    };
    const well = [/^MASTER$/, /^200BACKUP$/, /^200BACKUP$/, /^200$/];
    await says(...well);
    // The API's words go no further than the page.
    const status = "/run/keepalived-master.status";
    const before = tier.second.machine.read(status);
    const after = before.replace(/^api=.*\nreason=.*/m, "api=failed\nreason=no;disable server nginx_pool/web1 | x");
    await tier.second.machine.sh(`printf '%s' "$1" >${status}`, after);
    await says(/^MASTER$/, /^200BACKUP, but no disable server nginx pool web1 {3}x$/, /^503BACKUP$/);
    expect(
      await tier.second.machine.sh("curl --silent http://10.132.30.2:8404/';csv' --interface 10.132.30.2"),
    ).toMatch(/^nginx_pool,web1,.*,UP,/m);
    await tier.second.machine.sh(`printf '%s' "$1" >${status}`, before);
    await says(...well);
    await tier.second.stopService();
    await says(/^MASTER$/, /^200haproxy-failover.service is silent$/, /^503BACKUP$/);
    tier.second.startService();
    await says(...well);
    await tier.second.machine.stop("keepalived");
    await says(/^MASTER$/, /^200(keepalived says|master.sh cannot act)/, /^503BACKUP$/);
    await tier.second.startKeepalived();
    await says(...well);
  }),
];
