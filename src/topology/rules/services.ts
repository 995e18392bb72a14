import type { Draft } from "../../fields/draft.js";
import type { Issue } from "../../issues/issue.js";
import { makeIssue } from "../../issues/make.js";
import type { Keys } from "../../issues/path.js";
import { describeValue } from "../../issues/value.js";
import { platforms } from "../../platforms/index.js";
import type { Platform } from "../../platforms/platform.js";
import { serviceDefaults } from "../defaults/values.js";

/** Errors between the keys of one service, and keys that the platform does not support. */
export function serviceIssues(platform: Platform | undefined, service: Draft, keys: Keys): Issue[] {
  return [...balanceIssues(platform, service, keys), ...clientAddressIssues(platform, service, keys)];
}

/**
 * Algorithms that read requests. In TCP mode HAProxy warns ("Layer 7 hash not possible ... needs 'mode http'") and
 * falls back to round robin: seen on 2.6.12.
 */
const httpOnly = ["uri", "url_param NAME", "hdr(NAME)"];

/**
 * An algorithm with what stands for its argument. HAProxy reads a number of draws with strtol(3) and keeps 32 bits of
 * it: it takes 010 for 8, and 4294967297 for 1 (seen on 2.6.12, 3.0.11 and 3.2.26). More draws than servers change
 * nothing but the time that they take.
 */
function formOf(balance: string): string | undefined {
  const [, start, argument = "", end] = /^([a-z_-]+[ (])([\w-]{1,63})(\)?)$/.exec(balance) ?? [];
  if (start === undefined) return balance;
  if (start !== "random(") return `${start}NAME${end}`;
  return /^([1-9]\d{0,2}|1000)$/.test(argument) ? `${start}DRAWS${end}` : undefined;
}

function balanceIssues(platform: Platform | undefined, service: Draft, keys: Keys): Issue[] {
  const { balance, mode } = { ...serviceDefaults, ...service };
  if (typeof balance !== "string") return [];
  const form = formOf(balance);
  const place = { keys: [...keys, "balance"], value: describeValue(balance) };
  // For an unknown platform, only what no platform supports is an error.
  const candidates: readonly Platform[] = platform ? [platform] : Object.values(platforms);
  if (!candidates.some((candidate) => form !== undefined && candidate.balance.includes(form))) {
    const known = platform && { known: platform.balance, haproxy: platform.versions.haproxy };
    return [makeIssue({ code: "balance-unknown", ...place, ...known })];
  }
  return mode === "tcp" && form !== undefined && httpOnly.includes(form)
    ? [makeIssue({ code: "balance-needs-http", ...place })]
    : [];
}

function clientAddressIssues(platform: Platform | undefined, service: Draft, keys: Keys): Issue[] {
  const { clientAddress, mode }: Draft = { ...serviceDefaults, ...service };
  const place = { keys: [...keys, "clientAddress"], value: describeValue(clientAddress) };
  if (
    (clientAddress === "proxy-protocol" || clientAddress === "proxy-protocol-v2") &&
    platform &&
    !platform.clientAddress.includes(clientAddress)
  ) {
    const { name, clientAddress: known } = platform;
    return [makeIssue({ code: "client-address-unsupported", ...place, known, platform: name })];
  }
  return mode === "tcp" && clientAddress === "x-forwarded-for"
    ? [makeIssue({ code: "client-address-needs-http", ...place })]
    : [];
}
