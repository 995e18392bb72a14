import { isHostAddress, isIpv4 } from "./address.js";
import { ipv6Bits } from "./ipv6.js";

/** A virtual address, taken apart. */
export interface Cidr {
  readonly address: string;
  /** The prefix length of its network. */
  readonly prefix: number;
}

/** Parses `192.0.2.10/24`; undefined if it does not have that form. */
export function cidr(text: string): Cidr | undefined {
  const [, address = "", prefix] = /^([^/]*)\/([1-9]\d?|1[01]\d|12[0-8])$/.exec(text) ?? [];
  return prefix === undefined ? undefined : { address, prefix: Number(prefix) };
}

/** Whether a text is an address with the prefix length of its network, but not the network itself. */
export function isVirtualAddress(text: string): boolean {
  const parts = cidr(text);
  return parts !== undefined && isHostAddress(parts.address) && !isTooLong(parts) && !isNetworkItself(parts);
}

export const isTooLong = ({ address, prefix }: Cidr): boolean => prefix > 32 && isIpv4(address);

/** Whether two addresses are in the same network of this prefix length. */
export function inSameNetwork(one: string, other: string, prefix: number): boolean {
  return bits(one).slice(0, prefix) === bits(other).slice(0, prefix);
}

/** The network and broadcast addresses of a network: RFC 919, RFC 3021. IPv6 has the first only: RFC 4291, 2.6.1; RFC 6164. */
export function isNetworkItself({ address, prefix }: Cidr): boolean {
  const host = bits(address).slice(prefix);
  return host.length > 1 && (isIpv4(address) ? /^(0+|1+)$/ : /^0+$/).test(host);
}

function bits(address: string): string {
  if (!isIpv4(address)) return ipv6Bits(address);
  return address
    .split(".")
    .map((part) => Number(part).toString(2).padStart(8, "0"))
    .join("");
}
