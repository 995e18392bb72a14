import { raw } from "./answers.js";
import { has, letsGo, master, moved, timedOut, waits } from "./lines.js";
import type { Scenario } from "./scenario.js";

const publicIp = "198.51.100.11";

/** What is different where a Droplet has no anchor IP: the site is asked at the public one. */
export const customImageScenarios: readonly Scenario[] = [
  {
    name: "a custom image: a backup became master, and the site answers at its public IP",
    publicIp,
    priority: 100,
    seconds: 4,
    ends: "here",
    assigns: [1, 1],
    syslog: [master, moved()],
  },
  {
    name: "a custom image: nothing listens on its public IP",
    publicIp,
    serves: false,
    seconds: 6,
    ends: "elsewhere",
    assigns: [0, 0],
    syslog: [
      master,
      waits,
      `err HAProxy does not listen on ${publicIp}: no client reaches it, and another balancer takes over`,
    ],
  },
  {
    name: "a custom image: the reserved IP is here already",
    publicIp,
    holds: "this",
    seconds: 4,
    ends: "here",
    assigns: [0, 0],
    syslog: [master, has],
  },
];

const ipv6 = "2001:db8:1::1";
const masterOf6 = `notice is master, and keeps ${ipv6} here`;
const has6 = `notice ${ipv6} is here already, at Droplet 1001`;
const moved6 = (action: number | string = 7000) =>
  `notice moved ${ipv6} here: to Droplet 1001, in N s (action ${action})`;
const withoutDroplet = raw(
  "200 OK",
  '{"reserved_ipv6": {"ip": "2001:db8:1::1", "region_slug": "nyc3", "reserved_at": "2026-11-20T11:08:30Z"}}',
);

const ipv6Own: readonly Omit<Scenario, "provider">[] = [
  { name: "a reserved IPv6 moves", seconds: 4, ends: "here", assigns: [1, 1], syslog: [masterOf6, moved6()] },
  {
    name: "a reserved IPv6 is here already, which the metadata service writes in another way",
    holds: "this",
    seconds: 4,
    ends: "here",
    assigns: [0, 0],
    syslog: [masterOf6, has6],
  },
  {
    name: "a reserved IPv6, and the metadata service is down: the API writes it in another way, too",
    holds: "this",
    metadata: "down",
    cloudInit: 1001,
    seconds: 4,
    ends: "here",
    assigns: [0, 0],
    syslog: [masterOf6, has6],
  },
  {
    name: "a reserved IPv6, and the API does not say which Droplet has it: nobody knows, and it is served",
    holds: "this",
    metadata: "down",
    cloudInit: 1001,
    priority: 100,
    served: true,
    place: withoutDroplet,
    seconds: 5,
    ends: "here",
    assigns: [0, 0],
    status: `api=failed\nreason=the API does not say which Droplet has ${ipv6}: the token needs droplet:read\nholder=\n`,
    syslog: [
      masterOf6,
      `err the API does not say which Droplet has ${ipv6}: the token needs droplet:read`,
      `warning leaves ${ipv6} where it is: it is served there`,
    ],
  },
  {
    name: "a backup became master, and the reserved IPv6 is served elsewhere, though it is on this host as well",
    priority: 100,
    served: true,
    seconds: 5,
    ends: "elsewhere",
    assigns: [0, 0],
    syslog: [masterOf6, `warning leaves ${ipv6} where it is: it is served there`],
  },
  {
    name: "the token is revoked while the reserved IPv6 is here",
    holds: "this",
    place: "401",
    seconds: 19,
    ends: "here",
    assigns: [0, 0],
    status: "api=failed\nreason=the API refuses the token (401): no\nholder=\n",
    syslog: [masterOf6, has6, "err the API refuses the token (401): no"],
  },
  {
    name: "a reserved IPv6, and another run holds the lock",
    lockedFor: 7,
    seconds: 14,
    ends: "here",
    assigns: [1, 1],
    syslog: ["warning waits: another run holds the lock", masterOf6, moved6()],
  },
  {
    name: "a reserved IPv6, and the API hangs once",
    api: ["silent", "assign"],
    seconds: 12,
    ends: "here",
    assigns: [2, 2],
    syslog: [masterOf6, `warning ${timedOut}`, moved6()],
  },
  {
    name: "a reserved IPv6, and mastership is lost while the API hangs",
    api: ["silent", "assign"],
    backupAt: 3,
    seconds: 10,
    ends: "elsewhere",
    assigns: [1, 1],
    syslog: [masterOf6, letsGo.replace("203.0.113.10", ipv6)],
  },
  {
    name: "a reserved IPv6, and 500",
    api: ["500", "500", "assign"],
    seconds: 10,
    ends: "here",
    assigns: [3, 3],
    syslog: [masterOf6, "warning the API fails (500): no", moved6()],
  },
];

const bothOwn: readonly Omit<Scenario, "provider">[] = [
  {
    name: "a reserved IP and a reserved IPv6: both move, the second ten seconds after the first",
    actionId: "9007199254740993",
    seconds: 16,
    ends: "here",
    assigns: [2, 2],
    secondAfter: 9,
    inAnyOrder: true,
    syslog: [master, masterOf6, moved("9007199254740993"), moved6("9007199254740993")],
  },
  {
    name: "the API refuses the reserved IP: the reserved IPv6 moves at once",
    refuses: "/reserved_ips/",
    refusedWith: "422-region",
    seconds: 7,
    ends: "elsewhere",
    assigns: [2, 4],
    inAnyOrder: true,
    syslog: [
      master,
      masterOf6,
      moved6(),
      "warning the API does not move 203.0.113.10 (422): Droplet is inanother region[31m.",
    ],
  },
  {
    name: "another action is pending on the reserved IPv6 for ever: the reserved IP moves at once",
    refuses: "/reserved_ipv6/",
    refusedWith: "422",
    seconds: 14,
    ends: "here",
    assigns: [2, 6],
    inAnyOrder: true,
    syslog: [
      master,
      masterOf6,
      moved(),
      `warning the API does not move ${ipv6} (422): The floating IP already has a pending event.`,
    ],
  },
  {
    name: "a backup became master, and both are served elsewhere",
    priority: 100,
    served: true,
    seconds: 6,
    ends: "elsewhere",
    assigns: [0, 0],
    inAnyOrder: true,
    syslog: [
      master,
      masterOf6,
      "warning leaves 203.0.113.10 where it is: it is served there",
      `warning leaves ${ipv6} where it is: it is served there`,
    ],
  },
  {
    name: "the reserved IP is here, and the reserved IPv6 is not: it moves",
    holds: "this",
    seconds: 5,
    ends: "here",
    assigns: [1, 1],
    inAnyOrder: true,
    syslog: [master, masterOf6, has, moved6()],
  },
];

/** A reserved IPv6 alone. */
export const ipv6Scenarios: readonly Scenario[] = ipv6Own.map((one) => ({ ...one, provider: "digitaloceanIpv6" }));

/** Beside a reserved IP. */
export const bothScenarios: readonly Scenario[] = bothOwn.map((one) => ({ ...one, provider: "digitaloceanBoth" }));
