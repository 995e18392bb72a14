import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readTopology } from "../../src/node.js";
import { filesOf } from "../../src/providers/files.js";
import { cloudFailoverOf } from "../support/failover.js";
import { fixtures } from "../support/fixtures.js";
import { newFolder } from "../support/folder.js";
import { shellcheckSays } from "./explained.js";
import { call, describeWith } from "./programs.js";

/** Those whose address a script moves. */
const withScript = fixtures.filter(({ topology }) => filesOf(readTopology(topology).failover).move !== undefined);
/** Who wants something else than a token: see test/master. */
const otherSecrets = ["aws", "hetzner-robot"];

/** Those whose script needs a token. */
const withToken = withScript.filter(({ topology }) => {
  const { provider, token, tokenFile } = cloudFailoverOf(readTopology(topology));
  return !otherSecrets.includes(provider) && (token !== undefined || tokenFile !== undefined);
});

const scriptOf = (expected: string, name: string) => join(expected, name, "etc/keepalived/master.sh");

const otherScripts = ["etc/haproxy/keep-server-state.sh", "etc/keepalived/hooks.sh"];

const others = fixtures.flatMap(({ topology, expected }) => {
  const { platform, loadBalancers } = readTopology(topology);
  if (platform === "ubuntu-14.04") return [];
  const paths = loadBalancers.flatMap((host) => otherScripts.map((script) => join(expected, host.name, script)));
  return paths.filter(existsSync).map((path) => ({ path }));
});

describeWith(["sh"], false, "sh -n", () => {
  describe.each(withScript)("fixture $name", ({ topology, expected }) => {
    test.each(readTopology(topology).loadBalancers)("takes the script of $name", ({ name }) => {
      expect(call("sh", ["-n", scriptOf(expected, name)])).toEqual({ code: 0, output: "" });
    });
  });

  describe.each(withToken)("fixture $name", ({ topology, expected }) => {
    test.each(readTopology(topology).loadBalancers)("reads the token of $name exactly", ({ name }) => {
      const { token, tokenFile = "" } = cloudFailoverOf(readTopology(topology));
      const file = join(newFolder(), "token");
      writeFileSync(file, "made-up-token\n");
      const script = readFileSync(scriptOf(expected, name), "utf8").replaceAll(tokenFile || "no such text", file);
      // The guide's script exports it in its first line; today's has a function that prints it.
      const [printer] = /^token\(\) \{[\s\S]*?^\}/m.exec(script) ?? [];
      const line = printer === undefined ? `${script.split("\n")[0]}\nprintf '%s\\n' "$DO_TOKEN"` : `${printer}\ntoken`;
      expect(call("sh", ["-c", line]).output).toBe(`${token ?? "made-up-token"}\n`);
    });
  });

  test.each(others)("accepts $path", ({ path }) => {
    expect(call("sh", ["-n", path])).toEqual({ code: 0, output: "" });
  });

  test("refuses a script with a mistake", () => {
    const script = join(newFolder(), "master.sh");
    writeFileSync(script, readFileSync(scriptOf("fixtures/guide/expected", "primary"), "utf8").replace("done\n", ""));
    expect(call("sh", ["-n", script]).code).not.toBe(0);
  });
});

interface Comment {
  readonly line: number;
  readonly code: number;
}

const answers = new Map<string, ReturnType<typeof call>>();

/** What shellcheck says of a script, asked once for those that are the same: most balancers of a tier share theirs. */
function shellcheck(path: string): ReturnType<typeof call> {
  const text = readFileSync(path, "utf8");
  const answer = answers.get(text) ?? call("shellcheck", ["-s", "sh", "-f", "json", path]);
  answers.set(text, answer);
  return answer;
}

describeWith(["shellcheck"], false, "shellcheck", () => {
  test.each(others)("has no complaint about $path", ({ path }) => {
    expect(shellcheck(path)).toEqual({ code: 0, output: "[]\n" });
  });

  describe.each(withScript)("fixture $name", ({ topology, expected }) => {
    const { platform, loadBalancers } = readTopology(topology);

    test.each(loadBalancers)("has only the explained complaints about $name's script", ({ name }) => {
      const script = scriptOf(expected, name);
      const lines = readFileSync(script, "utf8").split("\n");
      const comments: Comment[] = JSON.parse(shellcheck(script).output);
      const said = comments.map(({ line, code }) => `SC${code}: ${lines[line - 1]?.trim()}`);
      const explained = shellcheckSays[platform];
      const isAbout = (comment: string) => explained.find(({ about }) => comment.startsWith(about));
      expect(said.filter((comment) => !isAbout(comment))).toEqual([]);
      const missing = explained.filter(({ about }) => !said.some((comment) => comment.startsWith(about)));
      expect(missing.filter(({ sometimes }) => !sometimes)).toEqual([]);
    });
  });
});
