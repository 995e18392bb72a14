import { type ChildProcess, execFile, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, copyFileSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { GeneratedFile } from "../../../src/index.js";
import { writeFiles } from "../../../src/node.js";
import type { Answer } from "../machine.js";

const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "haproxy-failover");

/** What disks.sh has made of a release of Debian's. */
export const bareRoot = (release: string) => join(cache, `emulated-${release}`);

/** Where a machine is plugged in: each link is a tap in that network. */
export interface Place {
  /** A process in the network's namespace. */
  readonly network: number;
  readonly links: readonly { readonly tap: string; readonly mac: string; readonly config: string }[];
  /** Where it is asked over SSH, from the network. */
  readonly address: string;
}

/** A whole Debian machine in QEMU, with a kernel of its own; its disk outlasts its power. */
export class Emulated {
  private qemu: ChildProcess | undefined;
  private readonly disk: string;
  readonly console: string;

  private constructor(
    readonly name: string,
    private readonly root: string,
    private readonly folder: string,
    private readonly place: Place,
  ) {
    this.disk = join(folder, `${name}.disk`);
    this.console = join(folder, `${name}.console`);
  }

  /**
   * Makes its disk: the bare Debian, its name and network, and the files given.
   * @param root - The bare Debian.
   * @param folder - Takes the disk, what the console says, and the key that lets SSH in.
   * @param files - By path: what is on the disk.
   * @param tree - What is in /srv/<name>.
   */
  static make(
    name: string,
    root: string,
    folder: string,
    place: Place,
    files: Readonly<Record<string, string>>,
    tree: readonly GeneratedFile[],
  ): Emulated {
    const machine = new Emulated(name, root, folder, place);
    const own = join(folder, `${name}.own`);
    const all: Record<string, string> = {
      "/etc/hostname": `${name}\n`,
      ...Object.fromEntries(place.links.map(({ config }, n) => [`/etc/systemd/network/eth${n}.network`, config])),
      ...files,
    };
    mkdirSync(own, { mode: 0o755 });
    const keys = join(own, "root", ".ssh");
    mkdirSync(keys, { recursive: true, mode: 0o700 });
    copyFileSync(join(folder, "id_ed25519.pub"), join(keys, "authorized_keys"));
    for (const [path, content] of Object.entries(all)) {
      mkdirSync(dirname(join(own, path)), { recursive: true });
      writeFileSync(join(own, path), content);
    }
    writeFiles(tree, join(own, "srv"));
    execFileSync("unshare", ["--mount", "sh", "test/machines/emulated/disk.sh", root, own, machine.disk]);
    rmSync(own, { recursive: true });
    return machine;
  }

  /** Turns it on, and waits until systemd has started everything. */
  async boot(kernelArguments = "cloud-init=disabled"): Promise<void> {
    const { network, links } = this.place;
    const enter = ["--target", String(network), "--net"];
    const net = links.flatMap(({ tap, mac }, n) => [
      ...["-netdev", `tap,id=n${n},ifname=${tap},script=no,downscript=no`],
      ...["-device", `virtio-net-pci,romfile=,netdev=n${n},mac=${mac}`],
    ]);
    const append = `console=ttyS0 root=/dev/vda rw net.ifnames=0 mitigations=off systemd.mask=serial-getty@ttyS0.service systemd.mask=dev-ttyS0.device ${kernelArguments}`;
    const args = [
      ...["-accel", "tcg,thread=multi", "-cpu", "qemu64", "-M", "pc", "-m", "512", "-smp", "1"],
      ...["-nographic", "-no-reboot", "-kernel", join(this.root, "vmlinuz"), "-initrd", join(this.root, "initrd.img")],
      ...["-append", append, "-drive", `id=disk,file=${this.disk},format=raw,if=none`],
      ...["-device", "virtio-blk-pci,drive=disk", ...net],
    ];
    const log = openSync(this.console, "a");
    this.qemu = spawn("nsenter", [...enter, "qemu-system-x86_64", ...args], { stdio: ["ignore", log, log] });
    closeSync(log);
    await this.until(
      "systemctl is-system-running --wait >/dev/null; systemctl is-system-running | grep -Ex 'running|degraded'",
    );
  }

  /** Runs a shell script on it as root. */
  run(script: string): Promise<Answer> {
    const ssh = [
      ...["-F", "none", "-i", join(this.folder, "id_ed25519"), "-o", "StrictHostKeyChecking=no"],
      ...["-o", "UserKnownHostsFile=/dev/null", "-o", "LogLevel=ERROR", "-o", "ConnectTimeout=10"],
      ...["-o", "ServerAliveInterval=5", `root@${this.place.address}`, `exec 2>&1\n${script}`],
    ];
    const args = ["--target", String(this.place.network), "--net", "ssh", ...ssh];
    return new Promise((done) => {
      execFile("nsenter", args, { encoding: "utf8", timeout: 240_000 }, (error, output, err) => {
        done({ code: typeof error?.code === "number" ? error.code : error ? 255 : 0, output: output + err });
      });
    });
  }

  /** Waits until a script succeeds, for ten minutes at the most. */
  async until(script: string): Promise<void> {
    const end = Date.now() + 600_000;
    while ((await this.run(script)).code !== 0) {
      if (Date.now() > end) throw new Error(`${this.name}: this never came true: ${script}\n${this.lastWords()}`);
      await sleep(500);
    }
  }

  /** An orderly reboot. */
  async reboot(kernelArguments?: string): Promise<void> {
    // With -no-reboot, QEMU ends where the machine would begin again.
    const off = this.qemu === undefined ? undefined : once(this.qemu, "exit");
    await this.run("systemctl reboot");
    await off;
    await this.boot(kernelArguments);
  }

  async powerCut(): Promise<void> {
    if (this.qemu === undefined || this.qemu.exitCode !== null || this.qemu.signalCode !== null) return;
    const off = once(this.qemu, "exit");
    this.qemu.kill("SIGKILL");
    await off;
  }

  lastWords = () => readFileSync(this.console, "utf8").split("\n").slice(-30).join("\n");
}
