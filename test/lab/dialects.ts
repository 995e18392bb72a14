import type { IncomingMessage } from "node:http";
import { Address6 } from "ip-address";
import { isIpv4, isIpv6 } from "../../src/fields/address.js";
import type { Range } from "../../src/index.js";
import { isSignedWith } from "../support/sigv4.js";
import { gcp } from "./gcp-dialect.js";

// How each provider's API speaks in the lab: what it is asked, and how it answers.

/** A request, in words of its own. */
export type Asked =
  /** `to` is the machine's name, where the path has that and not the body its number. */
  | { readonly what: "place" | "assign"; readonly ip: string; readonly to?: string }
  /** Where an address is taken away before it is given to another. */
  | { readonly what: "release"; readonly ip: string; readonly from: string }
  | { readonly what: "machine"; readonly name: string }
  /** With `waits`, it is answered when the action is over. */
  | { readonly what: "action"; readonly id: number; readonly waits?: true };

/** A balancer, as its provider knows it. */
export interface Machine {
  readonly id: number;
  readonly name: string;
  readonly anchorIp: string;
  readonly privateIp: string;
}

export interface Dialect {
  /** Whether the metadata service knows where the address is; otherwise the API is asked, and every 15 seconds at most. */
  readonly isTold: boolean;
  /** The host that the API is at. */
  readonly api: string;
  /** `usual` is the tier's address. */
  readonly asked: (method: string, path: string, usual: string, body: string) => Asked | undefined;
  /** Whether the request carries the right secret; a Bearer token, if left out. */
  readonly isAllowed?: (request: IncomingMessage, body: string, secret: string) => boolean;
  /** Whether it only asks for a place, where the method does not tell. */
  readonly isLook?: (body: string, path: string) => boolean;
  /** How many calls one move takes; 1 if left out where the metadata service knows where the address is, otherwise 2. */
  readonly callsAMove?: number;
  /** The body that goes with a fault. */
  readonly fault?: (status: number) => unknown;
  /** What master.sh says of a fault, where that is not what it says at DigitalOcean. */
  readonly says?: Readonly<Record<string, string>>;
  /** The status that stands for one of the faults, where it is another. */
  readonly statuses?: Readonly<Record<number, number>>;
  /** For how long a request to assign is not answered while the address moves, in ms; not at all, if left out. */
  readonly blocks?: number;
  /** What it says where the address is already. */
  readonly already?: readonly [number, unknown];
  /** Within how many seconds the master notices that somebody has moved the address; 15 or 40, if left out. */
  readonly noticesWithin?: number;
  /** How long a move takes from the first call, in seconds, where it is not over at once. */
  readonly move?: Range;
  /** Whether an address leads nowhere while it moves, because it is taken away first. */
  readonly leadsNowhere?: true;
  /** How long an action takes, in ms, where nothing else is said; 0 if left out. */
  readonly completes?: number;
  /** The status of what is accepted; 201 if left out. */
  readonly accepted?: number;
  /** The machine that a request to assign names. */
  readonly target: (body: string) => number;
  readonly place: (
    address: string,
    holder: number | undefined,
    anchorIp: string,
    machines: readonly (Machine & { readonly held: readonly string[] })[],
  ) => unknown;
  /** One of them, where it can be asked for. */
  readonly machine?: (machine: Machine, held: readonly string[]) => unknown;
  readonly action: (id: number, isDone: boolean) => unknown;
  /** The status and the body while another action is not over. */
  readonly busy: readonly [number, unknown];
  /** What the metadata service answers, by path. */
  readonly metadata: (machine: Machine, held: readonly string[], secret: string) => Readonly<Record<string, string>>;
}

