import { Address4 } from "ip-address";
import type { AddressCode } from "../issues/issue.js";

const canonical = /^(0|[1-9]\d*)(\.(0|[1-9]\d*)){3}$/;

/** Longer than any address in any notation. */
const longest = 64;

/** Decimal digits of any script: an address in non-ASCII digits gets its own error. */
const dottedNumbers = /^\s*\p{Nd}+(\s*\.\s*\p{Nd}+){3}\s*$/u;

const thisNetwork = new Address4("0.0.0.0/8");

/**
 * Says why a text is not the IPv4 address of one reachable host in canonical form; undefined if it is.
 *
 * Source of the refused ranges: RFC 6890 and its registries.
 */
export function addressProblem(text: string): AddressCode | undefined {
  if (text.length > longest) return "address-malformed";
  if (/^[\da-fA-F:.]*:[\da-fA-F:.]*(%\w+)?$/.test(text) && text.split(":").length > 2) return "address-not-ipv4";
  if (/^[\d.]+\/\d+$/.test(text)) return "address-prefix";
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
