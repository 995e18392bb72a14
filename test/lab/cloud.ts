import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer } from "node:https";
import { setTimeout as sleep } from "node:timers/promises";
import { dialectOf, type Machine } from "./dialects.js";
import type { ApiCall, CloudRequest, CloudState, Faults } from "./messages.js";

// The cloud: the metadata service, the API, and the reserved IP, which it leads to the holder's anchor IP.

interface Droplet extends Machine {
  /** From where it asks the metadata service. */
  readonly metadataIp: string;
  readonly publicIp: string;
}

export interface Cloud {
  readonly provider: string;
  /** Whether the address is on the balancers themselves, and not behind their anchor IPs. */
  readonly onHost: boolean;
  readonly droplets: readonly Droplet[];
  /** The tier's, and another one of the account. */
  readonly reservedIps: readonly [string, string];
  readonly token: string;
  readonly apiIp: string;
  readonly key: string;
  readonly certificate: string;
}

const cloud: Cloud = JSON.parse(process.argv[2] ?? "");
const dialect = dialectOf(cloud.provider);
let faults: Faults = {};
const [usual] = cloud.reservedIps;
const holders = new Map<string, Droplet>();
/** Since when an address leads nowhere, because it was taken away to be given to another. */
const released = new Map<string, number>();
const calls: ApiCall[] = [];
const moves: CloudState["moves"][number][] = [];
/** The actions that were accepted: when each is completed, and what it does then. */
const actions = new Map<number, { done: number; ip: string; to?: Droplet; from?: Droplet }>();

const addressOf = (request: IncomingMessage) => request.socket.remoteAddress ?? "";

/**
 * A new connection goes to the new holder. Behind an anchor IP, one that is open stays where it began, as the kernel's NAT
 * keeps it; where the packets of the address itself move, it breaks.
 */
function move(to: Droplet, ip: string): void {
  holders.set(ip, to);
  const began = released.get(ip) ?? Date.now();
  released.delete(ip);
  lead();
  if (ip === usual) moves.push({ began, at: Date.now(), to: to.name });
}

/** It leads nowhere. */
function unassign(): void {
  holders.delete(usual);
  lead();
}

function lead(): void {
  if (cloud.onHost) {
    leadToHolder();
    return;
  }
  const rules = [...holders].map(
    ([ip, { anchorIp }]) => `add rule ip lab reserved ip daddr ${ip} dnat to ${anchorIp}\n`,
  );
  execFileSync("nft", ["-f", "-"], { input: `flush chain ip lab reserved\n${rules.join("")}` });
}

/** A link that went down took its routes along: they are laid again when it is up. */
function leadToHolder(): void {
  const holder = holders.get(usual);
  const link = holder ? ["dev", `public${cloud.droplets.indexOf(holder)}`] : [];
  const route = [...(holder ? [] : ["unreachable"]), usual, ...link];
  spawnSync("ip", ["route", "replace", ...route], { stdio: "ignore" });
}

/** The reserved IP that a Droplet has. */
const heldBy = (droplet: Droplet) => [...holders].find(([, holder]) => holder === droplet)?.[0];

function metadata(request: IncomingMessage, response: ServerResponse): void {
  const droplet = cloud.droplets.find(({ metadataIp }) => metadataIp === addressOf(request));
  if (faults.metadata === "down" || !droplet) {
    request.socket.destroy();
    return;
  }
  const path = (request.url ?? "").replace(/(?<=\/macs\/)[\da-f:]{17}/, "MAC");
  const text = dialect.metadata(droplet, heldBy(droplet), cloud.token)[path];
  response.writeHead(text === undefined ? 404 : 200).end(text);
}

function isDone(id: number): boolean {
  const action = actions.get(id);
  if (!action || faults.pending || Date.now() < action.done) return false;
  if (action.to) move(action.to, action.ip);
  if (action.from && holders.get(action.ip) === action.from) {
    holders.delete(action.ip);
    released.set(action.ip, Date.now());
    lead();
  }
  delete action.to;
  delete action.from;
  return true;
}

function isAllowed(request: IncomingMessage, body: string): boolean {
  const token = faults.token ?? cloud.token;
  return dialect.isAllowed?.(request, body, token) ?? request.headers.authorization === `Bearer ${token}`;
}