const digitalocean: Dialect = {
  isTold: true,
  api: "api.digitalocean.com",
  asked: (method, path) => {
    const [, action] = /^\/v2\/actions\/(\d+)$/.exec(path) ?? [];
    if (action !== undefined) return { what: "action", id: Number(action) };
    const [, kind, ip = "", below] = /^\/v2\/(reserved_ips|reserved_ipv6)\/([^/]+)(.*)$/.exec(path) ?? [];
    if (below === undefined || isIpv6(ip) !== (kind === "reserved_ipv6")) return undefined;
    // There is no GET below a reserved IPv6's actions.
    const [, id] = (isIpv4(ip) && /^\/actions\/(\d+)$/.exec(below)) || [];
    if (id !== undefined) return { what: "action", id: Number(id) };
    if (method === "GET" && below === "") return { what: "place", ip };
    return method === "POST" && below === "/actions" ? { what: "assign", ip } : undefined;
  },
  target: (body) => JSON.parse(body).droplet_id,
  place: (ip, id) => {
    const droplet = id === undefined ? null : { id };
    return isIpv6(ip) ? { reserved_ipv6: { ip: writtenLonger(ip), droplet } } : { reserved_ip: { ip, droplet } };
  },
  action: (id, isDone) => ({ action: { id, status: isDone ? "completed" : "in-progress", type: "assign_ip" } }),
  busy: [422, { id: "unprocessable_entity", message: "Droplet already has a pending event." }],
  metadata: ({ id, anchorIp }, held) => {
    const reserved = (family: string, ip: string | undefined, written = ip) => ({
      [`/metadata/v1/reserved_ip/${family}/active`]: String(ip !== undefined),
      [`/metadata/v1/reserved_ip/${family}/ip_address`]: written ?? "",
    });
    const ipv6 = held.find(isIpv6);
    return {
      "/metadata/v1/id": String(id),
      "/metadata/v1/interfaces/public/0/anchor_ipv4/address": anchorIp,
      ...reserved("ipv4", held.find(isIpv4)),
      ...reserved("ipv6", ipv6, ipv6 && writtenLonger(ipv6).toUpperCase()),
    };
  },
};

/** Nobody promises to write an IPv6 address as the topology does. */
const writtenLonger = (ip: string) => new Address6(ip).canonicalForm();

const hetzner: Dialect = {
  isTold: false,
  api: "api.hetzner.cloud",
  asked: (method, path, ip) => {
    const [, id] = /^\/v1\/actions\/(\d+)$/.exec(path) ?? [];
    if (id !== undefined) return { what: "action", id: Number(id) };
    if (method === "GET" && path === "/v1/floating_ips/4711") return { what: "place", ip };
    return method === "POST" && path === "/v1/floating_ips/4711/actions/assign" ? { what: "assign", ip } : undefined;
  },
  target: (body) => JSON.parse(body).server,
  place: (ip, id) => ({ floating_ip: { id: 4711, type: "ipv4", ip, server: id ?? null, blocked: false } }),
  action: (id, isDone) => ({
    action: { id, command: "assign_floating_ip", status: isDone ? "success" : "running", error: null },
  }),
  busy: [423, { error: { code: "locked", message: "floating IP is locked" } }],
  metadata: ({ id }) => ({ "/hetzner/v1/metadata/instance-id": String(id) }),
};

const eni = (id: number) => `eni-${String(id).padStart(17, "0")}`;
const ec2 = (action: string, inside: string) =>
  `<?xml version="1.0"?>\n<${action}Response>\n<requestId>0a</requestId>${inside}</${action}Response>\n`;
const ec2Faults: Readonly<Record<number, string>> = {
  401: "AuthFailure",
  429: "RequestLimitExceeded",
  500: "InternalError",
};
const ec2Fault = (code: string) => `<Response><Errors><Error><Code>${code}</Code></Error></Errors></Response>`;

/** An Elastic IP, or a secondary private IP if that is what a topology moves. */
const aws: Dialect = {
  isTold: false,
  api: "ec2.eu-central-1.amazonaws.com",
  asked: (_method, path, ip, body) => {
    if (path !== "/") return undefined;
    return { what: body.includes("Action=Describe") ? "place" : "assign", ip };
  },
  isAllowed: (request, body, secret) => isSignedWith(secret, request, body),
  isLook: (body) => body.includes("Action=Describe"),
  target: (body) => Number(/NetworkInterfaceId=eni-0*(\d+)/.exec(body)?.[1]),
  place: (ip, id, anchorIp) => {
    const at = id === undefined ? "" : `<networkInterfaceId>${eni(id)}</networkInterfaceId>`;
    if (anchorIp === "") return ec2("DescribeNetworkInterfaces", `<networkInterfaceSet>${at}</networkInterfaceSet>`);
    const leads = id === undefined ? "" : `<privateIpAddress>${anchorIp}</privateIpAddress>`;
    return ec2(
      "DescribeAddresses",
      `<addressesSet><item>${at}${leads}<publicIp>${ip}</publicIp></item></addressesSet>`,
    );
  },
  action: () => ec2("Any", "<return>true</return>"),
  accepted: 200,
  busy: [400, ec2Fault("IncorrectState")],
  fault: (status) => ec2Fault(ec2Faults[status] ?? "InternalError"),
  says: {
    "the API asks to wait (429)": "the API asks to wait (429, RequestLimitExceeded)",
    "the API fails (500)": "the API fails (500, InternalError)",
    "the API refuses the token (401)": "the API refuses the credentials (401, AuthFailure)",
  },
  metadata: ({ id }, held, secret) => {
    const keys = { AccessKeyId: "ASIAMADEUP", SecretAccessKey: secret, Token: "made-up//session+token==" };
    const expires = new Date(Date.now() + 6 * 3_600_000).toISOString();
    return {
      "/latest/api/token": "made-up-session==",
      "/latest/meta-data/iam/security-credentials/": "balancer",
      "/latest/meta-data/iam/security-credentials/balancer": JSON.stringify({ ...keys, Expiration: expires }),
      "/latest/meta-data/network/interfaces/macs/MAC/interface-id": eni(id),
      "/latest/meta-data/network/interfaces/macs/MAC/subnet-id": "subnet-0a",
      "/latest/meta-data/network/interfaces/macs/MAC/local-ipv4s": ["10.132.0.9", ...held].join("\n"),
    };
  },
};

