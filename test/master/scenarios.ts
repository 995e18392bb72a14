/** How the metadata service behaves. */
export type MetadataFault = "down" | "dropped" | "silent" | "empty" | "404" | "500";

/** How the API answers one request to assign; the last of a list goes on for ever. */
export type ApiAnswer =
  | "assign"
  | "assign-slowly"
  | "accept-never-complete"
  | "accept-then-errored"
  | "down"
  | "silent"
  | "401"
  | "404"
  | "422"
  | "429"
  | "500"
  | "html-502";

export interface Scenario {
  readonly name: string;
  readonly metadata?: MetadataFault;
  /** What the API says to one assign request after the other; all is well if it is left out. */
  readonly api?: readonly ApiAnswer[];
  /** The API does not listen at all until then, in seconds. */
  readonly apiBackAfter?: number;
  /** Which reserved IP this droplet has at the start, if any; the tier's is elsewhere otherwise. */
  readonly holds?: "this" | "another";
  /** Another process holds the lock until then, in seconds. */
  readonly lockedFor?: number;
  /** This balancer's priority: 200 is the preferred one's. */
  readonly priority?: 200 | 100;
  /** Whether somebody answers at the reserved IP. */
  readonly served?: boolean;
  /** Whether the site answers at this balancer's own anchor IP; it does if this is left out. */
  readonly serves?: false;
  /** When keepalived says BACKUP, in seconds. */
  readonly backupAt?: number;
  /** When somebody else moves the reserved IP away, in seconds. */
  readonly takenAt?: number;
  /** When keepalived reloads, in seconds: it ends the script and starts it anew, without a word on the state. */
  readonly reloadAt?: number;
  /** Another keepalived, now gone, left its state behind, and this one has said nothing yet. */
  readonly staleState?: true;
  /** What keepalived says at the start, in the place of MASTER. */
  readonly lines?: readonly string[];
  /** When the process that does the work is killed, in seconds. */
  readonly killWorkerAt?: number;
  /** In the end the script is killed, rather than keepalived ending. */
  readonly killedInTheEnd?: true;
  /** Whoever logs is never answered. */
  readonly logHangs?: true;
  /** What the token file holds; empty for none at all. The token stands in the script otherwise. */
  readonly tokenFile?: string;
  /** When the metadata service and the API fall silent, in seconds. */
  readonly silentAt?: number;
  /** What cloud-init noted of this droplet; nothing without it. */
  readonly cloudInit?: boolean;
  /** When keepalived ends, in seconds. */
  readonly seconds: number;
  /** Where the tier's IP must be in the end. */
  readonly ends: "here" | "elsewhere" | "here, if it was asked for";
  /** How many requests to assign there may be, at least and at most. */
  readonly assigns: readonly [number, number];
  /** How many seconds pass between the first and the second of them, at least. */
  readonly secondAfter?: number;
  /** Every line in syslog, in order. */
  readonly syslog: readonly string[] | "any";
}

const master = "is master, and makes sure of 203.0.113.10";
const has = "has 203.0.113.10";
const takesBack = "lost 203.0.113.10 to another, and takes it back";
const waits = "waits with 203.0.113.10: the site does not answer here as it should";
const letsGo = "is BACKUP, and lets 203.0.113.10 go";

