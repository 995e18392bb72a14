import { UnsafeValueError } from "../../errors.js";
import type { ProviderFiles } from "../provider-files.js";
import type { CommandFailover } from "./failover.js";

export function commandFiles({ address, anchorIps = false, holds, take }: CommandFailover): ProviderFiles {
  // Of a topology that nobody has parsed, it may be anything.
  if (typeof anchorIps !== "boolean") throw new UnsafeValueError("anchorIps is no boolean");
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
