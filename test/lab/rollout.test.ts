import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { run } from "../support/run.js";
import { Admin } from "./operations/admin.js";
import { Tier } from "./tier.js";
import { until } from "./watch.js";

// docs/rollout.md, block by block, on hosts with nothing on them: the topology is the one that init prints.

let tier: Tier;
let admin: Admin;

beforeAll(async () => {
  const file = join(mkdtempSync(join(tmpdir(), "haproxy-failover-rollout-")), "topology.yaml");
  writeFileSync(file, (await run("init", "--platform", "debian-12")).out);
  tier = await Tier.start(file, { bare: true });
  admin = await Admin.of(tier, "docs/rollout.md");
});
afterAll(() => tier?.end());

const holder = async () => (await tier.state()).holder;

test("a topology is started, and passes the check", async () => {
  await admin.play("init");
  expect(await admin.play("anchor")).toBe("10.17.1.18\n10.17.1.19\n");
  expect(await admin.play("check")).toMatch(/no errors/);
});

test("its files come onto the hosts, which run then", async () => {
  await admin.play("render");
  writeFileSync(join(admin.folder, "token"), "made-up-token\n");
  await admin.play("token");
  const printed = await admin.play("deploy");
  for (const host of ["web1", "web2", "secondary", "primary"])
    expect(printed).toContain(`${host} is as the topology says\n`);
});

test("every line of verify.sh is right", async () => {
  await until("the primary has the IP", 40, async () => (await holder()) === "primary");
  await tier.client.sh("until curl --silent --fail --output /dev/null http://203.0.113.10/; do sleep 0.2; done");
  const printed = await admin.play("verify");
  expect(printed.match(/^all \d+ right$/gm)).toHaveLength(5);
});

test("the secondary takes over, and the primary takes it back", async () => {
  expect(await admin.play("failover")).toMatch(/secondary keepalived-master.*: moved 203\.0\.113\.10 here/);
  await until("the primary has the IP", 40, async () => (await holder()) === "primary");
});
