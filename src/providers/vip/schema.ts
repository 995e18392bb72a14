import * as z from "zod/mini";
import { interfaceName, list, map, onOff, text, virtualAddress, wholeNumber, word } from "../../fields/kinds.js";
import { providerName } from "../provider.js";

export const name = "vip";

const addressText = "An address with the prefix length of its network. IPv4.";

const address = z.union(
  [
    virtualAddress(addressText),
    map(
      "virtual-address-malformed",
      {
        address: virtualAddress(addressText),
        interface: z.optional(
          interfaceName(
            "The interface that it goes on. Default: the balancer's publicInterface, or else its interface on the private network.",
          ),
        ),
        label: z.optional(
          text(
            /^[A-Za-z0-9_-]{1,12}$/,
            "label-malformed",
            "Its name in the list of addresses: `www` gives `eth0:www`, which old tools show.",
          ),
        ),
      },
      "An address that is not as all others: with an interface or a label of its own.",
    ),
  ],
  { error: () => "virtual-address-malformed" },
);

const addresses = (description: string) => list(address, 1, "virtual-addresses-too-few", description);

const group = map(
  "group-malformed",
  {
    name: word("instance-malformed", "The name of its vrrp_instance."),
    addresses: addresses("Its addresses, which move together."),
    preferred: z.optional(
      text(
        /^[A-Za-z0-9-]{1,63}$/,
        "preferred-unknown",
        "The name of the balancer that holds it when all are well; the others follow by their own priorities. Default: the balancer with the highest priority.",
      ),
    ),
    routerId: z.optional(
      wholeNumber(
        1,
        255,
        "router-id-out-of-range",
        "Its VRID. Default: vrrp.routerId for the first group, then one more each.",
      ),
    ),
  },
  "Addresses that move together, and where they belong.",
);

export const schema = map("failover-malformed", {
  provider: providerName(
    name,
    "Nobody but keepalived: it moves the addresses itself, on a network of your own, by plain VRRP.",
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
      "Groups of addresses, each with a preferred balancer of its own: so that all balancers serve, and each takes over from the others. Give these or addresses.",
    ),
  ),
  multicast: z.optional(
    onOff(
      "multicast-malformed",
      "Whether the balancers speak by multicast, as other VRRP routers do, rather than each to each. Default: false.",
    ),
  ),
  garpRefresh: z.optional(
    wholeNumber(
      0,
      86400,
      "garp-refresh-out-of-range",
      "How often the master announces its addresses again, in whole seconds, for switches and hosts that missed it; 0 for never. Default: 60.",
    ),
  ),
}).register(z.globalRegistry, { oneOf: [{ required: ["addresses"] }, { required: ["groups"] }] });
