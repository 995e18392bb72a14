import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { generate } from "../../src/index.js";
import { readTopology } from "../../src/node.js";
import { snippetNamed } from "../support/markdown.js";
import { Balancer } from "./hosts.js";
import { Admin } from "./operations/admin.js";
import { Tier } from "./tier.js";
import { isSteady, lostWithin, until } from "./watch.js";

// docs/upgrade.md, block by block: the guide's tier serves, on today's programs, and the new one takes its place.

const page = "docs/upgrade.md";

let tier: Tier;
let admin: Admin;

const hostNamed = (name: string) => {
  const host = [...tier.balancers, ...tier.webServers].find((one) => one.name === name);
  if (!host) throw new Error(`no host ${name}`);
  return host;
};

beforeAll(async () => {
  tier = await Tier.start("test/lab/upgrade/topology.yaml", { bare: true });
  admin = await Admin.of(tier, page);
  for (const { host, path, content, mode } of generate(readTopology("fixtures/guide/topology.yaml"))) {
    const { machine } = hostNamed(host);
    await machine.sh(
      'mkdir -p "$(dirname "$1")"; printf %s "$2" >"$1"; chmod "$3" "$1"',
      path,
      content,
      mode.toString(8),
    );
  }
  // Each has the packages of its own part alone.
  for (const name of ["web1", "web2"]) await hostNamed(name).machine.sh("rm -rf /etc/haproxy /etc/default/haproxy");
  for (const name of ["primary", "secondary"]) await hostNamed(name).machine.sh("rm -rf /etc/nginx");
  // Their keepalived has no place here: none of today's runs the guide's files.
  for (const name of ["web1", "web2", "primary", "secondary"]) {
    const host = hostNamed(name);
    await (host instanceof Balancer ? host.startHaproxy() : host.boot());
  }
  writeFileSync(join(admin.folder, "new.yaml"), snippetNamed(page, "file", "new.yaml").text);
  writeFileSync(join(admin.folder, "token"), "made-up-token\n");
  await until("the old tier serves", 20, async () => isSteady(await tier.history()));
}, 120_000);
afterAll(() => tier?.end());

/** Plays a block without a request lost. */
async function lossless(...blocks: string[]): Promise<string> {
  let printed = "";
  const lost = await lostWithin(tier, 1, async () => {
    for (const block of blocks) printed += await admin.play(block);
  });
  expect(lost).toEqual([]);
  return printed;
}

const holds = (name: string) => until(`${name} has the IP`, 40, async () => (await tier.state()).holder === name);

test("the old tier's files give the guide's topology, but for the token", async () => {
  await lossless("import");
  await admin.play("render");
});

test("the new secondary comes up, and leaves the IP where it is", async () => {
  await lossless("web-servers");
  expect(await lossless("secondary")).toMatch(/^all \d+ right$/m);
  expect((await tier.state()).holder).toBe("primary");
  expect(hostNamed("lb4")).toMatchObject({
    said: ["is master, and keeps 203.0.113.10 here", "leaves 203.0.113.10 where it is: it is served there"],
  });
});

test("the new primary takes the IP", async () => {
  expect((await lossless("old-keepalived", "primary")).match(/^all \d+ right$/gm)).toHaveLength(5);
  await holds("lb3");
});

test("the IP goes back to the old primary, and to the new one again", async () => {
  const [old] = tier.balancers;
  if (!old) throw new Error("no old primary");
  const lost = await lostWithin(tier, 1, async () => {
    await admin.play("back");
    await tier.move(old);
    await holds("primary");
    await admin.play("forth");
    await holds("lb3");
  });
  expect(lost).toEqual([]);
});
