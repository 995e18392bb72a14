import { Address4 } from "ip-address";
import type { IssueCode } from "../errors.js";

const canonical = /^(0|[1-9]\d*)(\.(0|[1-9]\d*)){3}$/;

/** Longer than any address in any notation; what is longer is not looked at twice. */
const longest = 64;

/** Decimal digits of any script, for telling an address in other digits from no address at all. */
const dottedNumbers = /^\s*\p{Nd}+(\s*\.\s*\p{Nd}+){3}\s*$/u;

/** Addresses of single hosts, in their only plain form: nearly all that are ever asked about. */
const ordinary = /^(?!0\.|127\.|169\.254\.|22[4-9]\.|2[3-5]\d\.)((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(?!$)|$)){4}$/;

const thisNetwork = new Address4("0.0.0.0/8");

/**
 * Says why a text is not an IPv4 address of one reachable host in its only plain form, or nothing if it is one.
 *
 * Sources for the refused ranges: RFC 6890 and the registries it names.
 */
export function addressProblem(text: string): IssueCode | undefined {
  // `new Address4` takes twenty times as long as this; the tests hold one against the other.
  if (ordinary.test(text)) return undefined;
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

/** RFC 1918: 10/8, 172.16/12, 192.168/16; RFC 6598: 100.64/10. */
const privateNetwork = /^(10|192\.168|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./;

/** Whether an address, which must be one, belongs to a private network: RFC 1918, or RFC 6598's shared space. */
export function isPrivateAddress(address: string): boolean {
  return privateNetwork.test(address);
}
