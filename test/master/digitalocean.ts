import { type Cloud, here, ip } from "./cloud.js";
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

// https://github.com/digitalocean/openapi/tree/main/specification/resources/reserved_ipv6, and the metadata's reserved_ip:
// https://docs.digitalocean.com/reference/api/metadata/reserved-ips/

/** A reserved IPv6, as the API writes it, and as the metadata service does. */
const reservedIpv6 = "2001:db8:1::1";
const ipv6 = "ipv6";

const droplet = (id: number) => ({ name: "x", image: { id: 5 }, id });

const metadataOfIpv6 = (isHere: boolean) => ({
  "/metadata/v1/reserved_ip/ipv6/active": String(isHere),
  "/metadata/v1/reserved_ip/ipv6/ip_address": isHere ? "2001:DB8:0001:0:0::0001" : "",
});

/** A reserved IPv6 alone. */
export const digitaloceanIpv6: Dialect = {
  ...digitalocean,
  onHost: true,
  metadata: ({ holder }) => ({ "/metadata/v1/id": String(here), ...metadataOfIpv6(holder === here) }),
  // There is no GET below a reserved IPv6's actions.
  actionIn: (path) => /^\/v2\/actions\/(\d+)$/.exec(path)?.[1],
  place: ({ holder, unassigned }, path) =>
    path === `/v2/reserved_ipv6/${reservedIpv6}`
      ? { reserved_ipv6: { ip: "2001:0db8:1::1", droplet: unassigned ? null : droplet(holder) } }
      : undefined,
};

/** Beside a reserved IP. */
export const digitaloceanBoth: Dialect = {
  ...digitaloceanIpv6,
  metadata: (cloud: Cloud) => ({
    ...digitalocean.metadata(cloud),
    ...metadataOfIpv6(cloud.holderOf(ipv6) === here),
  }),
  otherIn: (path) => (path.startsWith("/v2/reserved_ipv6/") ? ipv6 : undefined),
  place: (cloud, path) => {
    if (path === `/v2/reserved_ips/${ip}`) return digitalocean.place(cloud, path);
    if (path !== `/v2/reserved_ipv6/${reservedIpv6}`) return undefined;
    return { reserved_ipv6: { ip: "2001:0db8:1::1", droplet: droplet(cloud.holderOf(ipv6)) } };
  },
};
