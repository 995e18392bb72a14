import { execFile, spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { describe } from "vitest";

/** The real programs, and Debian's packages that have them. */
const packages = {
  nginx: "nginx-light",
  haproxy: "haproxy",
  keepalived: "keepalived",
  shellcheck: "shellcheck",
  sh: "dash",
  chromium: "chromium",
  curl: "curl",
  flock: "util-linux",
  setpriv: "util-linux",
  tar: "tar",
  jq: "jq",
  openssl: "openssl",
  git: "git",
  bash: "bash",
  script: "bsdutils",
  fish: "fish",
  zsh: "zsh",
  "cloud-init": "cloud-init",
  "ansible-playbook": "ansible-core",
  "ansible-lint": "ansible-lint",
  nft: "nftables",
  pg_ctlcluster: "postgresql",
  testssl: "testssl.sh",
} as const;

type Program = keyof typeof packages;

/** Set where everything must be there, so that nothing is skipped in silence. */
const required = process.env.REQUIRE_PROGRAMS === "1";

/** Debian keeps daemons in folders that a user's PATH may lack. */
const searchPath = [process.env.PATH ?? "", "/usr/sbin", "/sbin"].join(delimiter);

function isInstalled(program: string): boolean {
  return searchPath.split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Tests that need real programs, and root where they need namespaces; skipped, with what would help in their name. */
export function describeWith(
  programs: readonly Program[],
  needsRoot: boolean,
  what: string,
  tests: () => void,
  alsoMissing = "",
): void {
  const missing = programs.filter((program) => !isInstalled(program));
  const help = [
    ...(alsoMissing === "" ? [] : [alsoMissing]),
    ...(missing.length > 0 ? [`apt-get install ${missing.map((program) => packages[program]).join(" ")}`] : []),
    ...(needsRoot && process.getuid?.() !== 0 ? ["run as root, for network namespaces"] : []),
  ].join("; ");
  const name = help === "" ? what : `${what} (to run it: ${help})`;
  const skipped = help !== "" && !required;
  // The reporter only counts what it skips: say which, and what would help.
  if (skipped) console.warn(`skipped: ${name}`);
  describe.skipIf(skipped)(name, tests);
}

/** Runs a program; its output is both streams. */
export function call(
  command: string,
  args: readonly string[],
  timeout = 30_000,
): { code: number | null; output: string } {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    encoding: "utf8",
    timeout,
    env: { ...process.env, PATH: searchPath },
  });
  if (error) throw error;
  return { code: status, output: stdout + stderr };
}

/** Runs a shell script in a mount and a network namespace of its own, which go when it ends. */
export function callInNamespace(
  script: string,
  args: readonly string[],
  timeout?: number,
): { code: number | null; output: string } {
  return call("unshare", ["--mount", "--net", "sh", "-euc", script, "sh", ...args], timeout);
}

/**
 * What a shell script prints, in namespaces of its own. Other tests go on meanwhile, and all that it started ends with it.
 */
export function inNamespace(script: string, args: readonly string[]): Promise<string> {
  const namespaces = ["--mount", "--net", "--pid", "--fork", "--mount-proc", "--kill-child"];
  const options = { timeout: 150_000, killSignal: "SIGKILL", env: { ...process.env, PATH: searchPath } } as const;
  return new Promise((resolve, reject) => {
    execFile("unshare", [...namespaces, "sh", "-euc", script, "sh", ...args], options, (error, stdout, stderr) =>
      error === null ? resolve(stdout) : reject(new Error(`exit code ${error.code}:\n${stdout}${stderr}`)),
    );
  });
}
