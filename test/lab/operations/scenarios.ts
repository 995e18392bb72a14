import { expect } from "vitest";
import { snippetNamed } from "../../support/markdown.js";
import type { Scenario } from "../scenarios/scenario.js";
import { until } from "../watch.js";
import { page } from "./admin.js";
import { all, lossless, settles, thenServe } from "./lossless.js";

// docs/operations.md, block by block: no request is lost by any of it. What changes the hosts themselves is in changes.ts.

const lines = (text: string) => text.split("\n").slice(0, -1);
const withoutFigures = (line: string) =>
  line
    .replace(/^\S+/, "TIME")
    .replace(/\[\d+\]/, "[PID]")
    .replace(/(in|after) \d+ s/, "$1 N s");

export const operations: readonly Scenario[] = [
  lossless("hand-over and hand-back, and what the log says of it", async (admin, tier) => {
    const status = () => tier.second.machine.sh("cat /run/keepalived-master.status || :");
    await until("the second knows who has the IP", 40, async () => /^holder=1001$/m.test(await status()));
    await admin.play("hand-over");
    expect((await tier.state()).holder).toBe("second");
    await admin.play("hand-back");
    await until("the first has the IP", 60, async () => (await tier.state()).holder === tier.first.name);
    const sample = lines(snippetNamed(page, "night").text);
    await until("the log has it", 10, async () => lines(await admin.play("night")).length >= sample.length);
    const night = lines(await admin.play("night")).slice(-sample.length);
    // Two lines of one second may come in either order.
    expect(night.map(withoutFigures).sort()).toEqual(sample.map(withoutFigures).sort());
  }),
  lossless("password", async (admin, tier) => {
    admin.edit("password: madeup", "password: another");
    await admin.play("password");
    await settles(tier, "MASTER", "BACKUP", "BACKUP");
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
