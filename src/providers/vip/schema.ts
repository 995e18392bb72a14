import * as z from "zod/mini";
import { interfaceName, list, map, onOff, text, virtualAddress, wholeNumber, word } from "../../fields/kinds.js";
import { providerName } from "../schema.js";

const addressText = "An address with the prefix length of its network, IPv4 or IPv6.";

const address = z.union(
  [
    virtualAddress(addressText),
    map(
      "virtual-address-malformed",
      () => ({
        address: virtualAddress(addressText),
        interface: z.optional(
          interfaceName(
            "The interface that the address is added to. Default: the balancer's publicInterface, or its interface on the private network.",
          ),
        ),
        label: z.optional(
          text(
            /^[A-Za-z0-9_-]{1,12}$/,
            "label-malformed",
            "Its label: `www` makes `eth0:www`, which old tools such as ifconfig show.",
          ),
        ),
      }),
      "An address with its own interface or label.",
    ),
  ],
  { error: () => "virtual-address-malformed" },
);

const addresses = (description: string) => list(address, 1, "virtual-addresses-too-few", description);

const group = map(
  "group-malformed",
  () => ({
    name: word("instance-malformed", "The name of the group's vrrp_instance."),
    addresses: addresses("The group's addresses, which move together."),
    preferred: z.optional(
      text(
        /^[A-Za-z0-9-]{1,63}$/,
        "preferred-unknown",
        "The name of the balancer that holds the group while all are healthy; the others follow by priority. Default: the balancer with the highest priority.",
      ),
    ),
    routerId: z.optional(
      wholeNumber(
        1,
        255,
        "router-id-out-of-range",
        "The group's VRID. Default: vrrp.routerId for the first group, then one more each.",
      ),
    ),
  }),
  "Addresses that move together, and the balancer that they belong on.",
);

export const schema = map("failover-malformed", () => ({
  provider: providerName(
    "vip",
    "A virtual IP: keepalived itself moves the addresses, by plain VRRP, on your own network.",
  ),
  addresses: z.optional(
    addresses(
      "The addresses that clients use, held by one balancer at a time, each with the prefix length of its network. Give these or groups.",
    ),
  ),
  groups: z.optional(
    list(
      group,
      1,
      "groups-too-few",
      "Groups of addresses, each with its own preferred balancer, so that all balancers serve and each takes over from the others. Give these or addresses.",
    ),
  ),
  multicast: z.optional(
    onOff(
      "multicast-malformed",
      "Whether the balancers use multicast, as other VRRP routers do, instead of unicast. Default: false.",
    ),
  ),
  garpRefresh: z.optional(
    wholeNumber(
      0,
      86400,
      "garp-refresh-out-of-range",
      "How often the master repeats its gratuitous ARP, in whole seconds, for switches and hosts that missed it; 0 for never. Default: 60.",
    ),
  ),
})).register(z.globalRegistry, { oneOf: [{ required: ["addresses"] }, { required: ["groups"] }] });
