import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import { lostWithin, stateOf, until } from "../watch.js";
import type { Scenario } from "./scenario.js";

// Somebody else on the private network sends advertisements to the balancers. systemd would keep them away from keepalived
// (test/machines/strangers.test.ts); here they reach it, and provoke elections, which move nothing.

interface Stranger {
  readonly name: string;
  readonly password: string;
  readonly priority: number;
  /** What becomes of its advertisements on their way. */
  readonly spoil?: string;
}

/** A web server runs a keepalived with the tier's VRID. */
const stranger = ({ name, password, priority, spoil = "" }: Stranger): Scenario => ({
  name,
  play: async (tier) => {
    const [host] = tier.webServers;
    if (!host) throw new Error("no web server");
    const { machine, facts } = host;
    const peers = tier.balancers.map(({ facts: { privateIp } }) => privateIp).join("\n        ");
    await machine.sh(
      `mkdir -p /etc/stranger /run/stranger
      : >/var/log/stranger.out
      printf '%s\n' "$1" >/etc/stranger/keepalived.conf
      nft 'add table ip stranger; add chain ip stranger out { type filter hook output priority 0; }'
      [ -z "$2" ] || nft "add rule ip stranger out ip protocol 112 $2"`,
      `vrrp_instance STRANGER {
    interface ${tier.topology.vrrp.interface}
    state MASTER
    priority ${priority}
    virtual_router_id ${tier.topology.vrrp.routerId}
    unicast_src_ip ${facts.privateIp}
    unicast_peer {
        ${peers}
    }
    virtual_ipaddress {
        127.0.0.112/32 dev lo scope host
    }
    authentication {
        auth_type PASS
        auth_pass ${password}
    }
}`,
      spoil,
    );
    try {
      const lost = await lostWithin(tier, 20, async () => {
        machine.start(
          "stranger",
          "exec keepalived --dont-fork --log-console --use-file /etc/stranger/keepalived.conf --pid /run/stranger/pid --vrrp_pid /run/stranger/vrrp",
        );
        await until("the stranger calls itself master", 10, () =>
          machine.read("/var/log/stranger.out").includes("Entering MASTER STATE"),
        );
        await sleep(10_000);
        await until("the first is master all the same", 3, () => stateOf(tier.first) === "MASTER");
        await machine.stop("keepalived");
      });
      expect(lost).toEqual([]);
      expect((await tier.state()).holder).toBe(tier.first.name);
    } finally {
      await machine.stop("keepalived");
      await machine.sh("nft delete table ip stranger");
    }
    return undefined;
  },
});

/** The topology's. */
const password = "x7k2m9qd";

export const strangers: readonly Scenario[] = [
  stranger({
    name: "a stranger with the password and the highest priority advertises itself",
    password,
    priority: 254,
  }),
  stranger({ name: "a stranger without the password advertises itself", password: "madeup", priority: 254 }),
  stranger({
    name: "a stranger sends advertisements with a wrong checksum",
    password,
    priority: 254,
    spoil: "@th,48,16 set 57005",
  }),
];
