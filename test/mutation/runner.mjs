import { readdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Script } from "node:vm";
import { declareFactoryPlugin, PluginKind } from "@stryker-mutator/api/plugin";
import { collect } from "./quick-tests.mjs";
import { tests, unfit } from "./tests.mjs";

// Stryker's own runner for Vitest starts a worker for each mutant, and loads a thousand modules into it: a second of work.
// This one bundles source and tests once, and runs the bundle anew for what runs at loading only.

const require = createRequire(join(process.cwd(), "package.json"));
const { build } = require("esbuild");

/** What Stryker's mutated code reads and writes. */
const stryker = {};
globalThis.__stryker__ = stryker;

function testFiles(name) {
  const path = `test/${name}`;
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [`${path}.test.ts`];
  const names = readdirSync(path, { recursive: true }).filter((file) => file.endsWith(".test.ts"));
  const fit = names.filter((file) => !unfit.includes(join(name, file)));
  return fit.sort().map((file) => join(path, file));
}

/** A script whose value is a function that runs the tests' modules. */
async function bundle(names) {
  const common = {
    absWorkingDir: process.cwd(),
    bundle: true,
    platform: "node",
    target: "node20",
    packages: "external",
    write: false,
  };
  const plugin = ".mutation/mustache.config.mjs";
  await build({ ...common, entryPoints: ["mustache.config.ts"], format: "esm", outfile: plugin, write: true });
  const { templatesForEsbuild } = await import(pathToFileURL(resolve(plugin)).href);
  const contents = names.flatMap(testFiles).map((file) => `require("./${file}");`);
  const { outputFiles } = await build({
    ...common,
    stdin: { contents: contents.join("\n"), resolveDir: process.cwd() },
    format: "cjs",
    // An `import()` of a package is a `require`, too: a script has no loader of modules.
    supported: { "dynamic-import": false },
    plugins: [templatesForEsbuild],
  });
  return new Script(`(require, module, exports) => {${outputFiles[0].text}\n}`, { filename: "tests.cjs" });
}

class QuickRunner {
  /** How many mutants each test has killed, and how long it took: what kills often is tried first, then what is quick. */
  kills = new Map();
  times = new Map();
  /** The tests, with modules that no static mutant was active in. */
  loaded;

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    const names = tests[process.env.MUTATED];
    if (names === undefined) throw new Error(`MUTATED is one of ${Object.keys(tests).join(", ")}`);
    this.script = await bundle(names);
  }

  load() {
    const run = this.script.runInThisContext();
    return collect((vitest) => {
      run((name) => (name === "vitest" ? vitest : require(name)), { exports: {} }, {});
    });
  }

  async dryRun() {
    stryker.activeMutant = undefined;
    stryker.currentTestId = undefined;
    stryker.mutantCoverage = { static: {}, perTest: {} };
    const results = [];
    for (const { id, run } of this.load()) {
      stryker.currentTestId = id;
      const start = performance.now();
      const failure = await failureOf(run);
      stryker.currentTestId = undefined;
      const result = { id, name: id, timeSpentMs: performance.now() - start };
      this.times.set(id, result.timeSpentMs);
      results.push(
        failure === undefined ? { ...result, status: 0 } : { ...result, status: 1, failureMessage: failure },
      );
    }
    return { status: "complete", tests: results, mutantCoverage: stryker.mutantCoverage };
  }

  async mutantRun({ activeMutant, mutantActivation, testFilter, hitLimit }) {
    Object.assign(stryker, { hitLimit, hitCount: 0, activeMutant: undefined });
    const wanted = testFilter && new Set(testFilter);
    if (mutantActivation === "runtime" && this.loaded !== undefined) {
      const { killer, ...result } = await this.tryOn(this.loaded, activeMutant.id, wanted);
      // Modules that an earlier mutant ran in keep what it left there: without this one, the test has to pass.
      if (killer !== undefined && (await failureOf(killer.run)) === undefined) return result;
      if (result.status === "timeout") return result;
    }
    this.loaded = undefined;
    if (mutantActivation === "static") stryker.activeMutant = activeMutant.id;
    let loaded;
    try {
      loaded = this.load();
    } catch (error) {
      return { status: "killed", killedBy: [], failureMessage: String(error), nrOfTests: 0 };
    }
    if (mutantActivation === "runtime") this.loaded = loaded;
    const { killer: _, ...result } = await this.tryOn(loaded, activeMutant.id, wanted);
    return result;
  }

  async tryOn(loaded, mutant, wanted) {
    const killsOf = ({ id }) => this.kills.get(id) ?? 0;
    const timeOf = ({ id }) => this.times.get(id) ?? 0;
    const chosen = loaded.filter(({ id }) => wanted === undefined || wanted.has(id));
    chosen.sort((a, b) => killsOf(b) - killsOf(a) || timeOf(a) - timeOf(b));
    for (const [index, test] of chosen.entries()) {
      stryker.activeMutant = mutant;
      const failureMessage = await failureOf(test.run);
      stryker.activeMutant = undefined;
      if (stryker.hitCount > stryker.hitLimit) {
        this.loaded = undefined;
        return { status: "timeout", reason: "it ran too often" };
      }
      if (failureMessage !== undefined) {
        this.kills.set(test.id, killsOf(test) + 1);
        return { status: "killed", killedBy: [test.id], failureMessage, nrOfTests: index + 1, killer: test };
      }
    }
    return { status: "survived", nrOfTests: chosen.length };
  }
}

async function failureOf(run) {
  try {
    await run();
    return undefined;
  } catch (error) {
    return String(error);
  }
}

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, "quick", () => new QuickRunner())];
