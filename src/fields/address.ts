import { ipv6Groups } from "./ipv6.js";

/** IPv4 addresses of single reachable hosts, in canonical form. */
const ordinary =
  /^(?!0\.|127\.|169\.254\.|22[4-9]\.|2[3-5]\d\.)(?:\d|[1-9]\d|1\d\d|2[0-4]\d|25[0-5])(?:\.(?:\d|[1-9]\d|1\d\d|2[0-4]\d|25[0-5])){3}$/;

/**
 * Whether a text is the IPv4 address of one reachable host in canonical form; if not, `addressProblem` says why.
 *
 * `new Address4` takes twenty times as long; a test compares the two.
 */
export function isIpv4(text: string): boolean {
  return ordinary.test(text);
}

/** RFC 4291, 2.5.4: global unicast, as far as it is assigned; RFC 4193: unique local. */
const unicast = /^([23][\da-f]{3}|f[cd][\da-f]{2}):/;

/** Whether a text is the IPv6 address of one reachable host in canonical form; if not, `addressProblem` says why. */
export function isIpv6(text: string): boolean {
  return unicast.test(text) && ipv6Groups(text) !== undefined;
}

/** Whether a text is the address of one reachable host in canonical form; if not, `addressProblem` says why. */
export function isHostAddress(text: string): boolean {
  return isIpv4(text) || isIpv6(text);
}

/** RFC 1918: 10/8, 172.16/12, 192.168/16; RFC 6598: 100.64/10. */
const privateNetwork = /^(10|192\.168|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./;

/** Whether a valid address is private: RFC 1918, the shared space of RFC 6598, or unique local (RFC 4193). */
export function isPrivateAddress(address: string): boolean {
  return privateNetwork.test(address) || /^f[cd][\da-f]{2}:/.test(address);
}

/** An address as it stands before a port: `[2001:db8::1]`. */
export function beforePort(address: string): string {
  return address.includes(":") ? `[${address}]` : address;
}
