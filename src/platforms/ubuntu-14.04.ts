import type { UpstartPlatform } from "./platform.js";

/**
 * The guide's own platform, with the guide's files and their faults: docs/guide.md.
 *
 * The faults were measured in network namespaces with nginx 1.4.6, HAProxy 1.4.24 and keepalived 1.2.19.
 */
export const ubuntu1404: UpstartPlatform = {
  name: "ubuntu-14.04",
  versions: { nginx: "1.4.6", haproxy: "1.4.24", keepalived: "1.2.19" },
  init: "upstart",
  // HAProxy 1.4 configuration manual, "balance"; `first` came with 1.5, `random` with 1.9.
  balance: [
    "roundrobin",
    "static-rr",
    "leastconn",
    "source",
    "uri",
    "url_param NAME",
    "hdr(NAME)",
    "rdp-cookie",
    "rdp-cookie(NAME)",
  ],
  // The PROXY protocol needs HAProxy 1.5 (`send-proxy`) and nginx 1.5.12 (`listen ... proxy_protocol`).
  clientAddress: ["none", "x-forwarded-for"],
  checkInterval: 2,
  faults: [
    {
      code: "platform-end-of-life",
      path: "platform",
      message:
        "Ubuntu 14.04 gets no more security updates, and its files are for nginx 1.4.6, HAProxy 1.4.24 and keepalived 1.2.19: on keepalived 2.0 to 2.2 neither balancer ever becomes master. Move to a newer release; docs/differences.md lists the changes.",
    },
    {
      code: "password-in-clear-text",
      path: "vrrp.password",
      message:
        "VRRP sends the password in clear text, so it protects against mistakes, not against attackers. Keep untrusted hosts off the balancers' private network.",
    },
    {
      code: "check-sees-process-only",
      path: "vrrp.checkInterval",
      message:
        "The check only looks for an haproxy process: a hung HAProxy, a primary without its public link and a balancer that reaches no web server all pass it. Monitor the site from outside.",
    },
    {
      code: "address-late-at-boot",
      path: "loadBalancers",
      message:
        "HAProxy and nginx end at boot if the address that they listen on is not there yet, and nothing starts them again. After a reboot, see that both run.",
    },
    {
      code: "firewall-must-pass-vrrp",
      path: "loadBalancers",
      message:
        "The balancers must hear each other: where there is a firewall between their private addresses, let IP protocol 112 (VRRP) pass in both directions.",
    },
  ],
};
