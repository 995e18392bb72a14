import { here, ip } from "./cloud.js";
import type { Dialect } from "./dialect.js";

// https://docs.hetzner.cloud/reference/cloud, and the types of https://github.com/hetznercloud/hcloud-go

const words = { running: "running", done: "success", failed: "error" };

/** Each floating IP by its number, as the API writes its address. */
const floatingIps: Readonly<Record<string, string>> = {
  "4711": ip,
  "4712": "2001:DB8:0001:0:0000::/64",
  "4713": "2001:db8:2:3::/64",
};

/** What the API says beside a status; the code is what counts. */
const refusals: Readonly<Record<string, readonly [code: string, message: string]>> = {
  "401": ["unauthorized", "unable to authenticate"],
  "403": ["token_readonly", "the token is only allowed to perform GET requests"],
  "404": ["not_found", "floating IP not found"],
  "409": ["conflict", "conflict: resource changed during request"],
  "422": ["floating_ip_assigned", "floating IP already assigned"],
  "423": ["locked", "floating IP is locked"],
  "423-protected": ["protected", "floating IP is\nprotected\u001b[31m"],
  "429": ["rate_limit_exceeded", "limit of 3600 requests per hour reached"],
};

export const hetzner: Dialect = {
  api: "https://api.hetzner.cloud",
  vendor: "Hetzner",
  onHost: true,
  metadata: () => ({ "/hetzner/v1/metadata/instance-id": String(here) }),
  actionIn: (path) => /^\/v1\/actions\/(\d+)$/.exec(path)?.[1],
  targetIn: (body) => JSON.parse(body).server,
  otherIn: (path) => /\/floating_ips\/(471[23])/.exec(path)?.[1],
  place: (cloud, path) => {
    const [, id = ""] = /^\/v1\/floating_ips\/(\d+)$/.exec(path) ?? [];
    const address = floatingIps[id];
    if (address === undefined) return undefined;
    return {
      floating_ip: {
        blocked: false,
        home_location: { id: 1, name: "fsn1" },
        dns_ptr: [{ ip: address, dns_ptr: "x.example" }],
        server: cloud.unassigned ? null : id === "4711" ? cloud.holder : cloud.holderOf(id),
        ip: address,
        id: Number(id),
      },
    };
  },
  // The resources have numbers of their own, before the action's.
  action: (id, status) => ({
    action: {
      resources: [
        { id: 42, type: "server" },
        { id: 4711, type: "floating_ip" },
      ],
      error: status === "failed" ? { code: "action_failed", message: "Action failed" } : null,
      status: words[status],
      progress: 0,
      command: "assign_floating_ip",
      id,
    },
  }),
  refusal: (status) => {
    const [code, message] = refusals[status] ?? ["server_error", "no"];
    // When all of the hour's calls are back: in an hour.
    const reset = String(Math.floor(Date.now() / 1000) + 3600);
    const headers = { "RateLimit-Limit": "3600", "RateLimit-Remaining": "0", "RateLimit-Reset": reset };
    return { ...(status === "429" && { headers }), body: { error: { code, message, details: null } } };
  },
};
