import type { Machine } from "./machine.js";

// A network of one's own: one switch, and everybody on it, the client too. No cloud, no metadata, no second link.

export const lanClient = ["192.168.10.2", "fd00:10::2"];

/** The switch. It is called as the cloud's private one, so that the same faults can be played on it. */
export async function laySwitch(network: Machine): Promise<void> {
  await network.sh(`
    ip link add private type bridge
    ip link set private up
    nft 'add table bridge lab; add chain bridge lab between { type filter hook forward priority 0; }'`);
}

export async function plugIn(
  network: Machine,
  host: Machine,
  port: string,
  name: string,
  addresses: readonly string[],
) {
  await network.sh(`
    ip link add ${port} type veth peer name ${name} netns ${host.pid}
    ip link set ${port} master private up`);
  // Every change of its addresses, and when: who has had which, and for how long.
  await host.sh(`
    ${addresses.map((address) => `ip address add ${address.includes(":") ? `${address}/64 nodad` : `${address}/24`} dev ${name}`).join("\n")}
    ip link set ${name} up`);
  host.start("addresses", "exec nice -n -20 ip -tshort -oneline monitor address");
}

/** When a host had an address, in ms since 1970, as `ip monitor` told it; the last time may still go on. */
export function holdings(log: string, address: string): { from: number; to: number }[] {
  const times: { from: number; to: number }[] = [];
  for (const line of log.split("\n")) {
    const [, stamp = "", deleted] = /^\[([^\]]+)\] (Deleted )?\d+:/.exec(line) ?? [];
    if (!line.includes(` ${address}/`)) continue;
    const at = Date.parse(`${stamp.slice(0, 23)}Z`);
    const last = times.at(-1);
    if (deleted !== undefined) {
      if (last !== undefined && last.to === Number.POSITIVE_INFINITY) last.to = at;
    } else if (last === undefined || last.to !== Number.POSITIVE_INFINITY) {
      times.push({ from: at, to: Number.POSITIVE_INFINITY });
    }
  }
  return times;
}
