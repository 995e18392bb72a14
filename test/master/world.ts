import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";

// The balancer that master.sh runs on: mount, network and process namespaces of its own, with /run and the log to itself.

export const anchorIp = "10.17.1.18";

export const sh = (line: string) => execFileSync("sh", ["-euc", line]);

/** Makes the host's network, /run and log. `log` is what logger does with its priority and words. */
export function makeWorld(log = 'priority=$4\nshift 5\nprintf "%s\\n" "$priority $*" >>/run/syslog'): void {
  sh(`ip link set lo up
    mount --make-rprivate /
    mount -t tmpfs tmpfs /run
    mount -t tmpfs tmpfs /var/lib
    ip link add public type veth peer name nobody-else
    ip link set public up; ip link set nobody-else up
    ip address add ${anchorIp}/32 dev public`);
  writeFileSync("/run/logger", `#!/bin/sh\n${log}\n`, { mode: 0o755 });
  writeFileSync("/run/syslog", "");
  sh("mount --bind /run/logger /usr/bin/logger");
  writeFileSync("/run/keepalived.conf", `interface public\nunicast_src_ip ${anchorIp}\n`);
}

/** Puts master.sh there, to find its keepalived.conf in this world; `change` leads it to the API. */
export function putScript(path: string, change: (text: string) => string): void {
  const script = readFileSync(path, "utf8").replace("/etc/keepalived/keepalived.conf", "/run/keepalived.conf");
  writeFileSync("/run/master.sh", change(script), { mode: 0o700 });
}

/** Every other process of this world that runs. One that has ended, and that nobody has asked about, has no command line. */
export function others(): string[] {
  const all = readdirSync("/proc").filter((name) => /^\d+$/.test(name) && name !== String(process.pid));
  return all.filter((pid) => ofProcess(pid, "cmdline") !== "");
}

/** What such a file of a process says; nothing if the process is gone. */
export function ofProcess(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return "";
  }
}

/** What a process holds in memory, in kilobytes. */
export function kilobytes(pid: string): number {
  return Number(/VmRSS:\s*(\d+)/.exec(ofProcess(pid, "status"))?.[1] ?? 0);
}
