import { beforePort, isHostAddress } from "../fields/address.js";
import { isHostName, labelPattern } from "../fields/host-name.js";
import { isNetwork } from "../fields/network.js";
import * as patterns from "../fields/patterns.js";
import { type Guard, guard } from "./guard.js";

// What a value is, stricter than what its line could hold. Each of these is one word in every format that files have here:
// no blank, quote, brace, backslash, `;` or `#`.

/** The address of one reachable host. */
export const address: Guard = (value) => (typeof value === "string" && isHostAddress(value) ? value : undefined);

/** The address of one reachable host before a port: it puts IPv6 in brackets. */
export const addressBeforePort: Guard = (value) =>
  typeof value === "string" && isHostAddress(value) ? beforePort(value) : undefined;

/** The address of a host, or its name, before a port. */
export const hostBeforePort: Guard = (value) =>
  addressBeforePort(value) ?? (typeof value === "string" && isHostName(value) ? value : undefined);

/** An address or a network. */
export const network: Guard = (value) => (typeof value === "string" && isNetwork(value) ? value : undefined);

/** The name of one host. */
export const hostLabel = guard(labelPattern);

/** A whole number, 0 or more. */
export const wholeNumber: Guard = (value) =>
  typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? String(value) : undefined;

/** A TCP port. */
export const port: Guard = (value) =>
  typeof value === "number" && value >= 1 && value <= 65535 ? wholeNumber(value) : undefined;

/** A name, or a keyword. */
export const word = guard(patterns.word);

/** One of these words. */
export function oneOf(...words: readonly string[]): Guard {
  return (value) => (typeof value === "string" && words.includes(value) ? value : undefined);
}

/** A network interface. */
export const networkInterface = guard(/^[A-Za-z0-9._-]{1,15}$/);

/** A user of the host. */
export const userName = guard(patterns.userName);

/** An absolute path; with a slash at its end, a folder's. */
export const absolutePath = guard(patterns.anyPath);

/** A platform, as /etc/os-release names it. */
export const platformName = guard(/^[a-z]+-\d+(\.\d+)?$/);

/** A VRRP password. */
export const password = guard(patterns.vrrpPassword);
