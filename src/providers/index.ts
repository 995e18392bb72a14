import { aws } from "./aws/index.js";
import { command } from "./command/index.js";
import { digitalocean } from "./digitalocean/index.js";
import { gcp } from "./gcp/index.js";
import { hetzner } from "./hetzner/index.js";
import { hetznerRobot } from "./hetzner-robot/index.js";
import type { Provider } from "./provider.js";
import { vip } from "./vip/index.js";

/**
 * Every provider, in the order in which messages list them. What the generated files need of each is in files.ts; its keys
 * are in schemas.ts, so that what does not read a topology does without zod.
 */
export const providers: readonly Provider[] = [digitalocean, vip, hetzner, hetznerRobot, aws, gcp, command];

export const providerNames: readonly string[] = providers.map(({ name }) => name);

/** The provider with this name, which is unchecked. */
export function providerNamed(name: unknown): Provider | undefined {
  return providers.find((provider) => provider.name === name);
}
