import { ipv6Groups } from "./ipv6.js";
import * as patterns from "./patterns.js";

/** Whether a text is an address or a network, in canonical form. */
export function isNetwork(text: string): boolean {
  const [address = ""] = text.split("/");
  return patterns.network.test(text) && (!address.includes(":") || ipv6Groups(address) !== undefined);
}
