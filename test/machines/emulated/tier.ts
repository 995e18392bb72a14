import { execFile, execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { defaultFiles } from "../../../src/files/index.js";
import { setupFiles } from "../../../src/files/setup-files.js";
import { generate, type Topology } from "../../../src/index.js";
import { Channel } from "../../lab/channel.js";
import type { Cloud } from "../../lab/cloud.js";
import { Machine } from "../../lab/machine.js";
import type { Asking, ClientRequest, CloudRequest, CloudState } from "../../lab/messages.js";
import { apiIp, gateway, layClient, layCloud, mend, otherReservedIp, publicIp } from "../../lab/network.js";
import { isSteady, until } from "../../lab/watch.js";
import { cloudFailoverOf } from "../../support/failover.js";
import { bareRoot, Emulated } from "./host.js";

const authorities = "/etc/ssl/certs/ca-certificates.crt";
const apiName = "api.digitalocean.com";

/** A tier of emulated machines at the lab's cloud. */
export class EmulatedTier {
  readonly hosts: Record<string, Emulated> = {};
  private readonly folder = mkdtempSync(join(tmpdir(), "haproxy-failover-"));
  private readonly around: Machine[] = [];
  private network?: Machine;
  private api?: Channel<CloudRequest, CloudState>;
  private requests?: Channel<{ from: number }, ClientRequest[]>;
  private readonly past: ClientRequest[] = [];

  private constructor(
    private readonly topology: Topology,
    private readonly root: string,
  ) {}

  /**
   * @param release - Debian's name for it, such as `bookworm`; disks.sh makes its root.
   * @param more - By host: what is on its disk in place of its tree, which is in /srv otherwise.
   */
  static async make(
    topology: Topology,
    release: string,
    hosts: readonly string[],
    more: Readonly<Record<string, Readonly<Record<string, string>>>> = {},
  ): Promise<EmulatedTier> {
    const tier = new EmulatedTier(topology, bareRoot(release));
    try {
      await tier.layNetwork();
      for (const name of hosts) await tier.makeHost(name, more[name]);
      return tier;
    } catch (error) {
      await tier.end();
      throw error;
    }
  }

  host(name: string): Emulated {
    const host = this.hosts[name];
    if (!host) throw new Error(`no host ${name}`);
    return host;
  }

  private async layNetwork(): Promise<void> {
    execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", join(this.folder, "id_ed25519")]);
    execFileSync(
      "openssl",
      [
        ...["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-noenc", "-days", "2"],
        ...["-subj", `/CN=${apiName}`, "-addext", `subjectAltName=DNS:${apiName}`],
        ...["-keyout", join(this.folder, "key.pem"), "-out", join(this.folder, "certificate.pem")],
      ],
      { stdio: "ignore" },
    );
    await build({
      entryPoints: ["test/lab/cloud.ts", "test/lab/client.ts"],
      bundle: true,
      platform: "node",
      format: "esm",
      outdir: this.folder,
      outExtension: { ".js": ".mjs" },
      logLevel: "silent",
    });
    this.network = await this.start("cloud");
    await layCloud(this.network);
    const { provider, reservedIp, token = "" } = cloudFailoverOf(this.topology);
    const facts: Cloud = {
      provider,
      droplets: this.topology.loadBalancers.map(({ name, privateIp, anchorIp = "" }, index) => {
        const at = { metadataIp: publicIp(index), publicIps: [publicIp(index)], anchorIp, privateIp };
        return { id: 1001 + index, name, ...at };
      }),
      reservedIps: [reservedIp],
      onHost: [],
      otherIp: otherReservedIp,
      token,
      apiIp,
      key: join(this.folder, "key.pem"),
      certificate: join(this.folder, "certificate.pem"),
    };
    this.api = new Channel(this.network.fork(join(this.folder, "cloud.mjs"), facts));
    await this.api.word();
  }

  private async start(role: "cloud" | "client"): Promise<Machine> {
    const machine = await Machine.start(role, this.folder, role);
    this.around.push(machine);
    return machine;
  }

  /** A client asks for the page from now on; five times a second, as an emulated machine is a slow one. */
  async startAsking(): Promise<void> {
    if (!this.network) throw new Error("no network yet");
    const client = await this.start("client");
    await layClient(this.network, client);
    const { reservedIp } = cloudFailoverOf(this.topology);
    const asking: Asking = { urls: [`http://${reservedIp}/`], servername: reservedIp, perSecond: 5 };
    this.requests = new Channel(client.fork(join(this.folder, "client.mjs"), asking));
  }

  /** What the client asked since it started, up to the first request that is under way. */
  async history(): Promise<readonly ClientRequest[]> {
    for (const request of (await this.requests?.ask({ from: this.past.length })) ?? []) this.past.push(request);
    return this.past;
  }

  /** Who has the reserved IP, and who had it. */
  state(): Promise<CloudState> {
    if (!this.api) throw new Error("no cloud yet");
    return this.api.ask({ ask: "state" });
  }

  /** Waits until the first balancer is master and has the address, the others are backups, and the site answers. */
  async settled(): Promise<void> {
    const names = this.topology.loadBalancers.map(({ name }) => name);
    for (const [n, name] of names.entries()) {
      await this.host(name).until(`grep -q ${n === 0 ? "MASTER" : "BACKUP"} /run/keepalived-master.state`);
    }
    await until(`${names[0]} has the address, and the site answers`, 180, async () => {
      return (await this.state()).holder === names[0] && isSteady(await this.history());
    });
  }

  private async makeHost(name: string, more?: Readonly<Record<string, string>>): Promise<void> {
    const { topology, network } = this;
    if (!network) throw new Error("no network yet");
    const all = [...topology.loadBalancers, ...topology.webServers];
    const index = all.findIndex((one) => one.name === name);
    const { privateIp, anchorIp = "" } = { anchorIp: undefined, ...all[index], privateIp: all[index]?.privateIp ?? "" };
    const inNetwork = ["--target", String(network.pid), "--net"];
    for (const tap of [`public${index}`, `private${index}`]) {
      await promisify(execFile)("nsenter", [...inNetwork, "ip", "tuntap", "add", "dev", tap, "mode", "tap"]);
    }
    await network.sh(`ip link set private${index} master private up\n${mend("public", index, anchorIp)}`);
    const addresses = [publicIp(index), ...(anchorIp === "" ? [] : [anchorIp])];
    const route = `[Route]\nGateway=${gateway}\nGatewayOnLink=yes\nPreferredSource=${publicIp(index)}\n`;
    const links = [
      { tap: `public${index}`, addresses: addresses.map((address) => `${address}/32`), route },
      { tap: `private${index}`, addresses: [`${privateIp}/16`], route: "" },
    ].map(({ tap, addresses: own, route: way }, n) => ({
      tap,
      mac: `52:54:00:00:0${index}:0${n}`,
      config: `[Match]\nName=eth${n}\n[Network]\nLinkLocalAddressing=no\n${own.map((address) => `Address=${address}\n`).join("")}${way}`,
    }));
    const tree = generate(topology, { files: [...defaultFiles, ...setupFiles] }).filter(({ host }) => host === name);
    this.hosts[name] = Emulated.make(
      name,
      this.root,
      this.folder,
      { network: network.pid, links, address: publicIp(index) },
      {
        "/etc/hosts": `127.0.0.1 localhost ${name}\n${apiIp} ${apiName}\n`,
        [authorities]:
          readFileSync(join(this.root, authorities), "utf8") +
          readFileSync(join(this.folder, "certificate.pem"), "utf8"),
        "/var/lib/cloud/data/instance-id": `${1001 + index}\n`,
        "/var/www/html/index.html": `${name}\n`,
        ...more,
      },
      more ? [] : tree,
    );
  }

  async end(): Promise<void> {
    for (const host of Object.values(this.hosts)) await host.powerCut();
    for (const machine of this.around.reverse()) await machine.end();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
