import type { Asked, Dialect, Machine } from "./dialects.js";

// How Google Cloud speaks in the lab: an external IP, or an alias IP if that is what a topology moves.

const project = "/compute/v1/projects/made-up";
/** One zone for each balancer. */
const zoneOf = ({ id }: Machine) => `europe-west1-${"bcd"[id % 3]}`;

/** What happens to the address of an instance's network interface. */
function changeOf(what: string, name: string, ip: string, body: string): Asked | undefined {
  const isAdded = what.startsWith("addAccessConfig") || body.includes(`"${ip}/32"`);
  return isAdded ? { what: "assign", ip, to: name } : { what: "release", ip, from: name };
}

function networkInterface({ anchorIp, privateIp }: Machine, [held]: readonly string[]) {
  const isExternal = anchorIp !== "";
  return {
    name: "nic0",
    networkIP: anchorIp || privateIp,
    subnetwork: "tier",
    fingerprint: "0a==",
    ...(held !== undefined && isExternal && { accessConfigs: [{ name: "External NAT", natIP: held }] }),
    ...(held !== undefined && !isExternal && { aliasIpRanges: [{ ipCidrRange: `${held}/32` }] }),
  };
}

const faults: Readonly<Record<number, readonly [status: number, reason: string]>> = {
  401: [401, "authError"],
  429: [429, "rateLimitExceeded"],
  500: [500, "backendError"],
};

export const gcp: Dialect = {
  isTold: true,
  callsAMove: 7,
  completes: 500,
  move: { least: 1, most: 2.5 },
  leadsNowhere: true,
  api: "compute.googleapis.com",
  asked: (method, url, ip, body) => {
    const path = url.replace(project, "");
    if (/^\/(?:regions\/europe-west1\/addresses|aggregated\/instances)\?/.test(path)) return { what: "place", ip };
    const [, name = "", what = ""] = /\/instances\/([^/?]+)(?:\/(.+))?/.exec(path) ?? [];
    if (name !== "") return method === "GET" ? { what: "machine", name } : changeOf(what, name, ip, body);
    const [, id] = /\/operations\/operation-(\d+)\/wait$/.exec(path) ?? [];
    return id === undefined ? undefined : { what: "action", id: Number(id), waits: true };
  },
  isLook: (_body, path) => path.endsWith("/wait"),
  target: () => 0,
  place: (ip, id, anchorIp, machines) => {
    if (anchorIp === "") {
      const instances = machines.map((one) => ({
        name: one.name,
        zone: `zones/${zoneOf(one)}`,
        networkInterfaces: [networkInterface(one, one.held)],
      }));
      return { items: Object.fromEntries(instances.map((one) => [one.zone, { instances: [one] }])) };
    }
    const holder = machines.find((one) => one.id === id);
    const users = holder && [`https://compute.example${project}/zones/${zoneOf(holder)}/instances/${holder.name}`];
    return { items: [{ address: ip, networkTier: "PREMIUM", users }] };
  },
  machine: (machine, held) => ({ networkInterfaces: [networkInterface(machine, held)] }),
  action: (id, isDone) => ({ name: `operation-${id}`, status: isDone ? "DONE" : "RUNNING" }),
  accepted: 200,
  busy: [400, { error: { errors: [{ reason: "resourceNotReady" }], message: "The resource is not ready" } }],
  fault: (status) => {
    const [code, reason] = faults[status] ?? [status, "backendError"];
    return { error: { code, errors: [{ reason }] } };
  },
  says: {
    "the API asks to wait (429)": "the API asks to wait (429, rateLimitExceeded)",
    "the API fails (500)": "the API fails (500, backendError)",
  },
  metadata: (machine, [held], secret) => {
    const { anchorIp, privateIp, name } = machine;
    const nic = {
      accessConfigs: [{ externalIp: anchorIp === "" ? "" : (held ?? ""), type: "ONE_TO_ONE_NAT" }],
      ip: anchorIp || privateIp,
      ipAliases: anchorIp === "" && held !== undefined ? [`${held}/32`] : [],
    };
    const below = (paths: Readonly<Record<string, string>>) =>
      Object.fromEntries(Object.entries(paths).map(([path, text]) => [`/computeMetadata/v1/${path}`, text]));
    return below({
      "project/project-id": "made-up",
      "instance/name": name,
      "instance/zone": `projects/4711/zones/${zoneOf(machine)}`,
      "instance/network-interfaces/?recursive=true": JSON.stringify([nic]),
      "instance/network-interfaces/0/?recursive=true": JSON.stringify(nic),
      "instance/service-accounts/default/token": JSON.stringify({ access_token: secret, expires_in: 3599 }),
    });
  },
};
