import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { generate, keepalivedConf, lint, parseTopology } from "../../src/index.js";
import { readTopology } from "../../src/node.js";
import {
  insecureChecks,
  mastersThatMayNot,
  notifyScripts,
  processChecks,
  weights,
} from "../faults/keepalived-faults.js";
import { issuesOf } from "../faults/tiers.js";
import { scenarios } from "../master/scenarios.js";
import { fixtures } from "../support/fixtures.js";
import {
  multicasting,
  needingPsmisc,
  shellSigns,
  specialPriorities,
  stopping,
  unasked,
  unmatched,
} from "./keepalived-mistakes.js";

// What people get wrong by hand in keepalived.conf and in the scripts beside it. Each title is a row of
// docs/field-usage.md, and each case shows first that it finds the mistake.

const page =
  readFileSync("docs/field-usage.md", "utf8").split("## Mistakes with keepalived\n")[1]?.split("\n## ")[0] ?? "";
const rows = [...page.matchAll(/^\| (?!mistake|---)(.+?) \| (.+?) \| (.+?) \|$/gm)].map(
  ([, title = "", , here = ""]) => ({
    title,
    here,
  }),
);

// biome-ignore lint/suspicious/noExplicitAny: a topology as someone without types writes it.
type Anything = any;

const changed = (change: (topology: Anything) => void, fixture = "debian-12-vip"): Anything => {
  const topology = structuredClone(readTopology(`fixtures/${fixture}/topology.yaml`));
  change(topology);
  return topology;
};

const warnedOf = (topology: Anything) => lint(parseTopology(topology)).map(({ path, code }) => `${path} ${code}`);

let made: readonly { name: string; multicast: boolean | undefined; conf: string }[] | undefined;

/** Every keepalived.conf that the fixtures of today's platforms give: made when a test first asks. */
const confs = () =>
  (made ??= fixtures.flatMap(({ name, topology: path }) => {
    const topology = readTopology(path);
    if (topology.platform === "ubuntu-14.04") return [];
    return topology.loadBalancers.map((balancer) => ({
      name: `${name}, ${balancer.name}`,
      multicast: "multicast" in topology.failover && topology.failover.multicast,
      conf: keepalivedConf(topology, balancer),
    }));
  }));

/** None of these files has any of it. */
function none(find: (text: string) => string[], files: readonly { name: string; conf: string }[] = confs()): void {
  expect(files.length).toBeGreaterThan(20);
  for (const { name, conf } of files) expect(find(conf), name).toEqual([]);
}

const guide = () => readFileSync("fixtures/guide/expected/primary/etc/keepalived/keepalived.conf", "utf8");
const check = (script: string) =>
  `vrrp_script chk {\n    script "${script}"\n}\nvrrp_instance VI_1 {\n    track_script {\n        chk\n    }\n}\n`;

