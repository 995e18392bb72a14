import { type Draft, draftList, draftMap } from "../../fields/draft.js";
import type { Issue } from "../../issues/issue.js";
import { makeIssue } from "../../issues/make.js";
import type { Keys } from "../../issues/path.js";
import { repeated } from "../../issues/repeated.js";
import { describeValue } from "../../issues/value.js";
import { serviceDefaults } from "../defaults/values.js";
import { fits, isBelow, isTcp } from "./routes.js";
import { isText } from "./servers.js";

// The rules of who may use a service, and of what HAProxy itself answers.

/** What is wrong with who may use a service, and with its redirects and headers. */
export function accessIssues(service: Draft, keys: Keys): Issue[] {
  return [
    ...modeIssues(service, keys),
    ...userIssues(service.users, [...keys, "users"]),
    ...draftList(service.redirects).flatMap(({ map, index }) =>
      redirectIssues(map, service, [...keys, "redirects", index]),
    ),
    ...headerIssues(service, keys),
  ];
}

function modeIssues(service: Draft, keys: Keys): Issue[] {
  if (!isTcp(service.mode)) return [];
  return ["rateLimit", "users", "redirects", "responseHeaders"]
    .filter((key) => service[key] !== undefined)
    .map((key) => makeIssue({ code: "needs-http", keys: [...keys, key], value: describeValue(service[key], true) }));
}

/** HAProxy takes the first of two users of one name, and says so. */
function userIssues(users: unknown, keys: Keys): Issue[] {
  const names = draftList(users).map(({ map, index }) => ({ value: map.name, place: [...keys, index], key: "name" }));
  return repeated("user-twice", names);
}

/** A URL, or a path of the same host. */
const targetPattern = /^((?<scheme>https?):\/\/(?<host>[^/:]+)(:(?<port>\d+))?)?(?<rest>\/[^?]*)?/;

function redirectIssues({ hosts, path, location, prefix }: Draft, service: Draft, keys: Keys): Issue[] {
  if ((location === undefined) === (prefix === undefined)) return [makeIssue({ code: "redirect-target", keys })];
  const target = location ?? prefix;
  // What is neither a URL nor a path, the schema says.
  if (!isText(target) || !/^(https?:|\/(?!\/))/.test(target)) return [];
  const { scheme, host, port, rest = "/" } = targetPattern.exec(target)?.groups ?? {};
  if (host === undefined && hosts === undefined && path === undefined) {
    return [makeIssue({ code: "redirect-empty", keys })];
  }
  const takenPorts = [service.port ?? serviceDefaults.port, draftMap(service.tls).redirectFrom];
  const comesBack =
    host === undefined ||
    (takenPorts.includes(Number(port ?? (scheme === "https" ? 443 : 80))) &&
      Array.isArray(hosts) &&
      hosts.some((taken) => isText(taken) && fits(host.toLowerCase(), taken.toLowerCase())));
  const takesPath = prefix !== undefined || !isText(path) || isBelow(rest, path);
  return comesBack && takesPath ? [makeIssue({ code: "redirect-loops", keys })] : [];
}

/** What frames an answer is HAProxy's to say. */
const framing = ["content-length", "transfer-encoding", "connection", "upgrade", "keep-alive"];

function headerIssues({ responseHeaders, tls }: Draft, keys: Keys): Issue[] {
  const { set, remove } = draftMap(responseHeaders);
  const { hsts } = draftMap(tls);
  const taken = tls === undefined || hsts === 0 ? framing : [...framing, "strict-transport-security"];
  const isTaken = (name: unknown) => isText(name) && taken.includes(name.toLowerCase());
  const place = [...keys, "responseHeaders"];
  const names = [
    ...draftList(set).map(({ map: { name }, index }) => ({ name, at: [...place, "set", index, "name"] })),
    ...(Array.isArray(remove) ? remove.map((name, index) => ({ name, at: [...place, "remove", index] })) : []),
  ];
  return names
    .filter(({ name }) => isTaken(name))
    .map(({ name, at }) => makeIssue({ code: "header-not-ours", keys: at, value: describeValue(name) }));
}
