import { type Draft, draftList, draftMap } from "../../fields/draft.js";
import { haproxyWords } from "../../guards/haproxy-line.js";
import type { Issue } from "../../issues/issue.js";
import { makeIssue } from "../../issues/make.js";
import type { Keys } from "../../issues/path.js";
import { describeValue } from "../../issues/value.js";
import { otherChecks, saidByBackend, saidByLogs, saidByService } from "./said-by-keys.js";

/**
 * What a custom line may not begin with, because it would repeat or contradict a generated line; test/topology
 * checks the first two lists against every fixture.
 */
export const taken = {
  global: [
    "chroot",
    "stats socket",
    "stats timeout",
    "user",
    "group",
    "daemon",
    "ca-base",
    "crt-base",
    "ssl-default-bind-ciphers",
    "ssl-default-bind-ciphersuites",
    "ssl-default-bind-options",
    "maxconn",
    "hard-stop-after",
    "localpeer",
    "server-state-file",
    "strict-limits",
    "no strict-limits",
    // Its prefix would move the socket that keepalived asks.
    "unix-bind",
  ],
  defaults: [
    "mode",
    "option tcplog",
    "option dontlognull",
    "option redispatch",
    "option http-ignore-probes",
    "retries",
    "load-server-state-from-file",
    "timeout",
    "maxconn",
    // Every frontend and backend would inherit these, the one that keepalived asks included.
    "no option dontlognull",
    "no option redispatch",
    "disabled",
    "stats",
    "default-server",
    "option forwardfor",
    "http-check send",
    "http-check expect",
    "http-check connect",
    ...otherChecks,
    "option httpchk",
  ],
  frontend: [
    "bind",
    "mode",
    "disabled",
    "default_backend",
    "no option http-ignore-probes",
    "option forwardfor",
    "http-request set-header X-Forwarded-",
    "http-request add-header X-Forwarded-",
  ],
  backend: [
    "mode",
    "disabled",
    "balance",
    "server",
    "default-server",
    "option httpchk",
    "http-check send",
    "http-check expect",
    "bind",
  ],
} as const;

/** Words that start a section or affect the whole file. HAProxy configuration manual, 3.2. */
const sections =
  /^(global|defaults|frontend|backend|listen|peers|resolvers|userlist|mailers|cache|ring|program|http-errors|fcgi-app|log-forward|log-profile|crt-store|traces|acme|aggregations|dynamic-update|namespace_list|\..*)$/i;

type Place = keyof typeof taken;

/** Custom lines that do not belong in their section, and a page that would be open to all. */
export function lineIssues(topology: Draft): Issue[] {
  const { global, defaults } = draftMap(topology.lines);
  return [
    ...misplaced("global", global, ["lines", "global"]),
    ...misplaced("defaults", defaults, ["lines", "defaults"], saidByLogs(topology)),
    ...draftList(topology.services).flatMap(({ map, index }) =>
      misplaced("frontend", map.lines, ["services", index, "lines"], saidByService(map, topology)),
    ),
    ...draftList(topology.backends).flatMap(({ map, index }) =>
      misplaced("backend", map.lines, ["backends", index, "lines"], saidByBackend(map, topology)),
    ),
    ...statisticsIssues(topology.statistics),
  ];
}

function misplaced(place: Place, lines: unknown, keys: Keys, alsoTaken: readonly string[] = []): Issue[] {
  if (!Array.isArray(lines)) return [];
  return lines.flatMap((line: unknown, index) => {
    const words = typeof line === "string" ? haproxyWords(line) : undefined;
    if (!Array.isArray(words)) return [];
    const at = { keys: [...keys, index], value: describeValue(line) };
    if (sections.test(words[0] ?? "")) return [makeIssue({ code: "line-starts-section", ...at })];
    const start = [...taken[place], ...alsoTaken].find((known) => beginsWith(words, known));
    return start === undefined ? [] : [makeIssue({ code: "line-taken", ...at, start })];
  });
}

/** Whether a line begins with these words; the last may be a prefix. HAProxy ignores case in options and headers. */
function beginsWith(words: readonly string[], start: string): boolean {
  const wanted = start.split(" ");
  const last = wanted.length - 1;
  return wanted.every((word, index) => {
    const found = words[index]?.toLowerCase();
    return index === last && word.endsWith("-") ? found?.startsWith(word.toLowerCase()) : found === word.toLowerCase();
  });
}

/** HAProxy's page shows more than strangers should see. */
function statisticsIssues(statistics: unknown): Issue[] {
  const { users, allow } = draftMap(statistics);
  return statistics === draftMap(statistics) && users === undefined && allow === undefined
    ? [makeIssue({ code: "statistics-open", keys: ["statistics"] })]
    : [];
}
