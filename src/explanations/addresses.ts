import type { IssueCode } from "../issues/issue.js";
import type { Explanations } from "./explanation.js";

const unbound = "HAProxy or nginx cannot bind it, and does not start.";

export const addresses = {
  "address-malformed": {
    what: "The value is not an IP address.",
    night: "A host name in its place makes HAProxy wait for DNS at its start, and ends it if DNS is down.",
    fix: "Write IPv4 as four whole numbers from 0 to 255 with dots between, and IPv6 as RFC 5952 does: 2001:db8::10.",
  },
  "address-ambiguous": {
    what: "The address has leading zeros, spaces or digits of another script: programs read it differently.",
    night: "nginx reads 010 as 10 and another program as 8: the allow list lets in the wrong host.",
    fix: "Write it in its plain form, such as 10.132.20.236.",
  },
  "address-prefix": {
    what: "The address has a prefix length where only an address belongs.",
    night: "An allow list with a /24 lets in a whole network.",
    fix: "Remove the slash and what follows.",
  },
  "address-not-ipv4": {
    what: "This place takes IPv4 only: the platform or the provider has no IPv6 there.",
    night: "Some of the programs would accept it, and others refuse their files.",
    fix: "Use the host's IPv4 address.",
  },
  "address-not-ipv6": {
    what: "This place takes IPv6 only. Where IPv6 addresses move, each balancer has one of its own for VRRP.",
    night: "keepalived runs VRRP for IPv6 between IPv6 addresses; without them, every balancer is master.",
    fix: "Write the balancer's own IPv6 address on the private network.",
  },
  "address-not-canonical": {
    what: "An IPv6 address can be written in many ways, and RFC 5952 has one for all: lower case, no leading zeros, `::` for the longest run of zeros.",
    night: "Logs, checks and allow lists compare addresses as text, so one address looks like two.",
    fix: "Write it as the message shows it.",
  },
  "address-mapped": {
    what: "::ffff:0:0/96 represents IPv4 addresses inside programs, and no host has such an address.",
    night: unbound,
    fix: "Write the IPv4 address itself.",
  },
  "address-scoped": {
    what: "A link-local address with a zone, such as fe80::1%eth0, has a meaning on one host only.",
    night: "Another host calls that interface differently, and sends the traffic to another network.",
    fix: "Use a global or unique local address.",
  },
  "private-ip-not-ipv4": {
    what: "IPv4 addresses move in this tier, and VRRP for them runs between the balancers' IPv4 addresses.",
    night: "The balancers do not hear each other, and each is master.",
    fix: "Write the IPv4 address as `privateIp`, and the IPv6 one as `privateIpv6`.",
  },
  "private-ipv6-twice": {
    what: "`privateIpv6` goes with an IPv4 `privateIp`, and here both are IPv6.",
    night: "VRRP would run from one address, and the web servers let in the other.",
    fix: "Remove `privateIpv6`.",
  },
  "family-not-shared": {
    what: "A web server has an address of a family, IPv4 or IPv6, in which not every balancer has one.",
    night: "After a failover the new master cannot reach the web server.",
    fix: "Give each balancer a `privateIpv6`, or the web server an address of the balancers' family.",
  },
  "label-with-ipv6": {
    what: "Linux has labels for IPv4 addresses only.",
    night: "keepalived ignores the label, and a script that looks for it finds nothing.",
    fix: "Remove the label.",
  },
  "address-unspecified": {
    what: "0.0.0.0/8 and :: are no host's address.",
    night: "A program that binds it listens on every address: the web servers are open to the Internet.",
    fix: "Use the host's own address.",
  },
  "address-loopback": {
    what: "127.0.0.0/8 and ::1 never leave the host.",
    night: "Each balancer asks itself for the site.",
    fix: "Use the host's address on the private network.",
  },
  "address-link-local": {
    what: "169.254.0.0/16 and fe80::/10 are not routed; the cloud's metadata service is in the first.",
    night: "Traffic for the address ends at the hypervisor.",
    fix: "Use the host's address on the private network.",
  },
  "address-multicast": {
    what: "224.0.0.0/4 and ff00::/8 are for groups of hosts.",
    night: unbound,
    fix: "Use the address of one host.",
  },
  "address-broadcast": {
    what: "255.255.255.255 is every host at once.",
    night: unbound,
    fix: "Use the address of one host.",
  },
  "address-reserved": {
    what: "240.0.0.0/4 is reserved, and so is IPv6 outside 2000::/3 and fc00::/7.",
    night: "Routers drop all traffic for it.",
    fix: "Use an address of your own network.",
  },
  "address-duplicate": {
    what: "The same address is in two places of the topology.",
    night: "Two hosts answer for it, and connections break off without a pattern.",
    fix: "Give each host its own. A balancer's anchor IP is not its private address.",
  },
  "virtual-address-malformed": {
    what: "The value is not an address with a prefix length, nor a map with one.",
    night: "keepalived ignores the line, and the address is on no balancer.",
    fix: "Write it as 192.0.2.10/24.",
  },
  "virtual-address-is-network": {
    what: "The first and the last address of a network belong to all its hosts.",
    night: "Hosts send no ARP request for it, and nobody reaches it.",
    fix: "Use an address in between, or correct the prefix length.",
  },
  "virtual-addresses-too-few": {
    what: "A list of addresses is empty.",
    night: "keepalived moves nothing.",
    fix: "List one address or more.",
  },
  "virtual-addresses-or-groups": {
    what: "`failover` has both `addresses` and `groups`, or neither.",
    night: "Nobody could tell which balancer holds what.",
    fix: "Use `addresses` for one master, or `groups` where each balancer serves.",
  },
  "virtual-address-unknown": {
    what: "A service uses an address that is not in `failover`.",
    night: "HAProxy binds it all the same, and it is on no host: the service is silent.",
    fix: "Use an address of `failover`, without its prefix length.",
  },
  "prefix-missing": {
    what: "Without a prefix length keepalived takes /32.",
    night: "The address is there, but the route to its network is not, and answers leave by another interface.",
    fix: "Add the prefix length of its network, such as /24.",
  },
  "prefix-out-of-range": {
    what: "Prefix lengths are 1 to 32 for IPv4, and 1 to 128 for IPv6.",
    night: "keepalived ignores the line, and the address is on no balancer.",
    fix: "Use the prefix length that `ip address` shows for the network.",
  },
  "label-malformed": {
    what: "The label has characters that Linux does not take.",
    night: "The kernel refuses the address, and keepalived becomes master without it.",
    fix: "Use 1 to 12 ASCII letters, digits, `-` and `_`.",
  },
  "label-too-long": {
    what: "The interface, a colon and the label are together longer than 15 characters.",
    night: "The kernel refuses the address, and keepalived becomes master without it.",
    fix: "Shorten the label.",
  },
} as const satisfies Partial<Explanations<IssueCode>>;
