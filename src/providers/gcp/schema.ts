import * as z from "zod/mini";
import { ipv4Address, map, text } from "../../fields/kinds.js";
import { providerName } from "../schema.js";
import { aliasRange } from "./alias-range.js";

export const schema = map("failover-malformed", () => ({
  provider: providerName("gcp", "Google Cloud, whose Compute Engine API moves the address."),
  externalIp: z.optional(
    ipv4Address(
      "The reserved static external address that clients use. It leads to the primary internal address of a balancer's network interface: its anchorIp, or its privateIp if it has none. IPv4.",
    ),
  ),
  aliasIp: z.optional(
    ipv4Address(
      "An alias IP address of the balancers' subnet, which moves between their network interfaces with the privateIps. master.sh puts it on both. The balancers' names must be those of their instances. IPv4.",
    ),
  ),
  aliasRange: z.optional(
    text(
      aliasRange,
      "alias-range-malformed",
      "The name of the subnet's secondary range that aliasIp is in. Default: it is in the primary range.",
    ),
  ),
}));
