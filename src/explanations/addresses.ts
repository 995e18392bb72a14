import type { IssueCode } from "../issues/issue.js";
import type { Explanations } from "./explanation.js";

const unbound = "HAProxy or nginx cannot bind it, and does not start.";

export const addresses = {
  "address-malformed": {
    what: "The value is not an IPv4 address.",
    night: "A host name in its place makes HAProxy wait for DNS at its start, and ends it if DNS is down.",
    fix: "Write four whole numbers from 0 to 255 with dots between.",
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
    what: "IPv6 is not supported yet.",
    night: "Half the files would take it, and half would not.",
    fix: "Use the host's IPv4 address.",
  },
  "address-unspecified": {
    what: "0.0.0.0/8 stands for no host.",
    night: "Bound, it means every address: the web servers are open to the Internet.",
    fix: "Use the host's own address.",
  },
  "address-loopback": {
    what: "127.0.0.0/8 never leaves the host.",
    night: "Each balancer asks itself for the site.",
    fix: "Use the host's address on the private network.",
  },
  "address-link-local": {
    what: "169.254.0.0/16 is not routed, and contains the cloud's metadata service.",
    night: "Traffic for the address ends at the hypervisor.",
    fix: "Use the host's address on the private network.",
  },
  "address-multicast": {
    what: "224.0.0.0/4 is for groups of hosts.",
    night: unbound,
    fix: "Use the address of one host.",
  },
  "address-broadcast": {
    what: "255.255.255.255 is every host at once.",
    night: unbound,
    fix: "Use the address of one host.",
  },
  "address-reserved": {
    what: "240.0.0.0/4 is in use nowhere.",
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
    what: "Prefix lengths of IPv4 are 1 to 32.",
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
