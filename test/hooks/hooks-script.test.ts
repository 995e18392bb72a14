import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { hooksScript, parseTopology, type TopologyInput } from "../../src/index.js";
import { readTopology } from "../../src/node.js";
import { newFolder } from "../support/folder.js";

// hooks.sh as it is generated, its FIFO and programs in a folder of the test's, told what keepalived tells.

const timeout = 1;

/** The script for such programs: texts of shell scripts, by hook. */
function scriptFor(folder: string, programs: Readonly<Record<string, string>>): string {
  const input: TopologyInput = readTopology("fixtures/debian-12-vip-active-active/topology.yaml");
  const named = Object.keys(programs).map((hook) => [hook, `/usr/local/sbin/${hook}`]);
  for (const [hook, text] of Object.entries(programs)) {
    writeFileSync(join(folder, hook), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
  }
  const hooks = { ...Object.fromEntries(named), user: "alerts", timeout };
  return hooksScript(parseTopology({ ...input, vrrp: { ...input.vrrp, hooks } }))
    .replaceAll("/usr/local/sbin", folder)
    .replace("/run/keepalived-hooks.fifo", join(folder, "fifo"));
}

/** Runs it until keepalived has gone, and gives what the programs wrote, line by line, and what the script logged. */
async function played(programs: Readonly<Record<string, string>>, told: readonly string[]) {
  const folder = newFolder();
  const fifo = join(folder, "fifo");
  const calls = join(folder, "calls");
  writeFileSync(calls, "");
  execFileSync("mkfifo", ["-m", "600", fifo]);
  const child = spawn("sh", ["-c", scriptFor(folder, programs)], {
    env: { PATH: "/usr/bin:/bin", CALLS: calls },
    stdio: ["ignore", "ignore", "pipe"],
    cwd: folder,
  });
  const ended = once(child, "exit");
  let log = "";
  child.stderr.on("data", (data) => {
    log += data;
  });
  // As keepalived does: both ends, and all at once; it never waits. Once the name is gone, so is the script at the next try.
  const writer = openSync(fifo, "r+");
  try {
    writeSync(writer, told.map((line) => `${line}\n`).join(""));
    await expect.poll(() => readFileSync(calls, "utf8"), { timeout: 15_000 }).toContain("last");
    execFileSync("rm", [fifo]);
  } finally {
    closeSync(writer);
  }
  await ended;
  const lines = readFileSync(calls, "utf8").trimEnd().split("\n");
  return {
    calls: lines.filter((line) => line !== "last"),
    log: log.split("\n").filter((line) => line.startsWith("<3>")),
  };
}

const note = 'echo "$*" >>"$CALLS"';
const last = 'echo last >>"$CALLS"';

describe("hooks.sh", () => {
  test("calls what belongs to each state, in order, with the arguments of a notify script", async () => {
    const { calls, log } = await played({ onMaster: note, onBackup: note, onFault: last }, [
      'GROUP "east" BACKUP 0',
      'INSTANCE "east" BACKUP 200',
      'INSTANCE "west" BACKUP 100',
      'INSTANCE "of-somebody-else" MASTER 100',
      'INSTANCE "east" MASTER 200',
      'INSTANCE "east" MASTER_RX_LOWER_PRI 200',
      'INSTANCE "west" STOP 100',
      'INSTANCE "west" DELETED 100',
      'INSTANCE "west" FAULT 100',
    ]);
    expect(calls).toEqual([
      "INSTANCE east BACKUP 200",
      "INSTANCE west BACKUP 100",
      "INSTANCE east MASTER 200",
      "INSTANCE west STOP 100",
      "INSTANCE west DELETED 100",
    ]);
    expect(log).toEqual([]);
  });

  test("never calls two at once, however long each takes, and leaves none out", async () => {
    const slowly = 'echo "begins $3" >>"$CALLS"; sleep 0.2; echo "ends $3" >>"$CALLS"';
    const flaps = Array.from({ length: 5 }, () => ["MASTER", "BACKUP"]).flat();
    const { calls } = await played({ onMaster: slowly, onBackup: slowly, onFault: last }, [
      ...flaps.map((state) => `INSTANCE "east" ${state} 200`),
      'INSTANCE "east" FAULT 200',
    ]);
    expect(calls).toEqual(flaps.flatMap((state) => [`begins ${state}`, `ends ${state}`]));
  });

  test.each([
    ["hangs", "sleep 60", "did not end within 1 s, or was killed"],
    ["does not let itself be ended, nor what it has called", 'trap "" TERM; sleep 60', "did not end within 1 s"],
    ["fails", "exit 3", "failed with exit code 3"],
    ["eats its input", 'cat >>"$CALLS"; exit 4', "failed with exit code 4"],
    ["is no program", "#", "cannot be run"],
  ])("logs one that %s, and calls the next one", async (_what, text, why) => {
    const program = why === "cannot be run" ? "exec /no/such/program" : text;
    const { calls, log } = await played({ onMaster: program, onBackup: last }, [
      'INSTANCE "east" MASTER 200',
      'INSTANCE "east" BACKUP 200',
    ]);
    expect(calls).toEqual([]);
    expect(log).toHaveLength(1);
    expect(log[0]).toMatch(new RegExp(`onMaster ${why}.*: east is MASTER$`));
  });

  test("waits for a keepalived that comes back", async () => {
    const folder = newFolder();
    execFileSync("mkfifo", [join(folder, "fifo")]);
    const script = scriptFor(folder, { onMaster: `echo "$3" >>${folder}/calls` });
    const child = spawn("sh", ["-c", script], { stdio: "ignore" });
    try {
      writeFileSync(join(folder, "calls"), "");
      for (const times of [1, 2]) {
        const writer = openSync(join(folder, "fifo"), "r+");
        writeSync(writer, 'INSTANCE "west" MASTER 1\n');
        const calls = () => readFileSync(join(folder, "calls"), "utf8");
        await expect.poll(calls, { timeout: 5000 }).toBe("MASTER\n".repeat(times));
        closeSync(writer);
      }
    } finally {
      child.kill("SIGKILL");
    }
  });
});
