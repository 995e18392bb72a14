#!/usr/bin/env node
// npm run lab: says what is missing, runs the scenarios, and sweeps up behind them.
import { spawn } from "node:child_process";
import { accessSync, constants, existsSync, mkdtempSync, rmSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

const help = `Plays the generated tier in network namespaces: real nginx, HAProxy and keepalived, failing over.

Usage: npm run lab -- [options] [words of a scenario's name]

  --on FIXTURE  only this one of: default, http-mode, several-services, three-balancers, debian-13, hetzner, hetzner-robot, aws, gcp,
                command, digitalocean-ipv6,
                addresses, failover-service, still, troubles, load, guide, vip, vip-hooks, vip-dual, vip-active-active, verify, ten-killed;
                and what is played only when it is named: aws-cloud, debian-13-troubles, digitalocean-ipv6-cloud, gcp-cloud, hetzner-cloud,
                hetzner-robot-cloud, https, recipes, ten-hung, ten-vanished, vip-ipv6, vip-ipv6-ten-killed, vip-three-nodes, vip-active-active-shared
  --keep        leave the tier standing after each scenario, until Ctrl-C
  --list        name the scenarios
  --docs        put what was seen into docs/lab.md as well
  --help        this

Writes lab-report.json and lab-report.md. Exit codes: 0 all as it should be, 1 not, 2 it cannot run here.
`;

/** What it needs, and Debian's packages that have it. */
const packages = {
  ip: "iproute2",
  nft: "nftables",
  unshare: "util-linux",
  flock: "util-linux",
  nginx: "nginx-light",
  haproxy: "haproxy",
  keepalived: "keepalived",
  curl: "curl",
  jq: "jq",
  openssl: "openssl",
  busybox: "busybox",
};

/** What the recipes need, too. */
const packagesOfRecipes = { pg_ctlcluster: "postgresql" };

const folders = [...(process.env.PATH ?? "").split(":"), "/usr/sbin", "/sbin"];

function isThere(program) {
  return folders.some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Debian 13's programs, for the tier that runs them. */
const trixie = join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "haproxy-failover/trixie");

function whatIsMissing(on) {
  const needed = { ...packages, ...(on === "recipes" && packagesOfRecipes) };
  const missing = Object.keys(needed).filter((program) => !isThere(program));
  return [
    ...(process.platform === "linux" ? [] : ["Linux"]),
    ...(process.getuid?.() === 0 ? [] : ["root, for network namespaces"]),
    ...(missing.length === 0 ? [] : [`apt-get install ${[...new Set(missing.map((name) => needed[name]))].join(" ")}`]),
    ...(existsSync(join(trixie, "usr/sbin/keepalived")) ? [] : ["bash test/real/debian-releases.sh"]),
  ];
}

function main() {
  let options;
  try {
    options = parseArgs({
      allowPositionals: true,
      options: {
        on: { type: "string" },
        keep: { type: "boolean" },
        list: { type: "boolean" },
        docs: { type: "boolean" },
        help: { type: "boolean" },
      },
    });
  } catch (error) {
    process.stderr.write(`${error.message}\n\n${help}`);
    process.exit(2);
  }
  const { values, positionals } = options;
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  const missing = values.list ? [] : whatIsMissing(values.on);
  if (missing.length > 0) {
    process.stderr.write(`The lab cannot run here. It needs:\n${missing.map((line) => `  ${line}\n`).join("")}`);
    process.exit(2);
  }

  // Whatever the lab leaves on the disk is in here.
  const scratch = mkdtempSync(join(tmpdir(), "haproxy-failover-lab-"));
  const words = positionals.join(" ").replace(/[^\w ]/g, "\\$&");
  const vitest = spawn(
    process.execPath,
    [
      "node_modules/vitest/vitest.mjs",
      values.list ? "list" : "run",
      "--project=lab*",
      // Tiers wait most of the time: six of them keep two cores busy.
      `--maxWorkers=${values.keep ? 1 : 6}`,
      ...(words === "" ? [] : ["--testNamePattern", words]),
      ...(values.on === undefined ? [] : [`test/lab/${values.on}`]),
    ],
    {
      stdio: "inherit",
      env: {
        ...process.env,
        TMPDIR: scratch,
        ...(values.keep && { LAB_KEEP: "1" }),
        ...(values.docs && { LAB_DOCS: "1" }),
        ...(values.on && { LAB_ON: values.on }),
      },
      // A Ctrl-C is for this program alone: it ends the tests at once, and each machine ends with whoever started it.
      detached: true,
    },
  );
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => vitest.kill("SIGKILL"));
  vitest.on("exit", (code) => {
    rmSync(scratch, { recursive: true, force: true });
    process.exitCode = code ?? 1;
  });
}

main();
