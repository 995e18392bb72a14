import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { defaultFiles } from "../../src/files/index.js";
import { setupFiles } from "../../src/files/setup-files.js";
import { generate, type Topology } from "../../src/index.js";
import { writeFiles } from "../../src/node.js";

const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "haproxy-failover");

/** What a program on a machine printed, both streams in one, and how it ended. */
export interface Answer {
  readonly code: number;
  readonly output: string;
}

/** A Debian machine with a systemd of its own; it shares this machine's kernel, and lasts until `end`. */
export class Machine {
  private constructor(
    private readonly outer: ChildProcess,
    /** Its first process, for nsenter. */
    readonly pid: number,
  ) {}

  /** @param release - Debian's name for it, such as `bookworm`; roots.sh makes its root. */
  static async boot(release: string, name: string): Promise<Machine> {
    const root = join(cache, `machine-${release}`);
    const namespaces = ["--mount", "--pid", "--fork", "--uts", "--ipc", "--net", "--cgroup"];
    const outer = spawn("unshare", [...namespaces, "sh", "test/machines/boot.sh", root, name], {
      stdio: ["ignore", "ignore", "inherit"],
    });
    const machine = new Machine(outer, await systemdOf(outer));
    try {
      await machine.until("systemctl is-system-running | grep -x running");
    } catch (error) {
      const { output } = await machine.run("systemctl --failed --no-legend; systemctl list-jobs --no-legend");
      machine.end();
      throw new Error(`${name} does not boot: ${output}`, { cause: error });
    }
    return machine;
  }

  /** Runs a shell script on it as root. */
  run(script: string): Promise<Answer> {
    const args = ["--target", String(this.pid), "--all", "sh", "-c", `exec 2>&1\n${script}`];
    return new Promise((done) => {
      execFile("nsenter", args, { encoding: "utf8", timeout: 120_000 }, (error, output) => {
        done({ code: typeof error?.code === "number" ? error.code : error ? 255 : 0, output });
      });
    });
  }

  /** Waits until a script succeeds, for a minute at the most. */
  async until(script: string): Promise<void> {
    for (let tries = 0; tries < 300; tries++) {
      if ((await this.run(script)).code === 0) return;
      await sleep(200);
    }
    throw new Error(`this never came true: ${script}`);
  }

  /** Links it to another: each has an interface of that name. */
  async linkTo(other: Machine, name: string): Promise<void> {
    const script = `ip link add ${name} type veth peer name ${name} netns ${other.pid}`;
    await new Promise<void>((done, failed) => {
      execFile("nsenter", ["--target", String(this.pid), "--net", "sh", "-euc", script], (error) =>
        error ? failed(error) : done(),
      );
    });
  }

  /** Copies what `render --setup` writes for a host to `/srv/<host>`. */
  async copyHost(topology: Topology, host: string): Promise<void> {
    const tree = mkdtempSync(join(tmpdir(), "haproxy-failover-"));
    writeFiles(generate(topology, { files: [...defaultFiles, ...setupFiles] }), tree);
    await this.copy(join(tree, host), `/srv/${host}`);
    rmSync(tree, { recursive: true });
  }

  /** Copies a folder onto it. */
  private async copy(from: string, to: string): Promise<void> {
    const script = `tar -C "$1" -cf - . | nsenter --target ${this.pid} --all sh -c 'mkdir -p "$1" && tar -C "$1" -xpf -' sh "$2"`;
    await new Promise<void>((done, failed) => {
      execFile("sh", ["-euc", script, "sh", from, to], (error) => (error ? failed(error) : done()));
    });
  }

  end(): void {
    // All that runs on it ends with its first process.
    process.kill(this.pid, "SIGKILL");
    this.outer.kill("SIGKILL");
  }
}

/** The first process in a machine's namespace, once its disks are there and it has become systemd. */
async function systemdOf(outer: ChildProcess): Promise<number> {
  for (let tries = 0; tries < 300; tries++) {
    const pid = childOf(outer.pid);
    if (pid !== undefined && commandOf(pid) === "systemd") return pid;
    await sleep(100);
  }
  outer.kill("SIGKILL");
  throw new Error("systemd does not start");
}

function childOf(pid: number | undefined): number | undefined {
  const children = readOr("", `/proc/${pid}/task/${pid}/children`).trim();
  return children === "" ? undefined : Number(children);
}

function commandOf(pid: number): string {
  return readOr("", `/proc/${pid}/comm`).trim();
}

function readOr(other: string, path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return other;
  }
}
