import type { ReadFailover } from "../import.js";

/** The addresses that keepalived moves. */
export const readVip: ReadFailover = ({ addresses }) =>
  addresses.length === 0 ? undefined : { provider: "vip", addresses };
