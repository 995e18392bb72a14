// What a text must look like, wherever it is asked for: the schema refuses any other, and so do the guards of what is
// printed.

/** A name in haproxy.cfg or keepalived.conf, or a keyword. */
export const word = /^[A-Za-z0-9_-]{1,63}$/;

/** An absolute path without `.` and `..` as components, to a file. */
export const filePath = /^(?=.{2,255}$)(\/(?!\.{1,2}(\/|$))[A-Za-z0-9._-]+)+$/;

/** The same, or with a slash at its end for a folder. */
export const anyPath = /^(?=.{2,255}$)(\/(?!\.{1,2}(\/|$))[A-Za-z0-9._-]+)+\/?$/;

const octet = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
const ipv4 = `${octet}(\\.${octet}){3}`;
/** Whether this is the canonical form, ipv6.ts says. */
const ipv6 = "[\\da-f]{0,4}(:[\\da-f]{0,4}){2,7}";

/** An address, or a network: the bits behind the prefix may be anything, as for HAProxy. */
export const network = new RegExp(`^(${ipv4}(/(3[0-2]|[12]?\\d))?|${ipv6}(/(12[0-8]|1[01]\\d|[1-9]?\\d))?)$`);

/** An address with the prefix length of its network, which is not 0. */
export const virtualAddress = new RegExp(`^(${ipv4}/(3[0-2]|[12]\\d|[1-9])|${ipv6}/(12[0-8]|1[01]\\d|[1-9]\\d?))$`);

/** A user of the host. */
export const userName = /^[a-z_][a-z0-9_-]{0,30}$/;

/** A VRRP password. */
export const vrrpPassword = /^[A-Za-z0-9]{1,8}$/;

/** An API token: printable ASCII without what ends a quoted word in a shell or in curl's file. */
export const token = /^[!#-&(-[\]-_a-~]{1,1024}$/;

/** What `openssl passwd -5` or `-6` prints. */
export const passwordHash = /^\$[56]\$(rounds=\d{4,7}\$)?[A-Za-z0-9./]{1,16}\$[A-Za-z0-9./]{43,86}$/;

/** The thumbprint of an ACME account's key. */
export const thumbprint = /^[A-Za-z0-9_-]{43}$/;

/** The name of an HTTP header. */
export const headerName = /^[A-Za-z0-9_-]{1,100}$/;

/** A time as HAProxy writes it: a whole number and its unit. */
export const duration = /^[1-9]\d{0,6}(ms|s|m|h|d)$/;

/** An HTTP status, or a range of them. */
export const status = /^[1-5]\d\d(-[1-5]\d\d)?$/;

/** A size as nginx writes it. */
export const bodySize = /^[1-9]\d{0,5}[kmg]$/;
