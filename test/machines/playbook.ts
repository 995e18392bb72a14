import { execFile, execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ansible, type Topology } from "../../src/index.js";
import { writeFiles } from "../../src/node.js";
import type { Answer, Machine } from "./machine.js";

/** The Ansible project of a topology, played by the real ansible-playbook over SSH, from the first machine's network. */
export class Playbook {
  readonly folder = mkdtempSync(join(tmpdir(), "haproxy-failover-"));
  private readonly key = join(this.folder, "id_ed25519");

  /** @param machines - The machine of each host that is up; the others are left out. */
  constructor(
    topology: Topology,
    private readonly machines: Readonly<Record<string, Machine>>,
  ) {
    writeFiles(ansible(topology), this.folder);
    execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", this.key]);
  }

  /** Lets Ansible in on each machine. */
  async authorize(): Promise<void> {
    const key = readFileSync(`${this.key}.pub`, "utf8");
    const known: string[] = [];
    for (const machine of Object.values(this.machines)) {
      const { code, output } = await machine.run(`
        install -d -m 700 ~root/.ssh && echo '${key.trim()}' >~root/.ssh/authorized_keys && systemctl start ssh &&
        cat /etc/ssh/ssh_host_ed25519_key.pub`);
      if (code !== 0) throw new Error(`no sshd: ${output}`);
      known.push(`* ${output}`);
    }
    writeFileSync(join(this.folder, "known_hosts"), known.join(""));
  }

  play(): Promise<Answer> {
    const environment = {
      ...process.env,
      ANSIBLE_NOCOLOR: "1",
      ANSIBLE_PIPELINING: "true",
      ANSIBLE_HOME: join(this.folder, "ansible"),
      ANSIBLE_SSH_ARGS: `-F none -o UserKnownHostsFile=${this.folder}/known_hosts -o ControlMaster=auto -o ControlPersist=10s`,
    };
    const [first] = Object.values(this.machines);
    const hosts = ["--limit", Object.keys(this.machines).join(","), "-u", "root", "--private-key", this.key];
    const args = ["--target", String(first?.pid), "--net", "ansible-playbook", "-i", "inventory", ...hosts];
    const options = { cwd: this.folder, env: environment, timeout: 280_000 };
    return new Promise((done) => {
      execFile("nsenter", [...args, "playbook/tier.yaml"], options, (error, out, err) => {
        done({ code: typeof error?.code === "number" ? error.code : error ? 255 : 0, output: out + err });
      });
    });
  }

  end(): void {
    rmSync(this.folder, { recursive: true });
  }
}

/** What a play changed, by host. */
export const changed = (output: string): Record<string, number> =>
  Object.fromEntries(
    [...output.matchAll(/^(\w+) +: ok=\d+ +changed=(\d+)/gm)].map(([, host, times]) => [host, Number(times)]),
  );
