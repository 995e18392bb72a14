import type { ProviderFiles } from "../provider-files.js";
import type { CommandFailover } from "./failover.js";

export function commandFiles({ address, anchorIps, holds, take }: CommandFailover): ProviderFiles {
  return {
    bound: anchorIps ? "anchor IP" : "address",
    addresses: anchorIps ? [] : [address],
    linkLocal: false,
    told: ({ instance }) => [{ kind: "INSTANCE", name: instance }],
    move: {
      behind: anchorIps ? [address] : [],
      // pkill ends what the programs have started.
      packages: ["procps"],
      programs: [
        { key: "holds", program: holds },
        { key: "take", program: take },
      ],
      token: undefined,
      tokenFile: undefined,
    },
  };
}
