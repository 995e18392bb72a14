import { guard } from "./guard.js";

// What only keepalived.conf holds.

/** Seconds: whole, or below one. */
export const seconds = guard(/^(\d{1,2}|0\.\d{1,2})$/);

/** The label of an address: the interface, and what is behind its colon. */
export const label = guard(/^[A-Za-z0-9._-]{1,15}:[A-Za-z0-9_-]{1,12}$/);
