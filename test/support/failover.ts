import type { Topology } from "../../src/index.js";

type Failover = Topology["failover"];

/** The failover of a topology whose address a cloud moves. */
export function cloudFailoverOf({ failover }: Pick<Topology, "failover">): Extract<Failover, { reservedIp: string }> {
  if (!("reservedIp" in failover)) throw new Error("keepalived alone moves this topology's address");
  return failover;
}

/** An address that clients use. */
export function publicAddressOf({ failover }: Pick<Topology, "failover">): string {
  if ("reservedIp" in failover) return failover.reservedIp;
  const [first = ""] = [
    ...(failover.addresses ?? []),
    ...(failover.groups ?? []).flatMap(({ addresses }) => addresses),
  ];
  return (typeof first === "string" ? first : first.address).replace(/\/.*/, "");
}
