import { has, master, moved, movedFrom, notListening, takesBack, waits } from "./lines.js";
import type { ApiAnswer, Scenario } from "./scenario.js";

/** An answer in these very bytes. */
export const raw = (status: string, body: string, ...headers: string[]): ApiAnswer => ({
  raw: [`HTTP/1.1 ${status}`, ...headers, "Connection: close", "", body].join("\r\n"),
});

/** The same, and the IP is moved. */
const moves = (answer: ApiAnswer): ApiAnswer => ({ ...(answer as { raw: string }), moves: true });

const limited = (...headers: string[]) => raw("429 Too Many Requests", '{"id":"too_many_requests"}', ...headers);
const asksToWait = "warning the API asks to wait (429)";
const unreadable = "warning the API's answer cannot be read (201)";
const tooLong = "warning the API's answer is longer than 64 KiB";
/** The metadata service told it. */
const movedUnseen = "notice moved 203.0.113.10 here: to Droplet 1001, in N s";

/** What the API may answer, and what may be wrong with the way there. */
export const answers: readonly Scenario[] = [
  {
    name: "the API's answer is 1 GB",
    api: [{ flood: 201 }, { flood: 500 }, "assign"],
    seconds: 10,
    ends: "here",
    assigns: [3, 3],
    syslog: [master, tooLong, moved()],
  },
  {
    name: "the metadata service's answer is 1 GB",
    metadata: "flood",
    cloudInit: 1001,
    seconds: 8,
    ends: "here",
    assigns: [1, 1],
    syslog: [master, movedFrom],
  },
  {
    name: "a 201 that names no action: the request is not repeated at once",
    api: [raw("201 Created", "{}")],
    seconds: 12,
    ends: "elsewhere",
    assigns: [3, 4],
    syslog: [master, unreadable],
  },
  {
    name: "a 201 that is not JSON, and the IP moves all the same",
    api: [moves(raw("201 Created", "\u001f\u008b\b[[[[[\u0000", "Content-Encoding: gzip"))],
    seconds: 6,
    ends: "here",
    assigns: [1, 1],
    syslog: [master, unreadable, movedUnseen],
  },
  {
    name: "a 201 that is cut short, and the IP moves all the same",
    api: [moves(raw("201 Created", '{"action":{"id":7000,"sta', "Content-Length: 99"))],
    seconds: 6,
    ends: "here",
    assigns: [1, 1],
    syslog: [master, `${unreadable}: the connection broke (curl 18)`, movedUnseen],
  },
  {
    name: "other keys, in another order, with line ends between them",
    api: [
      moves(
        raw(
          "201 Created",
          '{"links":{"actions":[{"id":9,"status":"errored"}]},\n"action"\n:\t{"region":{"id":1,"status":"x"},"status"\n: "completed","id":\n7001}}',
        ),
      ),
    ],
    seconds: 4,
    ends: "here",
    assigns: [1, 1],
    syslog: [master, moved(7001)],
  },
  {
    name: "an action whose ID JSON readers round",
    api: ["assign-slowly"],
    actionId: "9007199254740993",
    seconds: 10,
    ends: "here",
    assigns: [1, 1],
    syslog: [master, moved("9007199254740993")],
  },
  {
    name: "other header blocks before the last one",
    api: [
      moves({
        raw: 'HTTP/1.1 103 Early Hints\r\nRetry-After: 200\r\n\r\nHTTP/1.1 201 Created\r\n\r\n{"action":{"id":5,"status":"completed"}}',
      }),
    ],
    seconds: 4,
    ends: "here",
    assigns: [1, 1],
    syslog: [master, moved(5)],
  },
  {
    name: "a body that looks like a header block",
    api: [
      raw(
        "401 Unauthorized",
        'sorry\n\nHTTP/1.1 201 Created\nRetry-After: 1\n\n{"action":{"id":5,"status":"completed"}}\n201 0\n',
      ),
    ],
    seconds: 6,
    ends: "elsewhere",
    assigns: [2, 3],
    syslog: [master, "err the API refuses the token (401)"],
  },
  {
    name: "Retry-After: 09",
    api: [limited("Retry-After: 09"), "assign"],
    seconds: 18,
    ends: "here",
    assigns: [2, 2],
    secondAfter: 9,
    syslog: [master, asksToWait, moved()],
  },
  {
    name: "RETRY-AFTER without a blank",
    api: [limited("RETRY-AFTER:6"), "assign"],
    seconds: 14,
    ends: "here",
    assigns: [2, 2],
    secondAfter: 6,
    syslog: [master, asksToWait, moved()],
  },
  {
    name: "Retry-After: a date",
    api: [
      limited("Date: Thu, 26 Nov 2020 23:59:55 GMT", "Retry-After: Fri, 27 Nov 2020 00:00:01 GMT"),
      limited("Date: Thu, 26 Nov 2020 23:59:55 GMT", "Retry-After: Fri, 99 Nov 2020 99:00:01 GMT"),
      limited("Retry-After: Fri, 27 Nov 2099 00:00:01 GMT"),
      "assign",
    ],
    seconds: 24,
    ends: "here",
    assigns: [4, 4],
    secondAfter: 6,
    syslog: [master, asksToWait, moved()],
  },
  {
    name: "Retry-After: 99999",
    api: [limited("Retry-After: 99999"), "assign"],
    seconds: 20,
    ends: "elsewhere",
    assigns: [1, 1],
    syslog: [master, asksToWait],
  },
  {
    name: "422 for good, with the API's own reason",
    api: ["422-region"],
    seconds: 28,
    ends: "elsewhere",
    assigns: [5, 5],
    syslog: [
      master,
      "warning the API does not move 203.0.113.10 (422): Droplet is inanother region[31m.",
      "err the API does not move 203.0.113.10 (422): Droplet is inanother region[31m.",
    ],
  },
  {
    name: "the API has taken the IP away, and the metadata service has not heard of it",
    unassignedAt: 3,
    api: ["assign", "500", "assign"],
    seconds: 28,
    ends: "here",
    assigns: [3, 3],
    syslog: [master, moved(), takesBack, "warning the API fails (500): no", moved(7001)],
  },
  {
    name: "the token is revoked while the IP is here",
    holds: "this",
    place: "401",
    seconds: 20,
    ends: "here",
    assigns: [0, 0],
    status: "api=failed\nreason=the API refuses the token (401): no\nholder=\n",
    syslog: [master, has, "err the API refuses the token (401): no"],
  },
  {
    name: "the token is revoked, and this is a backup",
    lines: ["BACKUP"],
    place: "401",
    seconds: 32,
    ends: "elsewhere",
    assigns: [0, 0],
    status: "api=failed\nreason=the API refuses the token (401): no\nholder=\n",
    syslog: ["err the API refuses the token (401): no"],
  },
  {
    name: "a backup with a valid token",
    lines: ["BACKUP"],
    seconds: 32,
    ends: "elsewhere",
    assigns: [0, 0],
    status: "api=ok\nreason=\nholder=2002\n",
    syslog: [],
  },
  {
    name: "a night's log",
    api: ["assign", "401", "assign"],
    takenAt: 4,
    backupAt: 14,
    seconds: 16,
    ends: "here",
    assigns: [3, 3],
    status: "api=ok\nreason=\nholder=1001\n",
    syslog: [
      master,
      moved(),
      takesBack,
      "err the API refuses the token (401): no",
      moved(7001),
      "notice is BACKUP after N s as master, and no longer keeps 203.0.113.10 here",
    ],
  },
  {
    name: "metadata down: monitoring can read what the API says",
    metadata: "down",
    cloudInit: 1001,
    holds: "this",
    seconds: 4,
    ends: "here",
    assigns: [0, 0],
    status: "api=ok\nreason=\nholder=1001\n",
    syslog: [master, has],
  },
  {
    name: "metadata down, on a disk cloned from another Droplet",
    metadata: "down",
    cloudInit: 3003,
    firmware: 1001,
    seconds: 6,
    ends: "here",
    assigns: [1, 1],
    syslog: [master, movedFrom],
  },
  {
    name: "metadata down, and no site: few calls and processes",
    metadata: "down",
    cloudInit: 1001,
    serves: false,
    seconds: 30,
    ends: "elsewhere",
    assigns: [0, 0],
    processes: 510,
    syslog: [master, waits, notListening],
  },
  {
    name: "jq is not installed",
    without: "jq",
    seconds: 6,
    ends: "here",
    assigns: [1, 1],
    syslog: [master, "err jq is not installed: answers from the API cannot be read", unreadable, movedUnseen],
  },
  {
    name: "the first name server is dead",
    path: "first-nameserver-dead",
    seconds: 8,
    ends: "here",
    assigns: [1, 1],
    syslog: [master, moved()],
  },
  {
    name: "a dead proxy in the environment",
    path: "dead-proxy-in-environment",
    seconds: 4,
    ends: "here",
    assigns: [1, 1],
    syslog: [master, moved()],
  },
  {
    name: "the API's certificate is not trusted",
    path: "certificate-not-trusted",
    seconds: 6,
    ends: "elsewhere",
    assigns: [0, 0],
    syslog: [master, "err the API does not answer: its certificate is not trusted (curl 60)"],
  },
];
