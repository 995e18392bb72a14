import digitalocean from "../../templates/providers/digitalocean/master-script.mustache";
import type { CompiledTemplate } from "../rendering/template.js";
import type { Failover } from "./failover.js";

/** Each provider's master.sh, where it has one: the parts that all share stand in templates/failover. */
export const masterScripts: Readonly<Partial<Record<Failover["provider"], CompiledTemplate>>> = { digitalocean };
