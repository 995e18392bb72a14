import { Address4 } from "ip-address";
import type { AddressCode } from "../issues/issue.js";

const canonical = /^(0|[1-9]\d*)(\.(0|[1-9]\d*)){3}$/;

/** Longer than any address in any notation; what is longer is not looked at twice. */
const longest = 64;

/** Decimal digits of any script, for telling an address in other digits from no address at all. */
const dottedNumbers = /^\s*\p{Nd}+(\s*\.\s*\p{Nd}+){3}\s*$/u;

const thisNetwork = new Address4("0.0.0.0/8");

/**
 * Says why a text is not an IPv4 address of one reachable host in its only plain form, or nothing if it is one.
 *
 * Sources for the refused ranges: RFC 6890 and the registries it names.
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
