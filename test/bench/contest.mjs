// One size of the benchmark in a process of its own: what V8 has learnt from one size is wrong for another. Prints
// everybody's times as JSON; fails if anybody's bytes are not ours. test/bench/rendering.mjs starts it.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { parseArgs } from "node:util";
import Mustache from "mustache";
import { load, recordedJobs } from "./rendering.mjs";
import { bestOf, median, seconds, time } from "./timing.mjs";
import { topologyOf } from "./workloads.mjs";

const { values, positionals } = parseArgs({ options: { check: { type: "boolean" } }, allowPositionals: true });
const [folder, platform, balancers, webServers, ...languages] = positionals;
const { library, recorder } = await load(folder);
const topology = library.parseTopology(topologyOf(platform, Number(balancers), Number(webServers)));
const { jobs, numbered, translated } = recordedJobs(recorder, topology);

const ours = () => library.generate(topology).map(({ content }) => content);
const digestOf = (parts) => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex");
};
const wanted = digestOf(ours());
const check = (name, digest) => {
  if (digest !== wanted) throw new Error(`${name} makes other bytes`);
};

const buffers = ours().map((text) => Buffer.from(text));
const target = Buffer.alloc(buffers.reduce((sum, { length }) => sum + length, 0));
const copy = () => {
  let offset = 0;
  for (const buffer of buffers) offset += buffer.copy(target, offset);
  return [target];
};

/** V8 joins the pieces of a text when it is first read, not before. */
const read = (texts) => texts.reduce((sum, text) => sum + text.charCodeAt(0), 0);

const asItIs = { escape: (value) => String(value) };
const mustache = () => jobs.map(({ text, partials, view }) => Mustache.render(text, view, partials, asItIs));

const functions = translated("literal").map((source) => new Function("v0", `return \`${source}\``));
const literals = () => numbered.map(({ template, view }) => functions[template](view));

for (const [name, make] of Object.entries({ copy, mustache, literals })) check(name, digestOf(make()));
if (values.check) process.exit();

/** A program that renders the same jobs, and tells its times and its digest. */
function program(name) {
  const [command, ...args] = {
    jinja: ["/usr/bin/python3", "test/bench/jinja.py"],
    go: [join(folder, "render")],
  }[name];
  const input = JSON.stringify({ templates: translated(name), jobs: numbered, seconds });
  return () => {
    const { stdout, stderr, status } = spawnSync(command, args, { input, maxBuffer: 1 << 28 });
    if (status !== 0) throw new Error(`${name}: ${stderr}`);
    const answer = JSON.parse(stdout);
    check(name, answer.digest);
    return median(answer.times);
  };
}

const times = await bestOf({
  copy: () => time(copy),
  ours: () => time(ours),
  read: () => time(() => read(ours())),
  mustache: () => time(mustache),
  literals: () => time(literals),
  ...Object.fromEntries(languages.map((name) => [name, program(name)])),
});
process.stdout.write(JSON.stringify({ bytes: target.length, times }));