/** What the API answers: a status, and the body that goes with it. */
function answerOf(request: IncomingMessage, body: string): [number, unknown] {
  if (!isAllowed(request, body)) return [401, dialect.fault?.(401) ?? { id: "unauthorized" }];
  const asked = dialect.asked(request.method ?? "", request.url ?? "", usual, body);
  if (asked?.what === "action" && actions.has(asked.id)) return [200, dialect.action(asked.id, isDone(asked.id))];
  const machine = asked?.what === "machine" && cloud.droplets.find(({ name }) => name === asked.name);
  if (machine) return [200, dialect.machine?.(machine, heldBy(machine))];
  if (
    asked === undefined ||
    asked.what === "action" ||
    asked.what === "machine" ||
    !cloud.reservedIps.includes(asked.ip)
  ) {
    return [404, { id: "not_found" }];
  }
  const { ip } = asked;
  if (asked.what === "place")
    return [
      200,
      dialect.place(
        ip,
        holders.get(ip)?.id,
        holders.get(ip)?.anchorIp ?? cloud.droplets[0]?.anchorIp ?? "",
        cloud.droplets.map((one) => ({ ...one, held: heldBy(one) })),
      ),
    ];
  if (typeof faults.api === "number")
    return [dialect.statuses?.[faults.api] ?? faults.api, dialect.fault?.(faults.api) ?? { id: "made_up_fault" }];
  const isPending = [...actions.values()].some(({ to, from }) => to !== undefined || from !== undefined);
  if (asked.what === "release") {
    const from = cloud.droplets.find(({ name }) => name === asked.from);
    return from && !isPending ? begin({ ip, from }) : [...dialect.busy];
  }
  const target = asked.to ?? dialect.target(body);
  const to = cloud.droplets.find(({ id, name }) => id === target || name === target);
  // It is not given to one where another has it.
  const isHeld = asked.to !== undefined && holders.has(ip);
  if (!to || isPending || isHeld) return [...dialect.busy];
  if (dialect.already && holders.get(ip) === to) return [...dialect.already];
  const other = heldBy(to);
  if (other !== undefined && other !== ip) {
    return [422, { id: "unprocessable_entity", message: "The Droplet already has a reserved IP." }];
  }
  return begin({ ip, to });
}

function begin(action: { ip: string; to?: Droplet; from?: Droplet }): [number, unknown] {
  const id = 7000 + actions.size;
  const takes = faults.completes ?? dialect.blocks ?? dialect.completes ?? 0;
  actions.set(id, { done: Date.now() + takes, ...action });
  setTimeout(() => isDone(id), takes);
  return [dialect.accepted ?? 201, dialect.action(id, isDone(id))];
}

/** Until the action that it waits for is over, or nobody waits any longer. */
async function waited(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const asked = dialect.asked(request.method ?? "", request.url ?? "", usual, "");
  if (asked?.what !== "action" || asked.waits === undefined) return;
  while (actions.has(asked.id) && !isDone(asked.id) && !response.destroyed) await sleep(20);
}

async function api(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const at = Date.now();
  const from = cloud.droplets.find(({ publicIp }) => publicIp === addressOf(request))?.name ?? addressOf(request);
  let body = "";
  for await (const chunk of request) body += chunk;
  if (faults.slow) await sleep(faults.slow);
  const account = (status: ApiCall["status"], isLook = false) =>
    calls.push({ at, from, method: isLook || request.method === "GET" ? "GET" : "POST", status });
  if (faults.api === "down") {
    account("unanswered", dialect.isLook?.(body, request.url ?? ""));
    request.socket.destroy();
    return;
  }
  await waited(request, response);
  let [status, answer] = answerOf(request, body);
  if (dialect.blocks !== undefined && request.method === "POST" && status === dialect.accepted) {
    // It goes on, whoever waits.
    while ([...actions].some(([id, { to }]) => to !== undefined && !isDone(id))) await sleep(20);
    answer = dialect.place(usual, holders.get(usual)?.id, "", []);
  }
  // A look is no request to assign, though some APIs have one method for both.
  account(status, dialect.isLook?.(body, request.url ?? ""));
  const headers = { "Content-Type": "application/json", ...(status === 429 && { "Retry-After": "4" }) };
  response.writeHead(status, headers).end(typeof answer === "string" ? answer : JSON.stringify(answer));
}

execFileSync("nft", ["-f", "-"], {
  input: `add table ip lab
    add chain ip lab reserved { type nat hook prerouting priority dstnat; }
    add chain ip lab between { type filter hook forward priority 0; }\n`,
});
// What nobody answered is forgotten at once: a later connection from the same port would be led to where that one was.
for (const state of ["syn_sent", "fin_wait"])
  writeFileSync(`/proc/sys/net/netfilter/nf_conntrack_tcp_timeout_${state}`, "1");
const [first] = cloud.droplets;
if (first) move(first, usual);
if (cloud.onHost) setInterval(leadToHolder, 500);

process.on("message", (request: CloudRequest) => {
  if (request.ask === "faults") {
    faults = request.faults;
    for (const id of actions.keys()) isDone(id);
  }
  const to = request.ask === "move" && cloud.droplets.find(({ name }) => name === request.to);
  if (request.ask === "move" && to) move(to, request.ip ?? usual);
  if (request.ask === "unassign") unassign();
  process.send?.({ holder: holders.get(usual)?.name ?? "", moves, calls } satisfies CloudState);
});
process.on("disconnect", () => process.exit());

createHttpServer(metadata).listen(80, "169.254.169.254");
createServer({ key: readFileSync(cloud.key), cert: readFileSync(cloud.certificate) }, (request, response) => {
  void api(request, response);
}).listen(443, cloud.apiIp, () => process.send?.("ready"));
