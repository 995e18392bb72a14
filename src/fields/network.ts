import { ipv6Groups } from "./ipv6.js";

// Each number is at most 255; the bits behind the prefix may be anything, as for HAProxy.
const octet = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
const ipv4Network = new RegExp(`^${octet}(\\.${octet}){3}(/(3[0-2]|[12]?\\d))?$`);
const ipv6Network = /^([\da-f:]+)(\/(12[0-8]|1[01]\d|[1-9]?\d))?$/;

/** Whether a text is an address or a network, in canonical form. */
export function isNetwork(text: string): boolean {
  return ipv4Network.test(text) || ipv6Groups(ipv6Network.exec(text)?.[1] ?? "") !== undefined;
}
