import * as z from "zod/mini";
import { labelPattern } from "../../fields/host-name.js";
import { address, interfaceName, ipv4Address, ipv6Address, map, text, wholeNumber } from "../../fields/kinds.js";
import { whoWants } from "./wishes.js";

const hostName = (description: string) => text(labelPattern, "name-malformed", description);

export const webServer = map("host-malformed", () => ({
  name: hostName(
    "The host's name: a DNS label, unique among all hosts (case does not matter). It names the server in haproxy.cfg and the host's folder in the output.",
  ),
  privateIp: address("The address on the private network, where nginx listens. IPv4 or IPv6."),
  publicIp: z.optional(address("The public address, if the host has one. Nothing listens there. IPv4 or IPv6.")),
}));

export const loadBalancer = map("host-malformed", () => ({
  name: hostName(
    "The host's name: a DNS label, unique among all hosts (case does not matter). It names the host's folder in the output.",
  ),
  privateIp: address(
    "The address on the private network: VRRP runs between these, and the web servers allow only these. IPv4 or IPv6.",
  ),
  privateIpv6: z.optional(
    ipv6Address(
      "The IPv6 address on the private network beside an IPv4 privateIp: needed if IPv6 addresses move, or a web server has one. Not on ubuntu-14.04.",
    ),
  ),
  anchorIp: z.optional(
    ipv4Address(
      `The anchor IP: the host's own address behind which the reserved IP arrives. HAProxy binds this one and no other. IPv4. ${whoWants("anchorIp")}`,
    ),
  ),
  publicIp: z.optional(address("The public address, if the host has one. IPv4 or IPv6.")),
  interface: z.optional(
    interfaceName("This balancer's interface on the private network, if it differs from vrrp.interface."),
  ),
  publicInterface: z.optional(
    interfaceName("This balancer's interface on the public network, if it differs from vrrp.publicInterface."),
  ),
  priority: z.optional(
    wholeNumber(
      1,
      254,
      "priority-out-of-range",
      "The VRRP priority, 1 to 254: the healthy balancer with the highest holds the address. Default: 200 for the first balancer, then 100, 99, 98 and so on in the order of the list.",
    ),
  ),
}));
