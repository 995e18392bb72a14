import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer } from "node:https";
import { setTimeout as sleep } from "node:timers/promises";
import { isIpv6 } from "../../src/fields/address.js";
import { dialectOf, type Machine } from "./dialects.js";
import type { ApiCall, CloudRequest, CloudState, Faults } from "./messages.js";

// The cloud: the metadata service, the API, and the reserved IPs, each of which it leads to its holder: to that one's anchor
// IP, or, where the address is on the balancers themselves, to whatever public address of its family the holder has.

interface Droplet extends Machine {
  /** From where it asks the metadata service. */
  readonly metadataIp: string;
  /** One of each family that it has. */
  readonly publicIps: readonly string[];
}

export interface Cloud {
  readonly provider: string;
  readonly droplets: readonly Droplet[];
  /** The tier's. */
  readonly reservedIps: readonly string[];
  /** Those of them that are on the balancers themselves, and not behind their anchor IPs. */
  readonly onHost: readonly string[];
  /** Another one of the account. */
  readonly otherIp: string;
  readonly token: string;
  readonly apiIp: string;
  readonly key: string;
  readonly certificate: string;
}

const cloud: Cloud = JSON.parse(process.argv[2] ?? "");
const dialect = dialectOf(cloud.provider);
let faults: Faults = {};
const [usual = ""] = cloud.reservedIps;
const holders = new Map<string, Droplet>();
/** Since when an address leads nowhere, because it was taken away to be given to another. */
const released = new Map<string, number>();
const calls: ApiCall[] = [];
const moves: CloudState["moves"][number][] = [];
/** What the API says of an address that it does not assign. */
const refusal = [422, { id: "unprocessable_entity", message: "made up" }] as const;
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
  if (cloud.reservedIps.includes(ip)) moves.push({ ip, began, at: Date.now(), to: to.name });
}

/** They lead nowhere. */
function unassign(): void {
  for (const ip of cloud.reservedIps) holders.delete(ip);
  lead();
}

function lead(): void {
  leadToHosts();
  const rules = [...holders]
    .filter(([ip]) => !cloud.onHost.includes(ip))
    .map(([ip, { anchorIp }]) => `add rule inet lab reserved ip daddr ${ip} dnat ip to ${anchorIp}\n`);
  execFileSync("nft", ["-f", "-"], { input: `flush chain inet lab reserved\n${rules.join("")}` });
}

/** A link that went down took its routes along: they are laid again when it is up. */
function leadToHosts(): void {
  for (const ip of cloud.onHost) {
    const holder = holders.get(ip);
    // By way of an address of its public interface: nobody tells a neighbour of one that is on lo, where it is IPv6.
    const way = holder?.publicIps.find((one) => isIpv6(one) === isIpv6(ip)) ?? "";
    const route = holder ? [ip, "via", way, "dev", `public${cloud.droplets.indexOf(holder)}`] : ["unreachable", ip];
    spawnSync("ip", ["route", "replace", ...route], { stdio: "ignore" });
  }
}

/** The reserved IPs that a Droplet has. */
const heldBy = (droplet: Droplet) => [...holders].filter(([, holder]) => holder === droplet).map(([ip]) => ip);

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
    ![...cloud.reservedIps, cloud.otherIp].includes(asked.ip)
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
  if (faults.refuses === ip) return [...refusal];
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
  // One of each family.
  if (heldBy(to).some((other) => other !== ip && isIpv6(other) === isIpv6(ip))) {
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
  const sender = cloud.droplets.find(({ publicIps }) => publicIps.includes(addressOf(request)));
  const from = sender?.name ?? addressOf(request);
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
  input: `add table inet lab
    add chain inet lab reserved { type nat hook prerouting priority dstnat; }
    add chain inet lab between { type filter hook forward priority 0; }\n`,
});
// What nobody answered is forgotten at once: a later connection from the same port would be led to where that one was.
for (const state of ["syn_sent", "fin_wait"])
  writeFileSync(`/proc/sys/net/netfilter/nf_conntrack_tcp_timeout_${state}`, "1");
const [first] = cloud.droplets;
if (first) for (const ip of cloud.reservedIps) move(first, ip);
if (cloud.onHost.length > 0) setInterval(leadToHosts, 500);

function state(): CloudState {
  const names = cloud.reservedIps.map((ip): [string, string] => [ip, holders.get(ip)?.name ?? ""]);
  const holder = [...new Set(names.map(([, name]) => name))].join(" and ");
  return { holder, holders: Object.fromEntries(names), moves, calls };
}

process.on("message", (request: CloudRequest) => {
  if (request.ask === "faults") {
    faults = request.faults;
    for (const id of actions.keys()) isDone(id);
  }
  const to = request.ask === "move" && cloud.droplets.find(({ name }) => name === request.to);
  if (request.ask === "move" && to)
    for (const ip of request.ip === undefined ? cloud.reservedIps : [request.ip]) move(to, ip);
  if (request.ask === "unassign") unassign();
  process.send?.(state());
});
process.on("disconnect", () => process.exit());

createHttpServer(metadata).listen(80, "169.254.169.254");
createServer({ key: readFileSync(cloud.key), cert: readFileSync(cloud.certificate) }, (request, response) => {
  void api(request, response);
}).listen(443, cloud.apiIp, () => process.send?.("ready"));
