import { execFileSync, spawnSync } from "node:child_process";
import { join } from "node:path";

const succeeds = (command, args) => spawnSync(command, args, { stdio: "ignore" }).status === 0;

/** Who is installed. */
export const isThere = {
  jinja: succeeds("/usr/bin/python3", ["-c", "import jinja2"]),
  go: succeeds("go", ["version"]),
  ansible: succeeds("ansible-playbook", ["--version"]),
};

/** Debian's packages that have them. */
export const packages = { jinja: "python3-jinja2", go: "golang-go", ansible: "ansible-core" };

export function buildGo(folder) {
  const env = { ...process.env, GOCACHE: join(folder, "go-cache"), GO111MODULE: "off" };
  execFileSync("go", ["build", "-o", join(folder, "render"), "test/bench/render.go"], { env });
}
