import { schema as aws } from "./aws/schema.js";
import { schema as command } from "./command/schema.js";
import { schema as digitalocean } from "./digitalocean/schema.js";
import { schema as gcp } from "./gcp/schema.js";
import { schema as hetzner } from "./hetzner/schema.js";
import { schema as hetznerRobot } from "./hetzner-robot/schema.js";
import { schema as vip } from "./vip/schema.js";

/** The keys of `failover` with each provider: the members of its union. Secrets are marked there, and nowhere else. */
export const failoverSchemas = [digitalocean, vip, hetzner, hetznerRobot, aws, gcp, command] as const;
