import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { templatesForEsbuild } from "../../../mustache.config.js";
import { snippetNamed } from "../../support/markdown.js";
import type { Balancer, WebServer } from "../hosts.js";
import type { Machine } from "../machine.js";
import type { Tier } from "../tier.js";
import { systemctl } from "./systemctl.js";

export const page = "docs/operations.md";
const host = "test/lab/operations/host.sh";

/** Somebody who runs the commands of a page, on a machine from which every host of a tier is reached. */
export class Admin {
  private constructor(
    /** With the topology, and what is made of it. */
    readonly folder: string,
    private readonly document: string,
    private readonly machine: Machine,
  ) {}

  /**
   * @param document - The page.
   * @param topology - What is in topology.yaml at the start, if anything.
   */
  static async of(tier: Tier, document: string, topology?: string): Promise<Admin> {
    const folder = mkdtempSync(join(tmpdir(), "haproxy-failover-admin-"));
    const programs = join(folder, "bin");
    mkdirSync(programs);
    await build({
      entryPoints: ["src/bin.ts"],
      bundle: true,
      platform: "node",
      format: "cjs",
      outfile: join(programs, "haproxy-failover"),
      plugins: [templatesForEsbuild],
      logLevel: "silent",
    });
    const doors = [...tier.webServers, ...tier.balancers].map(
      ({ name, machine }) => `${name}) enter ${machine.pid} ;;`,
    );
    writeFileSync(
      join(programs, "ssh"),
      `#!/bin/sh\nhost=\${1#root@} command="\${*#"$1"}"\nenter() { exec nsenter --target "$1" --mount --net env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin sh -c "$command"; }\ncase $host in\n${doors.join("\n")}\n*) echo "ssh: no host $host" >&2; exit 255 ;;\nesac\n`,
    );
    for (const name of ["haproxy-failover", "ssh"]) chmodSync(join(programs, name), 0o755);
    if (topology !== undefined) cpSync(topology, join(folder, "topology.yaml"));
    writeFileSync(join(folder, "deploy.sh"), snippetNamed(page, "file", "deploy.sh").text);
    for (const one of [...tier.webServers, ...tier.balancers]) await manage(one);
    return new Admin(folder, document, tier.client);
  }

  /** Changes the topology. */
  edit(from: string | RegExp, to: string): void {
    const file = join(this.folder, "topology.yaml");
    const text = readFileSync(file, "utf8");
    const edited = text.replace(from, to);
    if (edited === text) throw new Error(`the topology has no ${from}`);
    writeFileSync(file, edited);
  }

  /** Runs the page's commands of that name, and gives what they printed. */
  async play(name: string): Promise<string> {
    const { text } = snippetNamed(this.document, "play", name);
    const enter = ["--target", String(this.machine.pid), "--net", "sh", "-euc", `exec 2>&1\n${text}`];
    const shell = spawn("nsenter", enter, {
      cwd: this.folder,
      env: { PATH: `${join(this.folder, "bin")}:${process.env.PATH}` },
      stdio: ["ignore", "pipe", "inherit"],
    });
    let output = "";
    shell.stdout.on("data", (data) => {
      output += data;
    });
    const [code] = await once(shell, "close");
    if (code !== 0) throw new Error(`${this.document}, ${name}: ended with ${code}\n${output}`);
    return output;
  }
}

/** Gives a host what the lab's lack, and answers its systemctl. */
async function manage(one: WebServer | Balancer): Promise<void> {
  await one.machine.sh(
    `mkdir -p /run/lab /srv
    echo ${one.name} >/run/lab/name
    for name in systemctl service dpkg-query apt-get journalctl; do
        rm -f /usr/bin/$name
        printf '%s' "$1" >/usr/bin/$name
        chmod 755 /usr/bin/$name
    done`,
    readFileSync(host, "utf8"),
  );
  let busy = false;
  const answer = async () => {
    if (busy || !one.machine.has("/run/lab/asked")) return;
    busy = true;
    const line = one.machine.read("/run/lab/asked").trim();
    const code = await systemctl(one, line.split(" ")).catch((error: unknown) => {
      console.error(`systemctl ${line} on ${one.name}: ${error}`);
      return 1;
    });
    await one.machine.sh(
      `rm /run/lab/asked; echo ${code} >/run/lab/answer.new; mv /run/lab/answer.new /run/lab/answer`,
    );
    busy = false;
  };
  setInterval(() => void answer(), 50).unref();
}
