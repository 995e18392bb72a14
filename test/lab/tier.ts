import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { beforePort, isIpv4, isIpv6 } from "../../src/fields/address.js";
import type { Topology } from "../../src/index.js";
import { readTopology } from "../../src/node.js";
import { addressGroupsOf, clientAddressesOf, providerFilesOf } from "../../src/topology/facts.js";
import { poolsOf } from "../../src/topology/pools.js";
import { checkers } from "../real/checkers.js";
import { cloudFailoverOf } from "../support/failover.js";
import { run } from "../support/run.js";
import { joinCloud, joinLan } from "./around.js";
import { Channel } from "./channel.js";
import type { Cloud } from "./cloud.js";
import { dialectOf, labPrograms } from "./dialects.js";
import { layHook } from "./hook.js";
import { Balancer, WebServer } from "./hosts.js";
import { holdings, lanClient, laySwitch, plugIn } from "./lan.js";
import { Machine, type Role } from "./machine.js";
import type { Asking, ClientRequest, CloudRequest, CloudState, Faults } from "./messages.js";
import {
  apiIp,
  layClient,
  layCloud,
  layHost,
  linksOf,
  metadataIp,
  otherReservedIp,
  publicIp,
  publicIpv6,
} from "./network.js";

/** Whom the site's certificate is for. */
const siteName = "www.example.com";

/** A host's own addresses on the private network. */
const ownOf = ({ privateIp, privateIpv6 }: { privateIp: string; privateIpv6?: string | undefined }) =>
  privateIpv6 === undefined ? [privateIp] : [privateIp, privateIpv6];

/** A whole tier, running: its hosts with the files as `render` wrote them, a client, and a cloud. */
export class Tier {
  /** In the order of the topology: the preferred one first. */
  readonly balancers: Balancer[] = [];
  readonly webServers: WebServer[] = [];
  private readonly machines: Machine[] = [];
  /** The URLs that the client asks for, one after the other. */
  asked: readonly string[] = [];
  /** What the client asked until history() was last called. */
  readonly past: ClientRequest[] = [];
  private requests?: Channel<{ from: number }, ClientRequest[]>;
  private api?: Channel<CloudRequest, CloudState>;

  private constructor(
    readonly topology: Topology,
    /** Shared by this machine and the tier's: the rendered files, the programs, the certificate. */
    readonly folder: string,
    /** Whether the hosts are there, with nothing of the tier on them. */
    private readonly bare: boolean,
    /** The client is all that is around the balancers, on one machine, with these servers outside of the tier; around.ts. */
    private readonly around?: readonly string[],
  ) {}

  /** With `around`, nothing runs yet but the cloud. */
  static async start(
    topologyFile: string,
    { bare = false, around }: { bare?: boolean; around?: readonly string[] } = {},
  ): Promise<Tier> {
    const folder = mkdtempSync(join(tmpdir(), "haproxy-failover-lab-"));
    const rendered = await run("render", topologyFile, "--out", join(folder, "rendered"));
    if (rendered.code !== 0) throw new Error(rendered.err);
    const tier = new Tier(readTopology(topologyFile), folder, bare, around);
    try {
      await tier.prepare();
      await tier.layNetwork();
      await tier.boot();
      return tier;
    } catch (error) {
      await tier.end();
      throw error;
    }
  }

  /** The programs, and one certificate for the API and the site. */
  private async prepare(): Promise<void> {
    await build({
      entryPoints: ["test/lab/cloud.ts", "test/lab/client.ts"],
      bundle: true,
      platform: "node",
      format: "esm",
      outdir: this.folder,
      outExtension: { ".js": ".mjs" },
      logLevel: "silent",
    });
    const made = spawnSync(
      "openssl",
      [
        ...["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-noenc", "-days", "2"],
        ...["-subj", `/CN=${this.apiName}`, "-addext", `subjectAltName=DNS:${this.apiName},DNS:${siteName}`],
        ...["-keyout", "key.pem", "-out", "certificate.pem"],
      ],
      { cwd: this.folder, encoding: "utf8" },
    );
    if (made.status !== 0) throw new Error(made.stderr);
  }

  /** The network between the hosts, and the cloud's services. */
  get cloud(): Machine {
    return this.find("cloud");
  }

  get client(): Machine {
    return this.find("client");
  }

  private find(name: string): Machine {
    const machine = this.machines.find((one) => one.name === name);
    if (!machine) throw new Error(`no machine ${name} yet`);
    return machine;
  }

