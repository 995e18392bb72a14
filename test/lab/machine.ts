import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";

const environment = { PATH: "/usr/sbin:/usr/bin:/sbin:/bin", LANG: "C.UTF-8" };

/** Variables of the environment, beside the usual ones. */
export type Environment = Readonly<Record<string, string>>;

export type Role = "cloud" | "client" | "balancer" | "web-server";

/** A machine of the lab: namespaces, which last for as long as this process lives; machine.sh has the details. */
export class Machine {
  private constructor(
    readonly name: string,
    private readonly holder: ChildProcess,
    /** The process that holds its namespaces, for nsenter. */
    readonly pid: number,
  ) {}

  /**
   * @param folder - A folder of this machine that is the same one in there.
   * @param programs - The root of the release whose programs it runs; this machine's is `/`.
   */
  static async start(name: string, folder: string, role: Role, programs = "/"): Promise<Machine> {
    const holder = spawn("unshare", ["--mount", "--net", "sh", "test/lab/machine.sh", name, folder, role, programs], {
      env: environment,
      stdio: ["pipe", "pipe", "inherit"],
      // A Ctrl-C is not for it: it ends when its standard input does, and takes along all that runs in it.
      detached: true,
    });
    const ready = await Promise.race([once(holder.stdout, "data"), once(holder, "exit")]);
    if (String(ready[0]) !== "ready\n") throw new Error(`machine ${name} did not start`);
    return new Machine(name, holder, holder.pid ?? 0);
  }

  /** Ends all that runs in it, and its namespaces. */
  async end(): Promise<void> {
    const ended = once(this.holder, "exit");
    this.holder.stdin?.end();
    await ended;
  }

  /** Runs a shell script in there, and gives what it printed. */
  async sh(script: string, ...args: string[]): Promise<string> {
    const { stdout } = await promisify(execFile)("nsenter", [...this.entry(), "sh", "-euc", script, "sh", ...args], {
      env: environment,
    });
    return stdout;
  }

  /** Starts a program in there, which goes on; what it prints is in /var/log/NAME.out. */
  start(program: string, script: string, more: Environment = {}): void {
    const child = spawn("nsenter", [...this.entry(), "sh", "-euc", `exec >>/var/log/${program}.out 2>&1\n${script}`], {
      env: { ...environment, ...more },
      stdio: "ignore",
      detached: true,
    });
    child.unref();
  }

  /** Starts HAProxy or keepalived as on a machine of its own; balancer.sh has the details. */
  async startBalancing(program: "haproxy" | "keepalived", more: Environment = {}): Promise<void> {
    const args = ["test/lab/balancer.sh", program, String(this.pid), this.name];
    const starter = spawn("sh", args, { env: { ...environment, ...more }, stdio: "ignore" });
    const [code] = await once(starter, "exit");
    if (code !== 0) throw new Error(`${program} on ${this.name} does not start`);
  }

  /** Starts a program of this lab's in its network, with a channel to it. */
  fork(program: string, argument: unknown): ChildProcess {
    return spawn(
      "nsenter",
      ["--target", String(this.pid), "--net", process.execPath, program, JSON.stringify(argument)],
      { stdio: ["ignore", "inherit", "inherit", "ipc"] },
    );
  }

  has(path: string): boolean {
    return existsSync(this.inside(path));
  }

  read(path: string): string {
    return readFileSync(this.inside(path), "utf8");
  }

  write(path: string, text: string): void {
    writeFileSync(this.inside(path), text);
  }

  /** Where a path of the machine is for this process. */
  private inside(path: string): string {
    return join(`/proc/${this.pid}/root`, path);
  }

  /** Sends a signal to every process of that name in there. */
  signal(name: string, signal: NodeJS.Signals): void {
    // One that has ended meanwhile needs none.
    for (const pid of this.processes(name)) orGone(() => process.kill(pid, signal));
  }

  /** Ends every process of that name, and waits until they are gone. */
  async stop(name: string, signal: NodeJS.Signals = "SIGTERM"): Promise<void> {
    // keepalived's VRRP process would hear that its parent died, and take its leave.
    if (signal === "SIGKILL") this.signal(name, "SIGSTOP");
    this.signal(name, signal);
    for (let tries = 0; this.processes(name).length > 0; tries++) {
      if (tries === 100) throw new Error(`${name} on ${this.name} does not end`);
      await sleep(50);
    }
  }

  processes(name: string): number[] {
    const network = networkOf(this.pid);
    return readdirSync("/proc")
      .filter((entry) => /^\d+$/.test(entry) && nameOf(entry) === name && networkOf(entry) === network)
      .map(Number);
  }

  /** The shell command that opens it to be looked at. */
  get door(): string {
    return `nsenter ${this.entry().join(" ")}`;
  }

  private entry(): string[] {
    return ["--target", String(this.pid), "--mount", "--net"];
  }
}

function nameOf(pid: string): string | undefined {
  return orGone(() => readFileSync(`/proc/${pid}/comm`, "utf8").trimEnd());
}

export function parentOf(pid: number): number | undefined {
  return orGone(() => Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, "utf8"))?.[1]));
}

/** Their paths in the process's own machine. */
export function openFilesOf(pid: number): (string | undefined)[] {
  const descriptors = orGone(() => readdirSync(`/proc/${pid}/fd`)) ?? [];
  return descriptors.map((descriptor) => orGone(() => readlinkSync(`/proc/${pid}/fd/${descriptor}`)));
}

function networkOf(pid: string | number): string | undefined {
  return orGone(() => readlinkSync(`/proc/${pid}/ns/net`));
}

function orGone<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