export const scenarios: readonly Scenario[] = [
  { name: "all is well", seconds: 4, ends: "here", assigns: [1, 1], syslog: [master, has] },
  { name: "the IP is here already", holds: "this", seconds: 4, ends: "here", assigns: [0, 0], syslog: [master, has] },
  {
    name: "another reserved IP is here",
    holds: "another",
    api: ["422"],
    seconds: 6,
    ends: "elsewhere",
    assigns: [3, 7],
    syslog: [master, "the API has an action pending for 203.0.113.10 (422)"],
  },
  {
    name: "another takes the IP: it is taken back",
    takenAt: 3,
    seconds: 9,
    ends: "here",
    assigns: [2, 2],
    syslog: [master, has, takesBack, has],
  },
  {
    name: "metadata down",
    metadata: "down",
    cloudInit: true,
    seconds: 6,
    ends: "here",
    assigns: [1, 1],
    syslog: [master, has],
  },
  {
    name: "metadata dropped",
    metadata: "dropped",
    cloudInit: true,
    seconds: 9,
    ends: "here",
    assigns: [1, 1],
    syslog: [master, has],
  },
  {
    name: "metadata silent",
    metadata: "silent",
    cloudInit: true,
    seconds: 9,
    ends: "here",
    assigns: [1, 1],
    syslog: [master, has],
  },
  {
    name: "metadata empty",
    metadata: "empty",
    cloudInit: true,
    seconds: 6,
    ends: "here",
    assigns: [1, 1],
    syslog: [master, has],
  },
  {
    name: "metadata 404",
    metadata: "404",
    cloudInit: true,
    seconds: 6,
    ends: "here",
    assigns: [1, 1],
    syslog: [master, has],
  },
  {
    name: "metadata 500",
    metadata: "500",
    cloudInit: true,
    seconds: 6,
    ends: "here",
    assigns: [1, 1],
    syslog: [master, has],
  },
  {
    name: "metadata down, and no cloud-init",
    metadata: "down",
    seconds: 6,
    ends: "elsewhere",
    assigns: [0, 0],
    syslog: [master, "cannot tell this droplet's ID: the metadata service does not"],
  },
  {
    name: "API refuses connections",
    api: ["down"],
    seconds: 9,
    ends: "elsewhere",
    assigns: [0, 0],
    syslog: [master, "the API does not answer"],
  },
  {
    name: "API hangs",
    api: ["silent"],
    seconds: 14,
    ends: "elsewhere",
    assigns: [2, 3],
    syslog: [master, "the API does not answer"],
  },
  {
    name: "API hangs once",
    api: ["silent", "assign"],
    seconds: 12,
    ends: "here",
    assigns: [2, 2],
    syslog: [master, "the API does not answer", has],
  },
  {
    name: "401",
    api: ["401"],
    seconds: 10,
    ends: "elsewhere",
    assigns: [3, 4],
    syslog: [master, "the API refuses the token (401)"],
  },
  {
    name: "404",
    api: ["404"],
    seconds: 10,
    ends: "elsewhere",
    assigns: [3, 4],
    syslog: [master, "the API knows no reserved IP 203.0.113.10, or not for this account (404)"],
  },
  {
    name: "422 ten times",
    api: [...Array<ApiAnswer>(10).fill("422"), "assign"],
    seconds: 22,
    ends: "here",
    assigns: [11, 11],
    syslog: [master, "the API has an action pending for 203.0.113.10 (422)", has],
  },
  {
    name: "429 with Retry-After: 5",
    api: ["429", "assign"],
    seconds: 13,
    ends: "here",
    assigns: [2, 2],
    secondAfter: 5,
    syslog: [master, "the API asks to wait (429)", has],
  },
  {
    name: "500",
    api: ["500", "500", "assign"],
    seconds: 10,
    ends: "here",
    assigns: [3, 3],
    syslog: [master, "the API fails (500)", has],
  },
  {
    name: "an HTML page with 502",
    api: ["html-502", "assign"],
    seconds: 8,
    ends: "here",
    assigns: [2, 2],
    syslog: [master, "the API fails (502)", has],
  },
  {
    name: "the action is errored",
    api: ["accept-then-errored", "assign"],
    seconds: 9,
    ends: "here",
    assigns: [2, 2],
    syslog: [master, "the API could not move 203.0.113.10 (errored)", has],
  },
  {
    name: "the action is slow",
    api: ["assign-slowly"],
    seconds: 10,
    ends: "here",
    assigns: [1, 1],
    syslog: [master, has],
  },
  {
    name: "the action never completes",
    api: ["accept-never-complete", "assign"],
    seconds: 32,
    ends: "here",
    assigns: [2, 2],
    syslog: [master, "the API moves 203.0.113.10, and does not come to an end", has],
  },
  {
    name: "API down for 60 s and back",
    apiBackAfter: 60,
    seconds: 90,
    ends: "here",
    assigns: [1, 1],
    syslog: [master, "the API does not answer", has],
  },
  {
    name: "another run holds the lock",
    lockedFor: 7,
    seconds: 14,
    ends: "here",
    assigns: [1, 1],
    syslog: ["waits: another run holds the lock", master, has],
  },
  {
    name: "mastership is lost half way",
    api: ["500"],
    backupAt: 6,
    seconds: 12,
    ends: "elsewhere",
    assigns: [1, 3],
    syslog: [master, "the API fails (500)", letsGo],
  },
  {
    name: "mastership is lost while the API hangs",
    api: ["silent", "assign"],
    backupAt: 3,
    seconds: 10,
    ends: "elsewhere",
    assigns: [1, 1],
    syslog: [master, letsGo],
  },
  {
    name: "keepalived reloads while it is master, and then another takes the IP: it is taken back",
    reloadAt: 3,
    takenAt: 5,
    seconds: 11,
    ends: "here",
    assigns: [2, 2],
    syslog: [master, has, master, has, takesBack, has],
  },
  {
    name: "the same after a healed split: the last that keepalived said is what this master hears",
    lines: ["MASTER", "MASTER_RX_LOWER_PRI"],
    reloadAt: 3,
    takenAt: 5,
    seconds: 11,
    ends: "here",
    assigns: [2, 2],
    syslog: [master, has, master, has, takesBack, has],
  },
  {
    name: "the process that does the work is killed: another takes its place",
    killWorkerAt: 3,
    takenAt: 5,
    seconds: 11,
    ends: "here",
    assigns: [2, 2],
    syslog: [master, has, master, has, takesBack, has],
  },
  {
    name: "the script itself is killed: nothing of it is left",
    killedInTheEnd: true,
    seconds: 4,
    ends: "here",
    assigns: [1, 1],
    syslog: [master, has],
  },
  {
    name: "the state changes four times at once, to BACKUP in the end",
    lines: ["MASTER", "BACKUP", "MASTER", "BACKUP"],
    seconds: 4,
    ends: "here, if it was asked for",
    assigns: [0, 1],
    syslog: "any",
  },
  {
    name: "the log hangs",
    logHangs: true,
    backupAt: 6,
    seconds: 12,
    ends: "here",
    assigns: [1, 1],
    syslog: [],
  },
  {
    name: "a token file with line ends of Windows, and an empty line first",
    tokenFile: "\r\nmade-up-token\r\n",
    seconds: 4,
    ends: "here",
    assigns: [1, 1],
    syslog: [master, has],
  },
  {
    name: "a token file that is not there",
    tokenFile: "",
    seconds: 4,
    ends: "elsewhere",
    assigns: [0, 0],
    syslog: [master, "cannot read the API token"],
  },
  {
    name: "everything falls silent while a backup holds the IP: it is not taken for lost",
    priority: 100,
    silentAt: 4,
    cloudInit: true,
    seconds: 28,
    ends: "here",
    assigns: [1, 4],
    syslog: [master, has, "the API does not answer"],
  },
  {
    name: "keepalived starts again, and has not said a word",
    staleState: true,
    seconds: 4,
    ends: "elsewhere",
    assigns: [0, 0],
    syslog: [],
  },
  {
    name: "a backup became master, and nobody serves the IP",
    priority: 100,
    seconds: 4,
    ends: "here",
    assigns: [1, 1],
    syslog: [master, has],
  },
  {
    name: "a backup became master, and no web server answers it: nobody is helped by moving the IP",
    priority: 100,
    serves: false,
    seconds: 6,
    ends: "elsewhere",
    assigns: [0, 0],
    syslog: [master, waits],
  },
  {
    name: "the preferred one comes back before its web servers do: the IP stays with the other",
    served: true,
    serves: false,
    seconds: 6,
    ends: "elsewhere",
    assigns: [0, 0],
    syslog: [master, waits],
  },
  {
    name: "a backup became master, and the IP is served: split brain",
    priority: 100,
    served: true,
    seconds: 6,
    ends: "elsewhere",
    assigns: [0, 0],
    syslog: [master, "leaves 203.0.113.10 where it is: it is served there"],
  },
  {
    name: "a backup has the IP, and the preferred one takes it: no tug of war",
    priority: 100,
    takenAt: 3,
    seconds: 15,
    ends: "elsewhere",
    assigns: [1, 1],
    syslog: [master, has, "lost 203.0.113.10 to another, and waits"],
  },
];
