import * as z from "zod/mini";
import { addressBesideSecret, ipv4Address, map, text, tokenFile } from "../../fields/kinds.js";
import { providerName } from "../schema.js";
import { allocationId } from "./allocation-id.js";
import { region } from "./regions.js";

export const schema = map("failover-malformed", () => ({
  provider: providerName("aws", "AWS, whose EC2 API moves the address."),
  region: text(region, "region-malformed", "The balancers' region, such as eu-central-1."),
  elasticIp: z.optional(
    addressBesideSecret(
      "The Elastic IP: the address that clients use. It moves between the balancers' anchorIps, or is associated with secondaryIp and moves along. IPv4.",
    ),
  ),
  allocationId: z.optional(
    text(
      allocationId,
      "allocation-id-malformed",
      "The Elastic IP's allocation ID, such as eipalloc-0a1b2c3d4e5f60718. Needed without secondaryIp, and refused with it.",
    ),
  ),
  secondaryIp: z.optional(
    ipv4Address(
      "A secondary private IP address of the balancers' subnet, which moves between their network interfaces. master.sh puts it on both. IPv4.",
    ),
  ),
  accessKeyFile: z.optional(
    tokenFile(
      "The absolute path of a file on the balancers with an access key, as KEY_ID:SECRET. Without it, the credentials are those of the instance's role. Needed on ubuntu-22.04, whose curl does not sign a role's security token.",
    ),
  ),
}));