const robotFault = (status: number, code: string, limit = {}) => ({ error: { status, code, message: "x", ...limit } });

/** Robot's web service, which blocks for a second and a half in place of a minute. The main IPs are network.ts's. */
const hetznerRobot: Dialect = {
  isTold: false,
  api: "robot-ws.your-server.de",
  asked: (method, path) => {
    const [, ip] = /^\/failover\/([\d.]+)$/.exec(path) ?? [];
    return ip === undefined ? undefined : { what: method === "GET" ? "place" : "assign", ip };
  },
  isAllowed: (request, _body, secret) =>
    request.headers.authorization === `Basic ${Buffer.from(`#ws+madeup:${secret}`).toString("base64")}`,
  target: (body) => 1001 - 11 + Number(/^active_server_ip=198\.51\.100\.(\d+)$/.exec(body)?.[1]),
  place: (ip, id) => ({
    failover: {
      ip,
      server_ip: "198.51.100.11",
      active_server_ip: id === undefined ? null : `198.51.100.${id - 1001 + 11}`,
    },
  }),
  action: () => ({}),
  accepted: 200,
  blocks: 1500,
  already: [409, robotFault(409, "FAILOVER_ALREADY_ROUTED")],
  busy: [409, robotFault(409, "FAILOVER_LOCKED")],
  // A sixth of what Robot would ask for.
  statuses: { 429: 403 },
  fault: (status) => {
    if (status === 429) return robotFault(403, "RATE_LIMIT_EXCEEDED", { max_request: 50, interval: 100 });
    return status === 401 ? robotFault(401, "UNAUTHORIZED") : robotFault(500, "FAILOVER_FAILED");
  },
  noticesWithin: 120,
  metadata: () => ({}),
};

/** What the programs of one's own ask in the lab: an API that knows no actions. */
const command: Dialect = {
  isTold: false,
  api: "api.example",
  asked: (method, path, ip) => {
    if (method === "GET" && path === "/place") return { what: "place", ip };
    return method === "POST" && path === "/take" ? { what: "assign", ip } : undefined;
  },
  target: (body) => Number(body),
  place: (_, holder) => ({ holder: holder ?? null }),
  action: () => ({ accepted: true }),
  busy: [409, {}],
  metadata: () => ({}),
};

/** The programs, by their key in `failover`. */
export const labPrograms: Readonly<Record<string, string>> = {
  holds: `#!/bin/sh
own=$(cat /var/lib/cloud/data/instance-id)
answer=$(printf 'header = "Authorization: Bearer made-up-token"\\n' |
    curl -q --silent --show-error --fail --max-time 4 --config - https://api.example/place) || exit 2
case $answer in *'"holder":'"$own"'}'*) exit 0 ;; *'"holder":'*) exit 1 ;; *) exit 2 ;; esac
`,
  take: `#!/bin/sh
printf 'header = "Authorization: Bearer made-up-token"\\n' |
    curl -q --silent --show-error --fail --max-time 9 --output /dev/null --config - \\
        --data @/var/lib/cloud/data/instance-id https://api.example/take
`,
};

export const dialects: Readonly<Record<string, Dialect>> = {
  digitalocean,
  hetzner,
  "hetzner-robot": hetznerRobot,
  aws,
  gcp,
  command,
};

/** How the API of a topology's provider speaks. */
export function dialectOf(provider: string): Dialect {
  const dialect = dialects[provider];
  if (dialect === undefined) throw new Error(`the lab has no cloud for ${provider}`);
  return dialect;
}
