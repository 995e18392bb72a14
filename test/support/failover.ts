import type { Topology } from "../../src/index.js";
import { filesOf } from "../../src/providers/files.js";

/** What a topology's own script moves, and with which secret. */
export function cloudFailoverOf({ failover }: Pick<Topology, "failover">) {
  const { move } = filesOf(failover);
  if (move === undefined) throw new Error("keepalived alone moves this topology's address");
  return {
    provider: failover.provider,
    reservedIp: publicAddressOf({ failover }),
    token: move.token,
    tokenFile: move.tokenFile,
  };
}

/** An address that clients use. */
export function publicAddressOf({ failover }: Pick<Topology, "failover">): string {
  const { addresses, move } = filesOf(failover);
  const [first = ""] = [...addresses, ...(move?.behind ?? [])];
  return first;
}
