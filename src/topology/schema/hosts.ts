import * as z from "zod/mini";
import { address, interfaceName, map, text, wholeNumber } from "../../fields/kinds.js";
import { whoWants } from "./wishes.js";

const dnsLabel = /^[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;

const hostName = text(
  dnsLabel,
  "name-malformed",
  "The host's name: a DNS label, unique among all hosts whatever the case. It names the server in haproxy.cfg and the host's folder in the output.",
);

export const webServer = map("host-malformed", {
  name: hostName,
  privateIp: address("The address on the private network, where nginx listens. IPv4."),
  publicIp: z.optional(address("The public address, if the host has one. Nothing answers there. IPv4.")),
});

export const loadBalancer = map("host-malformed", {
  name: hostName,
  privateIp: address(
    "The address on the private network: VRRP runs between these, and the web servers let only these in. IPv4.",
  ),
  anchorIp: z.optional(
    address(
      `The anchor IP: the host's own address behind which the reserved IP arrives. HAProxy binds this one and no other. IPv4. ${whoWants("anchorIp")}`,
    ),
  ),
  publicIp: z.optional(address("The public address, if the host has one. IPv4.")),
  interface: z.optional(
    interfaceName("This balancer's interface on the private network, where it is not called as vrrp.interface says."),
  ),
  publicInterface: z.optional(
    interfaceName(
      "This balancer's interface on the public network, where it is not called as vrrp.publicInterface says.",
    ),
  ),
  priority: z.optional(
    wholeNumber(
      1,
      254,
      "priority-out-of-range",
      "The VRRP priority, 1 to 254; the highest that is well holds the reserved IP. Default: 200 for the first balancer, then 100, 99, 98 and so on by place in the list.",
    ),
  ),
});
