import { died, letsGo, master, stops, takesBack, waits } from "./lines.js";
import type { Scenario } from "./scenario.js";

const has = "notice 203.0.113.10 is here already";
const moved = "notice moved 203.0.113.10 here, in N s";
const failed = (code: number, words = "") => `/run/ip-take 203.0.113.10 has failed (${code})${words}`;
const late = "/run/ip-take 203.0.113.10 does not end in time, and was killed";

const own: readonly Omit<Scenario, "provider">[] = [
  { name: "all is well", seconds: 4, ends: "here", assigns: [1, 1], syslog: [master, moved] },
  {
    name: "the address is here already",
    holds: "this",
    seconds: 4,
    ends: "here",
    assigns: [0, 0],
    syslog: [master, has],
  },
  {
    name: "another takes it: it is taken back",
    takenAt: 3,
    seconds: 28,
    ends: "here",
    assigns: [2, 2],
    syslog: [master, moved, takesBack, moved],
  },
  {
    name: "take fails twice, and says why",
    api: ["500", "500", "assign"],
    seconds: 10,
    ends: "here",
    assigns: [3, 3],
    syslog: [master, `warning ${failed(3, ':  "error": "made-up error 500"')}`, moved],
  },
  {
    name: "take hangs, and so does what it has started",
    programs: { take: "sleep 1234 & sleep 1234" },
    seconds: 14,
    ends: "elsewhere",
    assigns: [0, 0],
    syslog: [master, `warning ${late}`],
  },
  {
    name: "take hangs, and does not hear that its time is over",
    programs: { take: "trap '' TERM; sleep 1234 & sleep 1234; sleep 1234" },
    seconds: 9,
    ends: "elsewhere",
    assigns: [0, 0],
    syslog: [master, `warning ${late}`],
  },
  {
    name: "take ends with 0, and the address does not come",
    programs: { take: "exit 0" },
    seconds: 26,
    ends: "elsewhere",
    assigns: [0, 0],
    syslog: [
      master,
      "warning /run/ip-take 203.0.113.10 has ended with 0, and /run/ip-holds does not say that it is here",
    ],
  },
  {
    name: "take is not there",
    programs: { take: "" },
    seconds: 6,
    ends: "elsewhere",
    assigns: [0, 0],
    syslog: [
      master,
      "err /run/ip-take cannot be run (127): timeout: failed to run command /run/ip-take: No such file or directory",
    ],
  },
  {
    name: "take writes a gigabyte, and then what counts",
    programs: { take: "head -c 1000000000 /dev/zero; echo; echo 'the last line'; exit 7" },
    seconds: 8,
    ends: "elsewhere",
    assigns: [0, 0],
    syslog: [master, `warning ${failed(7, ": the last line")}`],
  },
  {
    name: "holds does not know, and take is called all the same",
    programs: { holds: "echo 'no idea'; exit 2" },
    seconds: 9,
    ends: "here",
    assigns: [1, 1],
    syslog: [
      master,
      "warning /run/ip-holds 203.0.113.10 has failed (2): no idea",
      "err /run/ip-holds 203.0.113.10 has failed (2): no idea",
    ],
  },
  {
    name: "holds hangs",
    programs: { holds: "sleep 1234" },
    lines: ["BACKUP"],
    seconds: 32,
    ends: "elsewhere",
    assigns: [0, 0],
    status: "api=failed\nreason=/run/ip-holds 203.0.113.10 does not end in time, and was killed\nholder=\n",
    syslog: ["warning /run/ip-holds 203.0.113.10 does not end in time, and was killed"],
  },
  {
    name: "a backup whose programs work",
    lines: ["BACKUP"],
    seconds: 32,
    ends: "elsewhere",
    assigns: [0, 0],
    status: "api=ok\nreason=\nholder=elsewhere\n",
    syslog: [],
  },
  {
    name: "another run holds the lock",
    lockedFor: 7,
    seconds: 14,
    ends: "here",
    assigns: [1, 1],
    syslog: ["warning waits: another run holds the lock", master, moved],
  },
  {
    name: "mastership is lost while take hangs: it ends at once",
    programs: { take: "sleep 1234 & sleep 1234" },
    backupAt: 2,
    seconds: 4,
    ends: "elsewhere",
    assigns: [0, 0],
    syslog: [master, letsGo],
  },
  {
    name: "the process that does the work is killed: everything is started again",
    killWorkerAt: 3,
    seconds: 12,
    ends: "here",
    assigns: [1, 1],
    syslog: [master, moved, died, stops, master, has],
  },
  {
    name: "a backup became master, and the address is served elsewhere",
    priority: 100,
    served: true,
    seconds: 6,
    ends: "elsewhere",
    assigns: [0, 0],
    syslog: [master, "warning leaves 203.0.113.10 where it is: it is served there"],
  },
  {
    name: "no web server answers the master: moving the address would not help",
    serves: false,
    seconds: 6,
    ends: "elsewhere",
    assigns: [0, 0],
    syslog: [
      master,
      waits,
      "err HAProxy does not listen on 203.0.113.10: no client reaches it, and another balancer takes over",
    ],
  },
];

/** What the user's own programs may do. */
export const commandScenarios: readonly Scenario[] = own.map((scenario) => ({ ...scenario, provider: "command" }));
