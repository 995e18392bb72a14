import * as z from "zod/mini";
import { addressBesideSecret, map, onOff } from "../../fields/kinds.js";
import { providerName } from "../provider.js";
import { oneToken, tokenKeys } from "../schema.js";

export const name = "digitalocean";

export const schema = map("failover-malformed", () => ({
  provider: providerName(name, "DigitalOcean, whose API moves the reserved IP."),
  reservedIp: addressBesideSecret(
    "The reserved IP: the address that clients use, held by one balancer at a time. IPv4.",
  ),
  customImage: z.optional(
    onOff(
      "custom-image-malformed",
      "Whether the Droplets are made from custom images, which have no anchor IP: traffic for the reserved IP arrives at each balancer's publicIp, and HAProxy binds that. Default: false.",
    ),
  ),
  ...tokenKeys,
})).register(z.globalRegistry, oneToken);
