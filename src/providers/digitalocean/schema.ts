import * as z from "zod/mini";
import { addressBesideSecret, ipv6BesideSecret, map, onOff } from "../../fields/kinds.js";
import { oneToken, providerName, tokenKeys } from "../schema.js";

export const schema = map("failover-malformed", () => ({
  provider: providerName("digitalocean", "DigitalOcean, whose API moves the reserved IP."),
  reservedIp: z.optional(
    addressBesideSecret(
      "The reserved IP: the address that clients use, held by one balancer at a time. Its traffic arrives at each balancer's anchorIp. IPv4.",
    ),
  ),
  reservedIpv6: z.optional(
    ipv6BesideSecret(
      "The reserved IPv6, beside the reserved IP or instead of it. It is on every balancer, and HAProxy binds it. Not on ubuntu-14.04.",
    ),
  ),
  customImage: z.optional(
    onOff(
      "custom-image-malformed",
      "Whether the Droplets are made from custom images, which have no anchor IP: traffic for the reserved IP arrives at each balancer's publicIp, and HAProxy binds that. Not with reservedIpv6. Default: false.",
    ),
  ),
  ...tokenKeys,
})).register(z.globalRegistry, oneToken);
