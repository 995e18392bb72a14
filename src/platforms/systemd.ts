import type { SystemdPlatform } from "./platform.js";

/** Facts shared by all platforms with systemd. */
export const systemd = {
  init: "systemd",
  // HAProxy 2.4 to 3.2 configuration manuals, "balance".
  balance: [
    "roundrobin",
    "static-rr",
    "leastconn",
    "first",
    "source",
    "random",
    "random(DRAWS)",
    "uri",
    "url_param NAME",
    "hdr(NAME)",
    "rdp-cookie",
    "rdp-cookie(NAME)",
  ],
  clientAddress: ["proxy-protocol", "proxy-protocol-v2", "x-forwarded-for", "none"],
  checkInterval: 1,
  faults: [
    {
      code: "password-in-clear-text",
      path: "vrrp.password",
      message:
        "VRRP sends the password in clear text, so it protects against mistakes and not against attackers. Keep the balancers' private network private.",
    },
    {
      code: "firewall-must-pass-vrrp",
      path: "loadBalancers",
      message:
        "The balancers must hear each other: where there is a firewall between their private addresses, let IP protocol 112 (VRRP) pass in both directions.",
    },
  ],
} as const satisfies Partial<SystemdPlatform>;
