import * as z from "zod/mini";
import { address, list, map, wholeNumber } from "../../fields/kinds.js";
import { oneToken, providerName, tokenKeys } from "../schema.js";

const floatingIp = map(
  "floating-ip-malformed",
  () => ({
    address: address(
      "The address that clients use. Of an IPv6 floating IP, which is a network of 64 bits, an address in it.",
    ),
    id: wholeNumber(
      1,
      Number.MAX_SAFE_INTEGER,
      "floating-ip-id-out-of-range",
      "The floating IP's number, as `hcloud floating-ip list` shows it.",
    ),
  }),
  "A floating IP, with its number.",
);

export const schema = map("failover-malformed", () => ({
  provider: providerName("hetzner", "Hetzner Cloud, whose API moves the floating IPs."),
  floatingIps: list(
    floatingIp,
    1,
    "virtual-addresses-too-few",
    "The floating IPs: the addresses that clients use, held by one balancer at a time. Each is followed on its own.",
  ),
  ...tokenKeys,
})).register(z.globalRegistry, oneToken);