describe("keepalived.conf", () => {
  test("a failed check cannot move the address: its weight is within the gap, or the priority is 255", () => {
    expect(weights(check("/bin/true").replace("        chk", "        chk weight -2"))).toHaveLength(1);
    expect(specialPriorities("vrrp_instance VI_1 {\n    priority 255\n}\n")).toEqual(["255"]);
    none(weights);
    none(specialPriorities);
    const highest = changed(({ loadBalancers }) => (loadBalancers[0].priority = 255));
    expect(issuesOf(highest)).toEqual(["loadBalancers[0].priority priority-out-of-range"]);
  });

  test("there is no check, or it asks only for the process", () => {
    expect(unasked("vrrp_instance VI_1 {\n}\n")).toHaveLength(1);
    expect(unasked(guide())).toHaveLength(1);
    expect(processChecks(guide())).toEqual(["pidof haproxy"]);
    none(unasked);
    none(processChecks);
    expect(warnedOf(readTopology("fixtures/ubuntu-14.04-vip/topology.yaml"))).toContain(
      "vrrp.checkInterval check-sees-process-only",
    );
  });

  test("the check stops keepalived", () => {
    expect(stopping(check("systemctl stop keepalived"))).toHaveLength(1);
    none(stopping);
  });

  test("there is a pipe or a redirect in `script`, which no shell reads", () => {
    expect(shellSigns(check("curl localhost | grep ok"))).toHaveLength(1);
    none(shellSigns);
  });

  test("a check is tracked but not defined, or defined but not tracked", () => {
    expect(unmatched(check("/bin/true").replace("        chk", "        other"))).toEqual(["chk", "other"]);
    none(unmatched);
  });

  test("`state MASTER` with `nopreempt`, which keepalived then ignores", () => {
    expect(mastersThatMayNot("vrrp_instance VI_1 {\n    state MASTER\n    nopreempt\n}\n")).toHaveLength(1);
    expect(confs().filter(({ conf }) => conf.includes("nopreempt")).length).toBeGreaterThan(0);
    none(mastersThatMayNot);
  });

  test("multicast in a cloud, which drops it", () => {
    expect(multicasting("vrrp_instance VI_1 {\n}\n")).toHaveLength(1);
    none(
      multicasting,
      confs().filter(({ multicast }) => !multicast),
    );
    const asked = changed(({ failover }) => (failover.multicast = true));
    expect(warnedOf(asked)).toContain("failover.multicast multicast-may-not-pass");
    const cloud = changed(({ failover }) => (failover.multicast = true), "debian-12-default");
    expect(issuesOf(cloud)).toHaveLength(1);
  });

  test("scripts run without `script_user`, or without `enable_script_security`", () => {
    expect(insecureChecks(check("/bin/true"))).toHaveLength(1);
    none(insecureChecks);
  });

  test("`killall` without psmisc, the package that has it", () => {
    expect(needingPsmisc(check("killall -0 haproxy"))).toHaveLength(1);
    none(needingPsmisc);
  });

  test("a password has more than 8 characters, or is `1111`, `password` or the like", () => {
    const withPassword = (password: string) => changed(({ vrrp }) => (vrrp.password = password));
    expect(issuesOf(withPassword("ninechars"))).toEqual(["vrrp.password password-malformed"]);
    expect(issuesOf(withPassword("eightchr"))).toEqual([]);
    for (const password of ["1111", "1234", "12345678", "password", "Password", "secret", "changeme"]) {
      expect(warnedOf(withPassword(password)), password).toContain("vrrp.password password-well-known");
    }
    expect(warnedOf(withPassword("x7k2m9qd"))).not.toContain("vrrp.password password-well-known");
  });
});

describe("scripts that move an address at a cloud", () => {
  test.each(rows.filter(({ title }) => title.startsWith("a script ")))("$title: played", ({ here }) => {
    const played = [...here.matchAll(/"(.+?)"/g)].map(([, name = ""]) => name);
    expect(played.length).toBeGreaterThan(0);
    const names = scenarios.map(({ name }) => name);
    for (const name of played) expect(names).toContain(name);
  });

  test("vip has none of them: keepalived starts nothing, and moves the address itself", () => {
    const topology = readTopology("fixtures/debian-12-vip/topology.yaml");
    const files = generate(topology);
    expect(files.map(({ path }) => path).filter((path) => /master|hooks|failover\.service/.test(path))).toEqual([]);
    for (const { path, content } of files) {
      if (path.endsWith("keepalived.conf")) expect(notifyScripts(content)).toEqual([]);
    }
  });
});

test("docs/field-usage.md has a row for each case, and a case for each row", () => {
  const own = readFileSync("test/providers/mistakes.test.ts", "utf8");
  const cases = [...own.matchAll(/^ {2}test\("(.*?)", /gm)].map(([, title = ""]) => title);
  // The other rows are scenarios, or the real keepalived's.
  const elsewhere = /^a script |^a word that this keepalived does not know$/;
  const inFile = rows.map(({ title }) => title).filter((title) => !elsewhere.test(title));
  expect(inFile.length).toBeGreaterThanOrEqual(10);
  expect(cases.filter((title) => !title.startsWith("vip has none"))).toEqual(inFile);
});
