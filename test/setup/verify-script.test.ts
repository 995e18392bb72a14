import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { generate, NoSuchFileError, parseTopology, setupFiles, verifyScript } from "../../src/index.js";
import { readTopology } from "../../src/node.js";
import { call, describeWith } from "../real/programs.js";
import { fixtures, guideInput } from "../support/fixtures.js";
import { newFolder } from "../support/folder.js";
import { expectGolden } from "../support/golden.js";

const scriptsOf = (path: string) =>
  generate(readTopology(path), { files: setupFiles }).filter((file) => file.path === "/verify.sh");

/** The questions that a script asks from a place. */
function questions(script: string, place: "from_here" | "from_client"): string[] {
  const [, body = ""] = new RegExp(`^${place}\\(\\) \\{\\n([\\s\\S]*?)^\\}$`, "m").exec(script) ?? [];
  return body.split("\n").filter((line) => line !== "");
}

describe("verify.sh", () => {
  test.each([
    ["debian-12-https", "primary"],
    ["debian-12-every-option", "Alpha-1"],
  ])("of fixture %s, %s, is its golden file", (fixture, name) => {
    const [script] = scriptsOf(`fixtures/${fixture}/topology.yaml`).filter(({ host }) => host === name);
    expectGolden(`test/setup/verify-${fixture}-${name}.sh`, script?.content ?? "");
  });

  test.each(fixtures)("of fixture $name asks every service at every address, from a client", ({ topology: path }) => {
    const topology = readTopology(path);
    for (const { content } of scriptsOf(path)) {
      const asked = questions(content, "from_client");
      for (const { name, port } of topology.services) {
        const rows = asked.filter((line) => line.includes(`'${name} at `) && line.includes(`:${port})'`));
        expect(rows.length, name).toBeGreaterThan(0);
      }
      expect(questions(content, "from_here").length).toBeGreaterThan(0);
      expect(content).not.toContain(topology.vrrp.password ?? "no password");
    }
  });

  test("does not exist for a host of another topology, or a web server without our nginx", () => {
    const guide = parseTopology(guideInput());
    expect(() => verifyScript(parseTopology(guideInput()), guide.webServers[0])).toThrow(NoSuchFileError);
    const services = [{ backend: "db", port: 5432 }];
    const apps = { platform: "debian-12", services, backends: [{ name: "db", port: 5432 }] };
    const withoutNginx = parseTopology({ ...guideInput(), ...apps });
    expect(() => verifyScript(withoutNginx, withoutNginx.webServers[0])).toThrow(NoSuchFileError);
  });

  test("of a web server asks as many questions whatever the number of web servers", () => {
    const many = Array.from({ length: 200 }, (_, n) => ({ name: `web${n}`, privateIp: `10.0.1.${n + 1}` }));
    const topology = parseTopology({ ...guideInput(), webServers: many });
    expect(questions(verifyScript(topology, topology.webServers[0]), "from_here")).toHaveLength(4);
  });
});

describeWith(["shellcheck", "sh"], false, "the shell on verify.sh", () => {
  test.each(fixtures)("has no complaint about fixture $name", ({ topology }) => {
    const folder = newFolder();
    // The hosts of one kind differ in addresses only.
    const { webServers, loadBalancers } = readTopology(topology);
    const firsts = [webServers[0].name, loadBalancers[0].name];
    const wanted = scriptsOf(topology).filter(({ host }) => firsts.includes(host));
    const scripts = wanted.map(({ host, content }) => {
      const script = join(folder, `${host}.sh`);
      writeFileSync(script, content);
      return script;
    });
    expect(call("shellcheck", ["-s", "sh", ...scripts])).toEqual({ code: 0, output: "" });
    expect(call("sh", [scripts[0] ?? "", "--help"])).toMatchObject({
      code: 0,
      output: expect.stringMatching(/^Usage: sh verify.sh/),
    });
    expect(call("sh", [scripts[0] ?? "", "--from-here"])).toMatchObject({ code: 2 });
  });
});
