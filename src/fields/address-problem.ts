import { Address4, Address6 } from "ip-address";
import type { AddressCode } from "../issues/addresses.js";
import { isIpv6 } from "./address.js";

const canonical = /^(0|[1-9]\d*)(\.(0|[1-9]\d*)){3}$/;

/** Longer than any address in any notation. */
const longest = 64;

/** Decimal digits of any script: an address in non-ASCII digits gets its own error. */
const dottedNumbers = /^\s*\p{Nd}+(\s*\.\s*\p{Nd}+){3}\s*$/u;

const thisNetwork = new Address4("0.0.0.0/8");

/**
 * Says why a text is not the address of one reachable host in canonical form; undefined if it is.
 *
 * Source of the refused ranges: RFC 6890 and its registries.
 */
export function addressProblem(text: string): AddressCode | undefined {
  if (text.length > longest) return "address-malformed";
  if (/^[\d.]+\/\d+$/.test(text)) return "address-prefix";
  if (text.split(":").length > 2) return ipv6Problem(text);
  if (!canonical.test(text)) return dottedNumbers.test(text) ? "address-ambiguous" : "address-malformed";
  if (!Address4.isValid(text)) return "address-malformed";
  const address = new Address4(text);
  if (address.isInSubnet(thisNetwork)) return "address-unspecified";
  if (address.isLoopback()) return "address-loopback";
  if (address.isLinkLocal()) return "address-link-local";
  if (address.isMulticast()) return "address-multicast";
  if (address.isBroadcast()) return "address-broadcast";
  if (address.isReserved()) return "address-reserved";
  return undefined;
}

const mapped = new Address6("::ffff:0:0/96");

function ipv6Problem(text: string): AddressCode | undefined {
  const [bare = "", zone] = text.split("%");
  if (!/^[\da-fA-F:.]+(\/\d{1,3})?$/.test(bare) || !Address6.isValid(bare)) return "address-malformed";
  if (zone !== undefined) return "address-scoped";
  if (text.includes("/")) return "address-prefix";
  const address = new Address6(text);
  if (address.isInSubnet(mapped)) return "address-mapped";
  if (address.correctForm() === "::") return "address-unspecified";
  if (address.isLoopback()) return "address-loopback";
  if (address.isLinkLocal()) return "address-link-local";
  if (address.isMulticast()) return "address-multicast";
  if (!isIpv6(address.correctForm())) return "address-reserved";
  return address.correctForm() === text ? undefined : "address-not-canonical";
}

/** The canonical form of an address that `addressProblem` calls not canonical. */
export function canonicalForm(text: string): string {
  return new Address6(text).correctForm();
}
