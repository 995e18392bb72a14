import { has, master, moved, waits } from "./lines.js";
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
