import * as z from "zod/mini";
import { addressBesideSecret, map } from "../../fields/kinds.js";
import { providerName } from "../provider.js";
import { oneToken, tokenKeys } from "../schema.js";

export const name = "digitalocean";

export const schema = map("failover-malformed", () => ({
  provider: providerName(name, "DigitalOcean, whose API moves the reserved IP."),
  reservedIp: addressBesideSecret(
    "The reserved IP: the address that clients use, held by one balancer at a time. IPv4.",
  ),
  ...tokenKeys,
})).register(z.globalRegistry, oneToken);
