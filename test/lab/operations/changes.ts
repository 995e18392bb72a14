import { expect } from "vitest";
import { otherReservedIp } from "../network.js";
import type { Scenario } from "../scenarios/scenario.js";
import { lostWithin, until } from "../watch.js";
import { adminOf, all, lossless, settles, thenServe } from "./lossless.js";

// docs/operations.md: hosts come and go, and what web servers and balancers must change together.

const web3 = "  - { name: web3, privateIp: 10.132.20.3 }\n";
const third = "  - { name: third, privateIp: 10.132.30.3, anchorIp: 10.17.1.3 }\n";

export const changes: readonly Scenario[] = [
  lossless("a web server goes, and comes", async (admin, tier) => {
    admin.edit(web3, "");
    await thenServe(admin, tier, "remove-web-server", ["web1", "web2"]);
    admin.edit("loadBalancers:", `${web3}loadBalancers:`);
    await thenServe(admin, tier, "add-web-server", all);
  }),
  lossless("a web server is out; all are deployed to; it is back", async (admin, tier) => {
    const before = tier.first.machine.read("/etc/haproxy/haproxy.cfg");
    await thenServe(admin, tier, "drain", ["web2", "web3"]);
    admin.edit("port: 80,", "port: 80, balance: leastconn,");
    await thenServe(admin, tier, "deploy", ["web2", "web3"]);
    const after = tier.first.machine.read("/etc/haproxy/haproxy.cfg");
    expect(after).toBe(before.replace("balance roundrobin", "balance leastconn"));
    await thenServe(admin, tier, "undrain", all);
  }),
  lossless("a balancer goes, and another Droplet takes its place", async (admin, tier) => {
    const [, , old] = tier.balancers;
    if (!old) throw new Error("no third balancer");
    admin.edit(third, "");
    await admin.play("remove-balancer");
    await settles(tier, "MASTER", "BACKUP", undefined);
    await old.machine.sh(`
      rm -rf /etc/haproxy/haproxy.cfg /etc/keepalived/* /etc/systemd/system/*haproxy-failover* /var/lib/haproxy-failover
      ip address delete 10.132.30.3/16 dev eth1; ip address add 10.132.30.33/16 dev eth1`);
    admin.edit("vrrp:", `${third.replace("10.132.30.3,", "10.132.30.33,")}vrrp:`);
    await admin.play("add-balancer");
    await settles(tier, "MASTER", "BACKUP", "BACKUP");
  }),
  lossless("the balancers are upgraded, and the IP does not move", async (admin, tier) => {
    const { moves } = await tier.state();
    const before = tier.balancers.map(({ machine }) => machine.processes("keepalived"));
    await admin.play("upgrade-balancers");
    tier.balancers.forEach(({ machine }, n) => {
      for (const pid of before[n] ?? []) expect(machine.processes("keepalived")).not.toContain(pid);
    });
    await settles(tier, "MASTER", "BACKUP", "BACKUP");
    expect((await tier.state()).moves).toEqual(moves);
  }),
  lossless("clientAddress changes", async (admin, tier) => {
    admin.edit("clientAddress: proxy-protocol", "clientAddress: x-forwarded-for");
    await thenServe(admin, tier, "client-address", all);
    await settles(tier, "MASTER", "BACKUP", "BACKUP");
  }),
  {
    name: "the reserved IP changes, and both serve meanwhile",
    play: async (tier) => {
      const admin = await adminOf(tier);
      admin.edit("reservedIp: 203.0.113.10", `reservedIp: ${otherReservedIp}`);
      const ask = `curl --silent --fail --max-time 2 --output /dev/null http://${otherReservedIp}/`;
      const lost = await lostWithin(tier, 1, async () => {
        await admin.play("reserved-ip-backups");
        await tier.move(tier.second, otherReservedIp);
        await tier.client.sh(ask);
      });
      expect(lost).toEqual([]);
      const asked = tier.client.sh(
        `rm -f /run/enough; while [ ! -e /run/enough ]; do ${ask} || echo lost; sleep 0.05; done`,
      );
      await tier.unassign();
      await admin.play("reserved-ip-primary");
      const own = () =>
        tier.first.machine.sh("curl --silent http://169.254.169.254/metadata/v1/reserved_ip/ipv4/ip_address");
      await until("the first has the new IP", 30, async () => (await own()) === otherReservedIp);
      await tier.client.sh("sleep 2; touch /run/enough");
      expect(await asked).toBe("");
      return undefined;
    },
  },
];
