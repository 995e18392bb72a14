import * as z from "zod/mini";
import { addressBesideSecret, map, token, tokenFile } from "../../fields/kinds.js";
import { providerName } from "../provider.js";

export const name = "digitalocean";

export const schema = map("failover-malformed", {
  provider: providerName(name, "DigitalOcean, whose API moves the reserved IP."),
  reservedIp: addressBesideSecret(
    "The reserved IP: the address that clients use, held by one balancer at a time. IPv4.",
  ),
  token: z.optional(token("The API token, written into master.sh. It is a secret. Give this or tokenFile.")),
  tokenFile: z.optional(
    tokenFile(
      "The absolute path of a file on the balancers that contains the API token, so that master.sh does not. Give this or token.",
    ),
  ),
}).register(z.globalRegistry, { oneOf: [{ required: ["token"] }, { required: ["tokenFile"] }] });
