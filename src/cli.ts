import { parseArgs } from "node:util";
import { version } from "../package.json";
import { check } from "./commands/check.js";
import { type Command, type Streams, UsageError } from "./commands/command.js";
import { diff } from "./commands/diff.js";
import { render } from "./commands/render.js";
import { reportIssues, reportJson } from "./commands/report.js";
import { show } from "./commands/show.js";
import { WriteError } from "./disk/write.js";
import { TopologyError, UnsafeValueError } from "./errors.js";
import { printable } from "./printable.js";

const usual = { render, show, diff, check };

/** Every command. Those that are called less often are loaded here: a start need not wait for what it does not use. */
async function allCommands(): Promise<Readonly<Record<string, Command>>> {
  const { completionFor, others } = await import("./commands/others.js");
  const commands: Record<string, Command> = { ...usual, ...others };
  return { ...commands, completion: completionFor(Object.values(commands)) };
}

/** Runs the command line. Returns the exit code: 0, 1 for a bad topology or a difference, or 2 without an answer. */
export async function main(args: readonly string[], streams: Streams): Promise<number> {
  const [name = "", ...rest] = args;
  if (name === "--version" || name === "-V") return print(streams, `${version}\n`);
  if (name === "--help" || name === "-h" || name === "help") return print(streams, overview(await allCommands()));
  const commands: Readonly<Record<string, Command>> = Object.hasOwn(usual, name) ? usual : await allCommands();
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    return wrongUsage(streams, name === "" ? "no command given" : `no command "${name}"`, "haproxy-failover --help");
  }
  return runCommand(command, rest, streams);
}

async function runCommand(command: Command, args: string[], streams: Streams): Promise<number> {
  let json = false;
  let topologyFile = "-";
  try {
    const { values, positionals } = parse(command, args);
    if (values.help) return print(streams, `Usage: haproxy-failover ${command.usage}\n\n${command.help}\n`);
    json = values.json === true;
    topologyFile = positionals[0] ?? "-";
    const { least, most } = command.operands;
    if (positionals.length < least || positionals.length > most)
      throw new UsageError(`usage: haproxy-failover ${command.usage}`);
    return await command.run({ operands: positionals, options: values }, streams);
  } catch (error) {
    if (error instanceof TopologyError) {
      if (json) streams.out(reportJson(error.issues, []));
      else streams.err(reportIssues(topologyFile, error.issues, streams.errColor));
      return command.refused;
    }
    const help = `haproxy-failover ${command.usage.split(" ")[0]} --help`;
    if (error instanceof UsageError) return wrongUsage(streams, error.message, help);
    if (error instanceof WriteError || isSystemError(error)) return wrongUsage(streams, error.message);
    return ownFault(error, streams);
  }
}

/** Reports an internal error. Most messages are left out, because they could quote a secret. */
function ownFault(error: unknown, { err }: Streams): number {
  const { name, message, stack = "" } = error instanceof Error ? error : new Error();
  const frames = stack.split("\n").filter((line) => /^\s+at /.test(line));
  const what = error instanceof UnsafeValueError ? `${name}: ${message}` : name;
  err(`haproxy-failover: internal error; please report it with these lines:\n`);
  err(printable(`${[what, ...frames].join("\n")}\n`, "\n"));
  return 2;
}

function parse(command: Command, args: string[]) {
  try {
    const options = { ...command.options, help: { type: "boolean", short: "h" } } as const;
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    return { values: values as Record<string, string | boolean | undefined>, positionals };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** Whether the error is the system's: a missing file, a folder without write permission. */
function isSystemError(error: unknown): error is Error {
  return error instanceof Error && "syscall" in error;
}

function wrongUsage({ err }: Streams, message: string, help?: string): number {
  err(`haproxy-failover: ${printable(message, "\n")}\n${help === undefined ? "" : `See: ${help}\n`}`);
  return 2;
}

function print({ out }: Streams, text: string): number {
  out(text);
  return 0;
}

function overview(commands: Readonly<Record<string, Command>>): string {
  const list = Object.values(commands).map(({ usage, summary }) => `  ${usage.padEnd(28)} ${summary}`);
  return `Generates every configuration file of a highly available HAProxy tier from one topology.

Usage: haproxy-failover COMMAND ...

${list.join("\n")}

  COMMAND --help               print help for a command
  --version                    print the version

Examples:
  haproxy-failover init > topology.yaml
  haproxy-failover check topology.yaml
  haproxy-failover render topology.yaml --out out
  haproxy-failover diff topology.yaml out

TOPOLOGY is a YAML or JSON file; - is standard input. Data goes to standard output,
everything else to standard error. NO_COLOR turns colours off.

Exit code: 0 for success; 1 for a bad topology; 2 for wrong usage, a file that cannot be
read or written, or an internal error. diff: 0 if nothing differs, 1 if something does,
2 if the comparison failed.
`;
}
