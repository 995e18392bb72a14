import { execFileSync } from "node:child_process";
import { isIPv4 } from "node:net";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bestOf, time } from "./timing.mjs";
import { translate } from "./translate.mjs";

/** The library as it is built, and with an engine for its templates that takes notes. */
export async function load(folder) {
  const library = await import(pathToFileURL("dist/index.js").href);
  const recorder = await import(pathToFileURL(join(folder, "recorder.mjs")).href);
  return { library, recorder };
}

/** What the templates are filled in with, file by file; and the templates, each once, in another language. */
export function recordedJobs(recorder, topology) {
  const jobs = recorder.generate(topology).map(({ content }) => content);
  const sources = [...new Map(jobs.map((job) => [job.text, job])).values()];
  const viewsOf = (source) => jobs.filter(({ text }) => text === source.text).map(({ view }) => view);
  const numbered = jobs.map(({ text, view }) => ({ template: sources.findIndex((one) => one.text === text), view }));
  const translated = (language) => sources.map((source) => translate(source, viewsOf(source).slice(0, 100), language));
  return { jobs, numbered, translated };
}

function contest(folder, { platform, balancers, webServers }, args) {
  const all = ["test/bench/contest.mjs", folder, platform, String(balancers), String(webServers), ...args];
  return execFileSync(process.execPath, all, { stdio: ["ignore", "pipe", "inherit"] });
}

/** Times everybody on one topology. */
export const renderTimes = (folder, size, languages) => JSON.parse(contest(folder, size, languages));

/** Fails if Mustache, or our templates in another language, make other bytes than ours. */
export const checkBytes = (folder, size) => contest(folder, size, ["--check"]);

/** Checking a topology that is an object already, beside the least that one could write by hand. */
export function parseTimes({ library }, input) {
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
  return bestOf({ ours: () => time(() => library.parseTopology(input)), byHand: () => time(byHand) });
}

/** A fleet of equal tiers: rendering all of them, in seconds. */
export async function fleetTime(library, input, tiers) {
  const topologies = Array.from({ length: tiers }, () => library.parseTopology(input));
  const { fleet } = await bestOf({
    fleet: () => time(() => topologies.map((topology) => library.generate(topology))),
  });
  return fleet;
}
