// What master.sh logs: the priority, and the words.

export const master = "notice is master, and keeps 203.0.113.10 here";
export const has = "notice 203.0.113.10 is here already, at Droplet 1001";
export const takesBack = "warning lost 203.0.113.10 to another after N s, and takes it back";
export const waits = "warning waits with 203.0.113.10: the site does not answer here as it should";
export const notListening =
  "err HAProxy does not listen on 10.17.1.18: no client reaches it, and another balancer takes over";
export const letsGo = "notice is BACKUP after N s as master, and no longer keeps 203.0.113.10 here";
export const died = "err a part of it has died: everything is started again";
export const pending = "warning the API does not move 203.0.113.10 (422): The floating IP already has a pending event.";
export const refused = "the API does not answer: connection refused, or no route (curl 7)";
export const timedOut = "the API does not answer: timed out (curl 28)";

/** The IP was moved here, by an action with this number, from a Droplet if that is known. */
export const moved = (action: number | string = 7000, from = "") =>
  `notice moved 203.0.113.10 here:${from} to Droplet 1001, in N s (action ${action})`;
export const movedFrom = moved(7000, " from Droplet 2002");

/** It was master to the end. */
export const stops = "notice stops, and no longer keeps 203.0.113.10 here";

/** keepalived ended, or reloads. */
export const deaf = "notice no longer hears keepalived after N s as master, and no longer keeps 203.0.113.10 here";
