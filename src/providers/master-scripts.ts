import digitalocean from "../../templates/providers/digitalocean/master-script.mustache";
import type { Failover } from "./failover.js";

/** Each provider's master.sh, if it has one. The shared parts are in templates/failover. */
export const masterScripts: Readonly<Partial<Record<Failover["provider"], typeof digitalocean>>> = { digitalocean };