  private async machine(name: string, role: Role): Promise<Machine> {
    const isHost = role === "balancer" || role === "web-server";
    const machine = await Machine.start(
      name,
      this.folder,
      role,
      isHost ? checkers[this.topology.platform].programs : "/",
    );
    this.machines.push(machine);
    return machine;
  }

  private async layNetwork(): Promise<void> {
    const { topology } = this;
    if (this.moving.length > 0) return this.layLan();
    const cloud = await this.machine("cloud", "cloud");
    await layCloud(cloud);
    const client = await this.machine("client", "client");
    await layClient(cloud, client);
    for (const [index, facts] of topology.loadBalancers.entries()) {
      const host = await this.machine(facts.name, "balancer");
      await layHost(cloud, host, index, topology, facts);
      this.balancers.push(new Balancer(facts, linksOf(topology), host, cloud, index));
    }
    if (this.around) return joinCloud(cloud, client, topology, this.around);
    for (const [n, facts] of topology.webServers.entries()) {
      const index = topology.loadBalancers.length + n;
      const host = await this.machine(facts.name, "web-server");
      await layHost(cloud, host, index, topology, { privateIp: facts.privateIp });
      this.webServers.push(new WebServer(facts, host, cloud, index));
    }
  }

  /** The addresses that keepalived itself moves; none where the cloud does. */
  get moving(): readonly string[] {
    const { addresses, move } = providerFilesOf(this.topology);
    return move === undefined ? addresses : [];
  }

  private get apiName(): string {
    return this.moving.length > 0 ? "api.example" : dialectOf(this.topology.failover.provider).api;
  }

  /** When the cloud last moved the address, as it was last asked. */
  private moved: CloudState["moves"] = [];

  private async layLan(): Promise<void> {
    const { topology } = this;
    const network = await this.machine("cloud", "cloud");
    await laySwitch(network);
    await plugIn(network, await this.machine("client", "client"), "client", "eth0", lanClient);
    const join = async (
      facts: { name: string; privateIp: string; privateIpv6?: string | undefined; interface?: string | undefined },
      role: Role,
      index: number,
    ) => {
      const host = await this.machine(facts.name, role);
      await plugIn(network, host, `private${index}`, facts.interface ?? topology.vrrp.interface, ownOf(facts));
      return host;
    };
    for (const [index, facts] of topology.loadBalancers.entries()) {
      const host = await join(facts, "balancer", index);
      this.balancers.push(new Balancer(facts, linksOf(topology), host, network, index, this.moving));
    }
    if (this.around)
      return joinLan(
        this.client,
        this.balancers.map(({ machine }) => machine),
        topology,
        this.around,
      );
    for (const [n, facts] of topology.webServers.entries()) {
      const index = topology.loadBalancers.length + n;
      this.webServers.push(new WebServer(facts, await join(facts, "web-server", index), network, index));
    }
  }

  /** Puts the files in place, and starts everything. */
  private async boot(): Promise<void> {
    if (this.moving.length === 0) await this.bootCloud();
    await this.layFiles();
    if (this.around) return;
    for (const host of [...this.webServers, ...this.balancers]) await (this.bare ? host.startLog() : host.boot());
    this.startAsking({ urls: this.sites, servername: siteName });
  }

  private async bootCloud(): Promise<void> {
    const { provider, token = "made-up-token" } = cloudFailoverOf(this.topology);
    const facts: Cloud = {
      provider,
      droplets: this.balancers.map(({ name, facts, index }) => ({
        id: 1001 + index,
        name,
        metadataIp: metadataIp(index),
        publicIps: [publicIp(index), publicIpv6(index)],
        anchorIp: facts.anchorIp ?? "",
        privateIp: facts.privateIp,
      })),
      reservedIps: clientAddressesOf(this.topology),
      onHost: providerFilesOf(this.topology).addresses,
      otherIp: otherReservedIp,
      token,
      apiIp,
      key: join(this.folder, "key.pem"),
      certificate: join(this.folder, "certificate.pem"),
    };
    this.api = new Channel(this.cloud.fork(join(this.folder, "cloud.mjs"), facts));
    await this.api.word();
  }

