import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { isIPv4 } from "node:net";
import { join } from "node:path";
import { measure } from "mitata";
import Mustache from "mustache";
import { translate } from "./translate.mjs";

/** How long each contestant is measured, in seconds, and at least three times. */
const seconds = 0.4;

/** The median time of a function, in seconds. */
async function time(work) {
  const { p50 } = await measure(work, { min_samples: 3, min_cpu_time: seconds * 1e9 });
  return p50 / 1e9;
}

const digestOf = (texts) => {
  const hash = createHash("sha256");
  for (const text of texts) hash.update(text);
  return hash.digest("hex");
};

/** The middle value. */
export const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

/** What the templates are filled in with, file by file; and the templates, each once, in another language. */
export function recordedJobs(recorder, topology) {
  const jobs = recorder.generate(topology).map(({ content }) => content);
  const sources = [...new Map(jobs.map((job) => [job.text, job])).values()];
  const viewsOf = (source) => jobs.filter(({ text }) => text === source.text).map(({ view }) => view);
  const numbered = jobs.map(({ text, view }) => ({ template: sources.findIndex((one) => one.text === text), view }));
  const translated = (language) => sources.map((source) => translate(source, viewsOf(source).slice(0, 100), language));
  return { jobs, numbered, translated };
}

/** Times everybody on one topology; throws if anybody's bytes are not ours. */
export async function renderTimes({ library, recorder, folder }, input) {
  const topology = library.parseTopology(input);
  const texts = library.generate(topology).map(({ content }) => content);
  const wanted = digestOf(texts);
  const check = (name, digest) => {
    if (digest !== wanted) throw new Error(`${name} makes other bytes`);
  };

  const { jobs, numbered, translated } = recordedJobs(recorder, topology);

  const times = {};
  const buffers = texts.map((text) => Buffer.from(text));
  const whole = Buffer.concat(buffers);
  const target = Buffer.alloc(whole.length);
  times.copy = await time(() => {
    let offset = 0;
    for (const buffer of buffers) offset += buffer.copy(target, offset);
  });
  check("copy", digestOf([target]));
  times.ours = await time(() => library.generate(topology));

  const asItIs = { escape: (value) => String(value) };
  const naive = () => jobs.map(({ text, partials, view }) => Mustache.render(text, view, partials, asItIs));
  check("Mustache", digestOf(naive()));
  times.mustache = await time(naive);

  const functions = translated("literal").map((source) => new Function("v0", `return \`${source}\``));
  const literals = () => numbered.map(({ template, view }) => functions[template](view));
  check("template literals", digestOf(literals()));
  times.literals = await time(literals);

  for (const [name, command, ...args] of [
    ["jinja", "/usr/bin/python3", "test/bench/jinja.py"],
    ["go", join(folder, "render")],
  ]) {
    if (!isThere[name]) continue;
    const given = JSON.stringify({ templates: translated(name), jobs: numbered, seconds });
    const { stdout, stderr, status } = spawnSync(command, args, { input: given, maxBuffer: 1 << 28 });
    if (status !== 0) throw new Error(`${name}: ${stderr}`);
    const answer = JSON.parse(stdout);
    check(name, answer.digest);
    times[name] = median(answer.times);
  }
  return { bytes: whole.length, times };
}

const succeeds = (command, args) => spawnSync(command, args, { stdio: "ignore" }).status === 0;

/** Who is installed; Debian's packages that have them. */
export const isThere = {
  jinja: succeeds("/usr/bin/python3", ["-c", "import jinja2"]),
  go: succeeds("go", ["version"]),
  ansible: succeeds("ansible-playbook", ["--version"]),
};
export const packages = { jinja: "python3-jinja2", go: "golang-go", ansible: "ansible-core" };

export function buildGo(folder) {
  const env = { ...process.env, GOCACHE: join(folder, "go-cache"), GO111MODULE: "off" };
  execFileSync("go", ["build", "-o", join(folder, "render"), "test/bench/render.go"], { env });
}

/** Checking a topology that is an object already, beside the least that one could write by hand. */
export async function parseTimes({ library }, input) {
  const name = /^[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;
  const byHand = () => {
    const seen = new Set();
    for (const host of [...input.webServers, ...input.loadBalancers]) {
      if (!name.test(host.name) || seen.has(host.name)) throw new Error(host.name);
      seen.add(host.name);
      for (const address of [host.privateIp, host.anchorIp]) {
        if (address === undefined) continue;
        if (!isIPv4(address) || seen.has(address)) throw new Error(address);
        seen.add(address);
      }
    }
  };
  return { ours: await time(() => library.parseTopology(input)), byHand: await time(byHand) };
}

/** A fleet of equal tiers: rendering all of them, in seconds. */
export async function fleetTime(library, input, tiers) {
  const topologies = Array.from({ length: tiers }, () => library.parseTopology(input));
  return time(() => topologies.map((topology) => library.generate(topology)));
}
