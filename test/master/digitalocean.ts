import { here, ip } from "./cloud.js";
import type { Dialect } from "./dialect.js";

const words = { running: "in-progress", done: "completed", failed: "errored" };

export const digitalocean: Dialect = {
  api: "https://api.digitalocean.com",
  vendor: "DigitalOcean",
  onHost: false,
  metadata: ({ holder, otherIpHere }) => ({
    "/metadata/v1/id": String(here),
    "/metadata/v1/reserved_ip/ipv4/active": String(holder === here || otherIpHere),
    "/metadata/v1/reserved_ip/ipv4/ip_address": holder === here ? ip : otherIpHere ? "203.0.113.99" : "",
  }),
  actionIn: (path) => /\/actions\/(\d+)$/.exec(path)?.[1],
  targetIn: (body) => JSON.parse(body).droplet_id,
  place: ({ holder, unassigned }) => ({
    reserved_ip: { ip, droplet: unassigned ? null : { name: "x", image: { id: 5 }, id: holder } },
  }),
  action: (id, status) => ({ action: { id, status: words[status], type: "assign_ip" } }),
  refusal: (status) => {
    switch (status) {
      case "422":
        return { body: { message: "The floating IP already has a pending event.", id: "unprocessable_entity" } };
      case "422-region":
        return { body: { message: "Droplet is in\nanother region\u001b[31m.", id: "unprocessable_entity" } };
      case "429":
        return { headers: { "Retry-After": "5" }, body: { id: "too_many_requests" } };
      default:
        return { body: { id: "error", message: "no" } };
    }
  },
};
