import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { generate, haproxyCfg, lint, parseTopology, verifyScript } from "../../src/index.js";
import { readTopology } from "../../src/node.js";
import { newFolder } from "../support/folder.js";
import { run } from "../support/run.js";

const guide = () => parse(readFileSync("fixtures/guide/topology.yaml", "utf8"));

/** The guide's tier, with Droplets made from a custom image. */
function custom() {
  const topology = guide();
  topology.failover.customImage = true;
  for (const [index, balancer] of topology.loadBalancers.entries()) {
    delete balancer.anchorIp;
    balancer.publicIp = `198.51.100.${index + 11}`;
  }
  return topology;
}

test("a public anchor IP: the warning names the key for custom images", () => {
  const topology = guide();
  topology.loadBalancers[0].anchorIp = "198.51.100.11";
  const warning = lint(parseTopology(topology)).find(({ code }) => code === "anchor-ip-public");
  expect(warning?.message).toContain("failover.customImage: true");
});

test("the guide's system with a custom image: its files differ in the address that HAProxy binds, and in nothing else", () => {
  const texts = (topology: unknown) =>
    generate(parseTopology(topology)).map(({ host, path, content }) => [host, path, content] as const);
  const changed = texts(guide()).map(([host, path, text]) => {
    const own = text.replaceAll("10.17.1.18", "198.51.100.11").replaceAll("10.17.1.19", "198.51.100.12");
    return [host, path, own];
  });
  expect(texts(custom())).toEqual(changed);
});

test("the guide's files with a public address after bind give customImage back", async () => {
  const folder = newFolder();
  cpSync("fixtures/guide/expected", folder, { recursive: true });
  for (const [index, host] of ["primary", "secondary"].entries()) {
    const file = join(folder, host, "etc/haproxy/haproxy.cfg");
    writeFileSync(file, readFileSync(file, "utf8").replace(/10\.17\.1\.\d+/, `198.51.100.${index + 11}`));
  }
  const { out } = await run("import", "--token", folder);
  expect(parse(out)).toEqual(custom());
});

test("a custom image: verify.sh asks for the site at the public IP, where only the statistics page is closed", () => {
  const topology = readTopology("fixtures/debian-13-custom-image/topology.yaml");
  const [balancer] = topology.loadBalancers;
  if (balancer === undefined) throw new Error("no balancer");
  const rows = verifyScript(topology, balancer)
    .split("\n")
    .filter((line) => line.includes("198.51.100.11:"));
  expect(rows.map((row) => row.trim())).toEqual([
    "ask closed 'its public address (198.51.100.11:8404)' 'http://198.51.100.11:8404/'",
    "ask 200-399 'www at its public IP (198.51.100.11:80)' 'http://198.51.100.11:80/'",
    "ask closed 'the public address of primary (198.51.100.11:8404)' 'http://198.51.100.11:8404/'",
  ]);
});

test("a customImage that nobody has read is refused", () => {
  const topology = readTopology("fixtures/debian-13-custom-image/topology.yaml");
  const [balancer] = topology.loadBalancers;
  if (balancer === undefined) throw new Error("no balancer");
  const failover = { ...topology.failover, customImage: "yes" } as unknown as typeof topology.failover;
  expect(() => haproxyCfg({ ...topology, failover }, balancer)).toThrow("customImage is no boolean");
});
