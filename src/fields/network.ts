// Each number is at most 255; the bits behind the prefix may be anything, as for HAProxy.
const octet = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";

/** An IPv4 address or network. */
export const networkPattern = new RegExp(`^${octet}(\\.${octet}){3}(/(3[0-2]|[12]?\\d))?$`);
