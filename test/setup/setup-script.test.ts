import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { generate, setupFiles, setupScript } from "../../src/index.js";
import { readTopology } from "../../src/node.js";
import { call, describeWith } from "../real/programs.js";
import { fixtures } from "../support/fixtures.js";
import { newFolder } from "../support/folder.js";
import { expectGolden } from "../support/golden.js";

describe("setup.sh", () => {
  test.each([
    ["guide", "primary"],
    ["guide", "web1"],
    ["ubuntu-14.04-vip", "lb1"],
    ["debian-12-every-option", "Alpha-1"],
    ["debian-12-default", "web1"],
    ["debian-12-vip-hooks", "lb1"],
  ])("of fixture %s, %s, is its golden file", (fixture, name) => {
    const topology = readTopology(`fixtures/${fixture}/topology.yaml`);
    const host = [...topology.webServers, ...topology.loadBalancers].find((one) => one.name === name);
    const [generated] = generate(topology, { files: setupFiles }).filter(
      (file) => file.host === name && file.path === "/setup.sh",
    );
    expect(generated).toMatchObject({ mode: 0o755, secret: false });
    expect(host && setupScript(topology, host)).toBe(generated?.content);
    expectGolden(`test/setup/setup-${fixture}-${name}.sh`, generated?.content ?? "");
  });

  test.each(fixtures)(
    "of fixture $name installs just the files of each host, with their modes",
    ({ topology: path }) => {
      const topology = readTopology(path);
      for (const host of [...topology.webServers, ...topology.loadBalancers]) {
        const own = generate(topology).filter((file) => file.host === host.name);
        if (own.length === 0) continue;
        const [, list = ""] = /^files\(\) \{\n {4}cat <<'END'\n([\s\S]*?)END$/m.exec(setupScript(topology, host)) ?? [];
        expect(list.trim().split("\n")).toEqual(
          own.map(({ mode, path: place }) => `${mode.toString(8).padStart(4, "0")} ${place}`),
        );
      }
    },
  );

  test.each(fixtures)("of fixture $name holds no secret", ({ topology: path }) => {
    const topology = readTopology(path);
    const token = "token" in topology.failover ? topology.failover.token : undefined;
    for (const { content } of generate(topology, { files: setupFiles })) {
      for (const secret of [topology.vrrp.password, token])
        if (secret !== undefined) expect(content).not.toContain(secret);
    }
  });

  test("asks for the token only if its file is missing, and never if master.sh contains it", () => {
    const balancerScript = (fixture: string) => {
      const topology = readTopology(`fixtures/${fixture}/topology.yaml`);
      return setupScript(topology, topology.loadBalancers[0]);
    };
    expect(balancerScript("debian-12-every-option")).toContain("ask_for_token");
    expect(balancerScript("debian-12-default")).not.toContain("ask_for_token");
  });
});

describeWith(["shellcheck"], false, "shellcheck on setup.sh", () => {
  test.each(fixtures)("has no complaint about fixture $name", ({ topology }) => {
    const folder = newFolder();
    const tier = readTopology(topology);
    // The others of a kind have the same with other names and addresses.
    const some = [tier.webServers[0], tier.loadBalancers[0]].map((host) => host?.name);
    const files = generate(tier, { files: setupFiles }).filter(({ host }) => some.includes(host));
    const scripts = files.map(({ host, path, content }) => {
      const script = join(folder, `${host}${path.replaceAll("/", "-")}`);
      writeFileSync(script, content);
      return script;
    });
    expect(call("shellcheck", ["-s", "sh", ...scripts])).toEqual({ code: 0, output: "" });
  });
});
