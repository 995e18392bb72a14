// npm run bench: how fast it is, beside what people use instead, all in one run. Writes docs/performance.md and
// docs/performance.svg. With --check, it only makes sure that the contestants make the same bytes.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { buildGo, isThere, packages } from "./installed.mjs";
import { page } from "./page.mjs";
import { plot } from "./plot.mjs";
import { ansible, coldStart, memoryFolder, writing } from "./processes.mjs";
import { checkBytes, fleetTime, load, parseTimes, recordedJobs, renderTimes } from "./rendering.mjs";
import { platforms, sizes, topologyOf } from "./workloads.mjs";

const { values } = parseArgs({
  options: { large: { type: "boolean", default: false }, check: { type: "boolean", default: false } },
});

/** A template's text, and the texts of its partials and of theirs: those with the same ending. */
function sourceOf(path) {
  const read = (name) => readFileSync(join(dirname(path), basename(path).replace(/^[^.]+/, name)), "utf8");
  const called = (text) => {
    const names = [...text.matchAll(/\{\{>([\w./-]+)\}\}/g)].map(([, name]) => name);
    return names.flatMap((name) => [[name, read(name)], ...called(read(name))]);
  };
  const text = readFileSync(path, "utf8");
  return { text, partials: Object.fromEntries(called(text)) };
}

const folder = memoryFolder();
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

// The library, with its templates' engine replaced by one that takes notes.
await build({
  entryPoints: ["src/index.ts"],
  bundle: true,
  platform: "node",
  format: "esm",
  outfile: join(folder, "recorder.mjs"),
  plugins: [
    {
      name: "recorder",
      setup({ onLoad, onResolve }) {
        onLoad({ filter: /\.mustache$/ }, ({ path }) => ({ contents: JSON.stringify(sourceOf(path)), loader: "json" }));
        onResolve({ filter: /\/rendering\/template\.js$/ }, () => ({
          path: join(process.cwd(), "test/bench/recorder.ts"),
        }));
      },
    },
  ],
});

if (values.check) {
  for (const platform of platforms) checkBytes(folder, { platform, balancers: 2, webServers: 2 });
  process.exit();
}

const missing = Object.keys(packages).filter((name) => !isThere[name]);
for (const name of missing) console.log(`${name} is not there: apt-get install ${packages[name]}`);

const { library, recorder } = await load(folder);
if (isThere.go) buildGo(folder);

const languages = ["jinja", "go"].filter((name) => isThere[name]);
const rendered = [];
for (const platform of platforms) {
  for (const [balancers, webServers] of sizes) {
    console.log(`${platform} ${balancers}x${webServers}`);
    const size = { platform, balancers, webServers };
    rendered.push({ ...size, ...renderTimes(folder, size, languages) });
  }
}
const fleet = await fleetTime(library, topologyOf("debian-12", 2, 2), 1000);
console.log("parse, cold start, disk");
const parsed = await parseTimes({ library }, topologyOf("debian-12", 2, 20_000));
const cold = coldStart(folder);
const disk = writing(folder);
const outputBytes = rendered.find(
  ({ platform, webServers }) => platform === "debian-12" && webServers === 20_000,
).bytes;

const playbooks = [];
if (isThere.ansible) {
  for (const webServers of values.large ? [2, 20, 200] : [2, 20]) {
    console.log(`ansible 2x${webServers}`);
    const topology = library.parseTopology(topologyOf("debian-12", 2, webServers));
    const { numbered, translated } = recordedJobs(recorder, topology);
    const jobs = library.generate(topology).map((file, index) => ({ ...file, ...numbered[index] }));
    const place = join(folder, `2x${webServers}`);
    mkdirSync(place);
    playbooks.push({ webServers, ...ansible(place, { sources: translated("jinja"), jobs, topology }) });
  }
}

const results = { rendered, fleet, parsed, cold, disk, outputBytes, playbooks, missing };
writeFileSync("docs/performance.md", page(results));
writeFileSync("docs/performance.svg", plot(results));
console.log("docs/performance.md and docs/performance.svg are written");
