import { execFile } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Topology } from "../../src/index.js";
import { clientAddressesOf } from "../../src/topology/facts.js";
import type { Recipe } from "../recipes/recipe.js";
import type { Machine } from "./machine.js";
import { gateway, plugIn, routeBack } from "./network.js";
import type { Tier } from "./tier.js";

// All that is around a tier's balancers when a recipe is played: its clients and its servers, on one machine.

/** The clients of test/recipes/around.sh. */
const clients = ["198.51.100.7", "198.51.100.8"];
/** The one that asks while the tier fails over: what it does is not counted as theirs. */
const prober = "198.51.100.9";

const serversOf = ({ webServers }: Topology, others: readonly string[]) => [
  ...webServers.map(({ privateIp }) => privateIp),
  ...others,
];

/** The clients' machine is in the private network, too. */
export async function joinCloud(cloud: Machine, machine: Machine, topology: Topology, others: readonly string[]) {
  await cloud.sh(plugIn(topology.loadBalancers.length, "private", machine));
  await routeBack(cloud, machine, [...clients, prober]);
  await machine.sh(
    `ip link set private up
    ip route replace default via ${gateway} dev eth0 src ${clients[0]}
    for address do ip address add $address/16 dev private; done`,
    ...serversOf(topology, others),
  );
}

/** The same on a network of one's own, whose hosts know the way to the clients. */
export async function joinLan(
  machine: Machine,
  balancers: readonly Machine[],
  topology: Topology,
  others: readonly string[],
) {
  const own = [...serversOf(topology, others), ...clients, prober];
  await machine.sh("for address do ip address add $address/24 dev eth0; done", ...own);
  for (const balancer of balancers) await balancer.sh(`ip route add 198.51.100.0/24 dev ${topology.vrrp.interface}`);
}

/** The programs that a recipe's script runs in there. */
const programs = ["stand-ins.mjs", "upstream.mjs", "websocket.mjs"];

/** A recipe's script, on the machine around a tier that lasts. */
export class Around {
  private constructor(
    private readonly tier: Tier,
    private readonly recipe: Recipe,
  ) {}

  /** Starts what is behind the balancers, then the balancers, and waits until their HAProxies know every server. */
  static async start(tier: Tier, recipe: Recipe): Promise<Around> {
    const around = new Around(tier, recipe);
    mkdirSync(join(tier.folder, "programs"));
    for (const program of programs) copyFileSync(`test/real/${program}`, join(tier.folder, "programs", program));
    await around.play("prepare");
    await tier.client.sh('cp -a /etc/haproxy/certs "$1"', tier.folder);
    for (const balancer of tier.balancers) {
      await balancer.machine.sh(
        `mkdir -p /etc/haproxy/certs; cp -a "$1/certs/." /etc/haproxy/certs
        rm -f /etc/resolv.conf; : >/etc/resolv.conf`,
        tier.folder,
      );
      await balancer.boot();
    }
    const sockets = tier.balancers.map(({ machine }) =>
      join("/proc", String(machine.pid), "root", "run/haproxy/admin.sock"),
    );
    const settled = ["test/real/settled.mjs", String(recipe.healthy ?? "all"), ...sockets];
    await promisify(execFile)(process.execPath, settled, { timeout: 60_000 });
    return around;
  }

  /** Runs one of the script's functions, and gives the lines that it printed. */
  async play(what: "prepare" | "ask_anew" | "later"): Promise<string[]> {
    const printed = await this.tier.client.sh(
      `address=$1 folder=$2/rendered programs=$2/programs
      ${readFileSync("test/recipes/around.sh", "utf8")}
      ${this.recipe.script}
      ${what}`,
      this.address,
      this.tier.folder,
    );
    return printed.split("\n").filter((line) => line !== "");
  }

  /** A client asks for the recipe's page, over and over. */
  startAsking(): void {
    const { url, ...probe } = this.recipe.probe;
    const { protocol, hostname, port, pathname } = new URL(url);
    const usual = protocol === "https:" ? "443" : "80";
    const urls = [`${protocol}//${this.address}:${port || usual}${pathname}`];
    this.tier.startAsking({ ...probe, urls, servername: hostname, host: hostname, from: prober });
  }

  private get address(): string {
    return clientAddressesOf(this.tier.topology)[0] ?? "";
  }
}
