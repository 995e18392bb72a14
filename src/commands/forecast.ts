import { faultNames } from "../forecast/faults.js";
import { forecast as foretell } from "../forecast/forecast.js";
import type { FaultName, Forecast, Range } from "../forecast/outcome.js";
import { rangeText, secondsText } from "../forecast/range.js";
import { type Command, UsageError } from "./command.js";
import { json } from "./print.js";
import { topologyFrom } from "./topology.js";

export const forecast: Command = {
  usage: "forecast TOPOLOGY",
  summary: "tell what the tier will do when something fails",
  help: `Prints, for each fault, how long the tier needs, whose requests fail meanwhile, and which
balancer has the address afterwards. With --fault, also how the time is made up, what is
lost, and which settings would make it shorter.

  --fault F            this fault only: ${faultNames.slice(0, 3).join(", ")},
${wrapped(faultNames.slice(3))}
  --move LEAST-MOST    how many seconds the provider's API takes to move the address: 2-5
  --json               print everything as JSON

Examples:
  haproxy-failover forecast topology.yaml
  haproxy-failover forecast topology.yaml --fault primary-vanishes --move 2-5`,
  options: { fault: { type: "string" }, move: { type: "string" }, json: { type: "boolean" } },
  operands: { least: 1, most: 1 },
  completes: { operands: "file", options: { fault: faultNames, move: "nothing" } },
  refused: 1,
  async run({ operands: [file = "-"], options: { fault, move, json: isJson } }, { out }) {
    const name = typeof fault === "string" ? faultNamed(fault) : undefined;
    const range = typeof move === "string" ? rangeFrom(move) : undefined;
    const topology = await topologyFrom(file);
    const forecasts = foretell(topology, { move: range, ...(name && { faults: [name] }) });
    const [first] = forecasts;
    if (first === undefined) throw new UsageError(`this tier cannot have the fault ${name}`);
    if (isJson) out(json(forecasts));
    else out(name === undefined ? table(forecasts) : details(first));
    return 0;
  },
};

function wrapped(names: readonly string[]): string {
  const lines: string[] = [];
  for (const name of names) {
    const last = lines.at(-1);
    if (last === undefined || `${last}, ${name}`.length > 62) lines.push(name);
    else lines[lines.length - 1] = `${last}, ${name}`;
  }
  return lines.map((line) => `${" ".repeat(23)}${line}`).join(",\n");
}

function faultNamed(name: string): FaultName {
  const known = faultNames.find((one) => one === name);
  if (known === undefined) throw new UsageError(`unknown fault "${name}"; use one of ${faultNames.join(", ")}`);
  return known;
}

function rangeFrom(text: string): Range {
  const [, least = "", most = least] = /^(\d{1,4}(?:\.\d+)?)(?:-(\d{1,4}(?:\.\d+)?))?$/.exec(text) ?? [];
  if (least === "" || Number(most) < Number(least))
    throw new UsageError(`"${text}" is no span of seconds; use LEAST-MOST, such as 2-5`);
  return { least: Number(least), most: Number(most) };
}

const whose = { all: "all fail", some: "some fail", none: "none fails" };

function table(forecasts: readonly Forecast[]): string {
  const rows = forecasts.map((one) => [one.fault, timeOf(one), whose[one.affects], holdersOf(one)]);
  const all = [["fault", "time", "requests", "address afterwards"], ...rows];
  const widths = [0, 1, 2].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all
    .map(
      (row) =>
        `${row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join("  ")
          .trimEnd()}\n`,
    )
    .join("");
}

function timeOf({ from, seconds, steps }: Forecast): string {
  if (from === "fault") return rangeText(seconds);
  return steps.length === 0 ? "until repaired" : `${rangeText(seconds)} after repair`;
}

function holdersOf({ holders }: Forecast): string {
  const [only, ...others] = holders;
  if (only !== undefined && others.length === 0) return `on ${only.balancer}`;
  return holders.map(({ addresses, balancer }) => `${addresses.join(", ")} on ${balancer}`).join("; ");
}

function details(one: Forecast): string {
  const { title, holders, steps, arithmetic, lost, shorter } = one;
  const times = steps.map(rangeText);
  const width = Math.max(0, ...times.map((time) => time.length));
  return [
    `${title.charAt(0).toUpperCase()}${title.slice(1)}`,
    "",
    ...holders.map(({ addresses, balancer }) => `  ${addresses.join(", ")} is then on ${balancer}`),
    `  ${timeOf(one)}${steps.length > 1 ? `: ${arithmetic}` : ""}`,
    ...steps.map(({ what }, index) => `    ${(times[index] ?? "").padEnd(width)}  ${what}`),
    `  Lost: ${lost}`,
    ...shorter.map(({ path, value, saves, costs }) => {
      const gain = saves === undefined ? "the tier then helps itself" : `up to ${secondsText(saves)} less`;
      return `  Shorter: ${path}: ${value} (${gain}). Its cost: ${costs}`;
    }),
    "",
  ].join("\n");
}