  private async layFiles(): Promise<void> {
    for (const host of [...this.webServers, ...this.balancers]) {
      await host.machine.sh(
        `[ -z "$3" ] || cp -a "$1/rendered/$2/." /
        echo '${apiIp} ${this.apiName}' >>/etc/hosts
        mkdir -p /run/haproxy /etc/ssl/certs /var/lib/cloud/data
        echo ${1001 + host.index} >/var/lib/cloud/data/instance-id
        cat "$1/certificate.pem" >>/etc/ssl/certs/ca-certificates.crt
        : >/var/log/messages
        for file in /etc/sysctl.d/*haproxy-failover.conf; do [ ! -e "$file" ] || busybox sysctl -q -p "$file"; done`,
        this.folder,
        host.name,
        this.bare ? "" : "with its files",
      );
    }
    for (const { machine } of this.balancers) await this.layHostsOwn(machine);
    for (const { key, program } of providerFilesOf(this.topology).move?.programs ?? []) {
      for (const { machine } of this.balancers) {
        await machine.sh('printf "%s" "$1" >"$2"; chmod 755 "$2"', labPrograms[key] ?? "", program);
      }
    }
    for (const { machine } of this.topology.vrrp.hooks === undefined ? [] : this.balancers) await layHook(machine);
    for (const { machine, name } of this.webServers) {
      await machine.sh(`for folder in /var/www/html /usr/share/nginx/html; do
          mkdir -p $folder; echo ${name} >$folder/index.html
        done`);
    }
  }

  /** The client asks from now on. */
  startAsking(asking: Asking): void {
    this.asked = asking.urls;
    this.past.length = 0;
    this.requests = new Channel(this.client.fork(join(this.folder, "client.mjs"), asking));
  }

  /** It asks no more, and none of its connections is open. */
  async stopAsking(): Promise<void> {
    await this.requests?.end();
  }

  /** What no generated file has: the token, where it is in a file, and the certificates. */
  private async layHostsOwn(machine: Machine): Promise<void> {
    const { tokenFile } = providerFilesOf(this.topology).move ?? {};
    if (tokenFile !== undefined) await machine.sh('echo made-up-token >"$1"', tokenFile);
    if (this.around) return;
    for (const { tls: { certificates = "" } = {} } of this.topology.services) {
      if (certificates === "") continue;
      const file = certificates.endsWith("/") ? `${certificates}site.pem` : certificates;
      await machine.sh('mkdir -p "$(dirname "$2")"; cat "$1/certificate.pem" "$1/key.pem" >"$2"', this.folder, file);
    }
  }

  /** Each service that the web servers serve, at each address. */
  private get sites(): readonly string[] {
    const others = poolsOf(this.topology).filter(({ isOurs }) => !isOurs);
    const served = this.topology.services.filter(({ backend }) => others.every(({ name }) => name !== backend));
    return served.flatMap(({ port, tls, addresses = clientAddressesOf(this.topology) }) =>
      addresses.map((address) => `${tls === undefined ? "http" : "https"}://${beforePort(address)}:${port}/`),
    );
  }

  /** The preferred balancer. */
  get first(): Balancer {
    return this.balancer(0);
  }

  get second(): Balancer {
    return this.balancer(1);
  }

  private balancer(index: number): Balancer {
    const balancer = this.balancers[index];
    if (!balancer) throw new Error(`no balancer ${index} yet`);
    return balancer;
  }

  /** What the client asked since the start, up to the first request that is under way. */
  async history(): Promise<readonly ClientRequest[]> {
    // One by one: an hour of them is more than one call takes as arguments.
    for (const request of (await this.requests?.ask({ from: this.past.length })) ?? []) this.past.push(request);
    return this.past;
  }

  private async askCloud(request: CloudRequest): Promise<CloudState> {
    if (!this.api) throw new Error("no cloud yet");
    const state = await this.api.ask(request);
    this.moved = state.moves;
    return state;
  }

  state = (): Promise<CloudState> => (this.moving.length > 0 ? this.lanState() : this.askCloud({ ask: "state" }));

  /** Who has the first address; all of them, where several have. */
  private async lanState(): Promise<CloudState> {
    const [holder = []] = await this.holders();
    return { holder: holder.join(" and "), holders: {}, moves: [], calls: [] };
  }

  /** The names of the balancers that have each address, in the order of the addresses. */
  holders(): Promise<string[][]> {
    return Promise.all(
      this.moving.map(async (address) => {
        const has = await Promise.all(this.balancers.map((balancer) => balancer.has(address)));
        return this.balancers.filter((_, index) => has[index]).map(({ name }) => name);
      }),
    );
  }

  /** Whether the addresses are where they should be: each on one balancer, named in the order of the addresses. */
  async isHeldBy(names: readonly string[]): Promise<boolean> {
    return JSON.stringify(await this.holders()) === JSON.stringify(names.map((name) => [name]));
  }

  /** The balancer that has each address while all are healthy. */
  get homes(): readonly string[] {
    return addressGroupsOf(this.topology).flatMap(({ addresses, order }) => addresses.map(() => order[0]?.name ?? ""));
  }

