import { isHostAddress } from "../fields/address.js";
import { type Guard, guard } from "./guard.js";

// What a value is, stricter than what its line could hold. Each of these is one word in every format.

/** An IPv4 address of one reachable host. */
export const address: Guard = (value) => (typeof value === "string" && isHostAddress(value) ? value : undefined);

/** A whole number, 0 or more. */
export const wholeNumber: Guard = (value) =>
  typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? String(value) : undefined;

/** A TCP port. */
export const port: Guard = (value) =>
  typeof value === "number" && value >= 1 && value <= 65535 ? wholeNumber(value) : undefined;

/** A name, or a keyword. */
export const word = guard(/^[A-Za-z0-9_-]{1,63}$/);

/** A network interface. */
export const networkInterface = guard(/^[A-Za-z0-9._-]{1,15}$/);

/** A user of the host. */
export const userName = guard(/^[a-z_][a-z0-9_-]{0,30}$/);

/** A VRRP password. */
export const password = guard(/^[A-Za-z0-9]{1,8}$/);

/** A time of HAProxy's: a whole number and its unit. */
export const duration = guard(/^[1-9]\d{0,6}(ms|s|m|h|d)$/);

/** An IPv4 address or network. */
export const network = guard(/^\d{1,3}(\.\d{1,3}){3}(\/\d{1,2})?$/);
