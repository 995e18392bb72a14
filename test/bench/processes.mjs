import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { median } from "./timing.mjs";
import { topologyOf } from "./workloads.mjs";

const bin = "dist/cli.cjs";

/** Runs a program to its end; its time in seconds. */
function run(command, args) {
  const began = performance.now();
  const { status, stderr } = spawnSync(command, args, { stdio: ["ignore", "ignore", "pipe"], maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")}: ${stderr}`);
  return (performance.now() - began) / 1000;
}

/** Measures several calls, each in its turn, so that a slow moment hits all of them; the medians. */
function interleaved(rounds, calls) {
  const times = Object.fromEntries(Object.keys(calls).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, call] of Object.entries(calls)) times[name].push(call());
  }
  return Object.fromEntries(Object.entries(times).map(([name, values]) => [name, median(values)]));
}

/** A folder in memory. */
export function memoryFolder() {
  return mkdtempSync("/dev/shm/haproxy-failover-bench-");
}

export function coldStart(folder) {
  const yaml = "fixtures/guide/topology.yaml";
  const json = join(folder, "guide.json");
  writeFileSync(json, JSON.stringify(parse(readFileSync(yaml, "utf8"))));
  const render = (file) => () => run("node", [bin, "render", file, "--out", join(folder, "cold")]);
  return interleaved(41, { node: () => run("node", ["-e", "0"]), json: render(json), yaml: render(yaml) });
}

/** The largest tier, rendered to a folder in memory, beside a copy of the finished tree. */
export function writing(folder) {
  const file = join(folder, "large.json");
  writeFileSync(file, JSON.stringify(topologyOf("debian-12", 2, 20_000)));
  const out = join(folder, "out");
  const copy = join(folder, "copy");
  const render = () => run("node", [bin, "render", file, "--out", out]);
  const times = interleaved(5, {
    render: () => {
      rmSync(out, { recursive: true, force: true });
      return render();
    },
    unchanged: render,
    copy: () => {
      rmSync(copy, { recursive: true, force: true });
      return run("cp", ["-r", out, copy]);
    },
  });
  const memory = interleaved(3, {
    node: () => peakMemory(folder, ["-e", "0"]),
    render: () => {
      rmSync(out, { recursive: true, force: true });
      return peakMemory(folder, [bin, "render", file, "--out", out]);
    },
  });
  return { times, memory };
}

/** How much memory a Node program has held at the most, in bytes. */
function peakMemory(folder, args) {
  const hook = join(folder, "peak.cjs");
  const result = join(folder, "peak");
  writeFileSync(
    hook,
    `process.on("exit", () => require("node:fs").writeFileSync(${JSON.stringify(result)}, String(process.resourceUsage().maxRSS)))`,
  );
  run("node", ["--require", hook, ...args]);
  return Number(readFileSync(result, "utf8")) * 1024;
}

/** The same files by ansible-playbook with its template module, on a local connection; and by us, the whole process. */
export function ansible(place, { sources, jobs, topology }) {
  for (const [index, text] of sources.entries()) writeFileSync(join(place, `${index}.j2`), text);
  const items = jobs.map(({ host, path, mode, template, view }) => ({
    src: join(place, `${template}.j2`),
    dest: join(place, "out", host, path),
    mode: mode.toString(8).padStart(4, "0"),
    view,
  }));
  const folders = [...new Set(items.map(({ dest }) => dest.slice(0, dest.lastIndexOf("/"))))];
  const tasks = [
    { file: { path: "{{ item }}", state: "directory" }, loop: "{{ folders }}" },
    {
      template: { src: "{{ item.src }}", dest: "{{ item.dest }}", mode: "{{ item.mode }}", trim_blocks: false },
      vars: { v0: "{{ item.view }}" },
      loop: "{{ items }}",
    },
  ];
  const play = { hosts: "localhost", connection: "local", gather_facts: false, vars: { items, folders }, tasks };
  // JSON is YAML.
  writeFileSync(join(place, "play.yml"), JSON.stringify([play]));
  const seconds = run("ansible-playbook", ["-i", "localhost,", join(place, "play.yml")]);
  for (const [index, { dest }] of items.entries()) {
    if (readFileSync(dest, "utf8") !== jobs[index].content) throw new Error(`ansible makes other bytes: ${dest}`);
  }
  const file = join(place, "topology.json");
  writeFileSync(file, JSON.stringify(topology));
  const { ours } = interleaved(5, {
    ours: () => {
      rmSync(join(place, "ours"), { recursive: true, force: true });
      return run("node", [bin, "render", file, "--out", join(place, "ours")]);
    },
  });
  return { ansible: seconds, ours };
}
