import { aws } from "./aws/index.js";
import { command } from "./command/index.js";
import { digitalocean } from "./digitalocean/index.js";
import { gcp } from "./gcp/index.js";
import { hetzner } from "./hetzner/index.js";
import { hetznerRobot } from "./hetzner-robot/index.js";
import type { Provider } from "./provider.js";
import { vip } from "./vip/index.js";

/** Every provider, in the order in which messages list them. What the generated files need of each is in files.ts. */
const all = [digitalocean, vip, hetzner, hetznerRobot, aws, gcp, command] as const;

export const providers: readonly Provider[] = all;

export const providerNames: readonly string[] = all.map(({ name }) => name);

/** The members of the union that `failover` is. */
export const failoverSchemas = schemasOf(all);

/** The provider with this name, which is unchecked. */
export function providerNamed(name: unknown): Provider | undefined {
  return providers.find((provider) => provider.name === name);
}

function schemasOf<const List extends readonly Provider[]>(list: List) {
  return list.map(({ schema }) => schema) as unknown as { -readonly [Place in keyof List]: List[Place]["schema"] };
}