  isAtHome = () => this.isHeldBy(this.homes);

  /** When each balancer had an address itself. */
  private holdings(address: string) {
    return this.balancers.map(({ machine }) => holdings(machine.read("/var/log/addresses.out"), address));
  }

  /** For how long since a moment two balancers had the same address, in seconds. */
  owners(since: number): number {
    const seconds = this.moving.map((address) => {
      const times = this.holdings(address);
      const pairs = times.flatMap((own, n) =>
        own.flatMap((one) =>
          times
            .slice(n + 1)
            .flat()
            .map((other) => [one, other] as const),
        ),
      );
      const together = pairs.map(
        ([one, other]) => Math.min(one.to, other.to, Date.now()) - Math.max(one.from, other.from, since),
      );
      return together.reduce((sum, time) => sum + Math.max(0, time), 0) / 1000;
    });
    return Math.max(...seconds);
  }

  /** For how long since a moment an address was on no balancer, in seconds. */
  unowned(since: number): number {
    const seconds = this.moving.map((address) => {
      const held = this.holdings(address)
        .flat()
        .sort((one, other) => one.from - other.from);
      let until = since;
      let gaps = 0;
      for (const { from, to } of [...held, { from: Date.now(), to: Number.POSITIVE_INFINITY }]) {
        gaps += Math.max(0, from - until);
        until = Math.max(until, to);
      }
      return gaps / 1000;
    });
    return Math.max(0, ...seconds);
  }

  /** Whether the request of this number is for an address. */
  asks(n: number, address: string): boolean {
    return new URL(this.asked[n % this.asked.length] ?? "").hostname === beforePort(address);
  }

  /** How much later than the first address the last one may move, in seconds. */
  get apart(): number {
    return providerFilesOf(this.topology).moves?.apart?.most ?? 0;
  }

  /** Whether a request was under way just when an address moved. */
  wasUnderWay({ n, sent, done }: ClientRequest): boolean {
    // Behind an anchor IP, a connection stays where it began.
    const { leadsNowhere = false } = this.moving.length > 0 ? {} : dialectOf(this.topology.failover.provider);
    const { addresses } = providerFilesOf(this.topology);
    const byCloud = this.moved.filter(({ ip }) => this.asks(n, ip) && (leadsNowhere || addresses.includes(ip)));
    const moves = [...this.moving.flatMap((address) => this.holdings(address).flat())];
    // The cloud's clock has whole milliseconds, which have begun.
    const isCutOff = byCloud.some(({ began, at }) => sent < at + 1 && done >= began);
    // `ip monitor` notes when it reads of a change: somewhat later than it was.
    return isCutOff || moves.some(({ from, to }) => [from, to].some((at) => sent <= at + 20 && done >= at - 20));
  }

  faults = (faults: Faults) => this.askCloud({ ask: "faults", faults });
  /** Somebody moves one of the reserved IPs by hand; the tier's, where none is named. */
  move = (to: Balancer, ip?: string) =>
    this.askCloud({ ask: "move", to: to.name, ...(ip === undefined ? {} : { ip }) });

  /** Somebody takes the tier's from everybody. */
  unassign = () => this.askCloud({ ask: "unassign" });

  /** The switch passes nothing on between balancers. */
  async split(): Promise<void> {
    const addresses = this.topology.loadBalancers.flatMap(ownOf);
    for (const [family, own] of [
      ["ip", addresses.filter(isIpv4)],
      ["ip6", addresses.filter(isIpv6)],
    ] as const) {
      if (own.length === 0) continue;
      const list = own.join(", ");
      await this.cloud.sh(
        `nft 'add rule bridge lab between ${family} saddr { ${list} } ${family} daddr { ${list} } drop'`,
      );
    }
  }

  /** The switch passes everything on again. */
  async heal(): Promise<void> {
    await this.cloud.sh("nft 'flush chain bridge lab between'");
    if (this.moving.length === 0) await this.cloud.sh("nft 'flush chain inet lab between'");
  }

  /** How to open each machine, and what its balancers said: for who looks at it. */
  tell(): string {
    return this.machines
      .map((machine) => {
        const log = this.balancers.some(({ name }) => name === machine.name) ? machine.read("/var/log/messages") : "";
        return `${machine.name}: ${machine.door}\n${log.split("\n").slice(-40).join("\n")}`;
      })
      .join("\n");
  }

  /** Ends everything, whatever state it is in. */
  async end(): Promise<void> {
    await Promise.all(this.machines.map((machine) => machine.end()));
    rmSync(this.folder, { recursive: true, force: true });
  }
}
