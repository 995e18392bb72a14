import type { AddressCode } from "../issues/addresses.js";
import { addressProblem } from "./address-problem.js";
import { cidr, isNetworkItself, isTooLong } from "./virtual-address.js";

/** Says why a text is not an address with a prefix length; undefined if it is. */
export function virtualAddressProblem(text: string): AddressCode | undefined {
  const parts = cidr(text);
  if (parts === undefined) return addressProblem(text) === undefined ? "prefix-missing" : "virtual-address-malformed";
  const problem = addressProblem(parts.address);
  if (problem !== undefined) return problem;
  if (isTooLong(parts)) return "prefix-out-of-range";
  return isNetworkItself(parts) ? "virtual-address-is-network" : undefined;
}
