import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { describeWith } from "./real/programs.js";
import { newFolder } from "./support/folder.js";
import { run } from "./support/run.js";

const commands = ["render", "show", "diff", "check", "diagram", "forecast", "schema", "init", "import", "completion"];

/** What a shell offers for each line. */
const lines: [line: string, offered: string[]][] = [
  ["haproxy-failover ", commands],
  ["haproxy-failover ch", ["check"]],
  ["haproxy-failover check --s", ["--strict"]],
  ["haproxy-failover diff --", ["--git-modes", "--help", "--json", "--setup", "--stat"]],
  ["haproxy-failover render --format ", ["ansible", "cloud-init", "tar", "tree"]],
  ["haproxy-failover init --platform debian-1", ["debian-12", "debian-13"]],
  ["haproxy-failover init --with tls,", ["tls,app", "tls,app,tcp", "tls,tcp"]],
  ["haproxy-failover completion ", ["bash", "fish", "zsh"]],
  ["haproxy-failover check top", ["topology.yaml"]],
  ["haproxy-failover render topology.yaml --out o", ["out/"]],
];

async function folderWith(shell: string): Promise<string> {
  const folder = newFolder();
  writeFileSync(join(folder, "script"), (await run("completion", shell)).out);
  writeFileSync(join(folder, "topology.yaml"), "");
  spawnSync("mkdir", [join(folder, "out")]);
  return folder;
}

test("refuses an unknown shell", async () => {
  expect(await run("completion", "tcsh")).toMatchObject({
    code: 2,
    err: expect.stringMatching(/unknown shell "tcsh"; use one of bash, zsh, fish/),
  });
});

test("offers every option of every command in every shell", async () => {
  for (const shell of ["bash", "zsh", "fish"]) {
    const { out } = await run("completion", shell);
    for (const name of commands) {
      const { out: help } = await run(name, "--help");
      for (const [, option = ""] of help.matchAll(/^ {2}--([a-z-]+)/gm))
        expect(out, `${shell} ${name}`).toContain(option);
    }
  }
});

const escapes = new RegExp(`${String.fromCharCode(27)}\\[[^A-Za-z]*[A-Za-z]`, "g");

/**
 * What a shell prints that is typed to on a terminal, word by word: its own machinery completes a line. A single match
 * takes the line's place, before the `#` that is typed next.
 */
function typedTo(folder: string, command: string, lines: readonly string[]): string[] {
  const { stdout } = spawnSync("script", ["-qec", command, "/dev/null"], {
    cwd: folder,
    input: `${[...lines, "exit"].join("\n")}\n`,
    encoding: "utf8",
    timeout: 30_000,
    env: { ...process.env, TERM: "dumb", INPUTRC: "/dev/null", HOME: folder },
  });
  const [, answer = ""] = stdout.replace(escapes, "").split("READY\r\n");
  // zsh writes a folder's slash twice, with a step back between.
  const words = answer.replace(/[^\s!-~]/g, "").split(/\s+/);
  return words.map((word) => word.replace(/#$/, "").replace(/\/+$/, "/"));
}

/** Says READY, in letters that are not on the line that is typed. */
const ready = "printf 'REA%s\\n' DY";

describeWith(["bash", "script"], false, "bash", () => {
  const readline = [
    "completion-query-items 0",
    "page-completions off",
    "show-all-if-ambiguous on",
    "enable-bracketed-paste off",
    "completion-display-width 0",
  ];

  test.each(lines)("%j", async (line, offered) => {
    const folder = await folderWith("bash");
    const setup = [
      ...readline.map((setting) => `bind 'set ${setting}'`),
      "source ./script",
      "haproxy-failover() { :; }",
      ready,
    ];
    writeFileSync(join(folder, "rc"), setup.join("\n"));
    expect(typedTo(folder, "bash --rcfile rc -i", [`${line}\t#`])).toEqual(expect.arrayContaining(offered));
  });
});

describeWith(["zsh", "script"], false, "zsh", () => {
  test.each(lines)("%j", async (line, offered) => {
    const folder = await folderWith("zsh");
    const setup = ["LISTMAX=1000", "autoload -Uz compinit", "compinit -u -D", "zstyle ':completion:*' verbose no"];
    const lines = [...setup, "source ./script", "haproxy-failover() { :; }", ready, `${line}\t\t#`];
    expect(typedTo(folder, "zsh -f -i", lines)).toEqual(expect.arrayContaining(offered));
  });
});

describeWith(["fish"], false, "fish", () => {
  test.each(lines)("%j", async (line, offered) => {
    const folder = await folderWith("fish");
    const script = `source ./script; complete -C ${JSON.stringify(line)}`;
    const { stdout, stderr } = spawnSync("fish", ["--no-config", "-c", script], {
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, HOME: folder },
    });
    expect(stderr).toBe("");
    const found = stdout
      .split("\n")
      .filter((row) => row !== "")
      .map((row) => row.split("\t")[0]);
    expect(found.filter((word) => word !== "script").sort()).toEqual([...offered].sort());
  });
});
