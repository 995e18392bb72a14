import { resolve } from "node:path";
import type { LoadBalancer, WebServer as WebServerFacts } from "../../src/index.js";
import { type Environment, type Machine, openFilesOf, parentOf } from "./machine.js";
import { address, cut, type Link, mend, plugIn } from "./network.js";

/** A host of the tier, and its links. */
abstract class Host {
  constructor(
    readonly name: string,
    readonly machine: Machine,
    readonly cloud: Machine,
    readonly index: number,
    private readonly anchorIp = "",
    /** What links it. */
    readonly linked: readonly Link[] = ["private", "public"],
  ) {}

  /** A link loses its carrier. */
  cut = (link: Link) => this.cloud.sh(cut(link, this.index));

  mend = (link: Link) => this.cloud.sh(mend(link, this.index, this.anchorIp));

  /** The switch passes nothing on to it and from it; its link stays up. */
  silence = () =>
    this.cloud.sh(`nft 'add rule bridge lab between iifname private${this.index} drop
      add rule bridge lab between oifname private${this.index} drop'`);

  /** The same on its public link; `heal` ends both. */
  goDark = async () => {
    await this.silence();
    await this.cloud.sh(`nft 'add rule inet lab between oifname public${this.index} drop
      add rule inet lab between iifname public${this.index} drop'`);
  };

  abstract boot(): Promise<void>;

  /** What the system has of its own. */
  startLog = async () => {
    if (this.machine.processes("busybox").length === 0) this.machine.start("syslogd", "exec busybox syslogd -n");
  };
}

export class WebServer extends Host {
  constructor(
    readonly facts: WebServerFacts,
    ...host: [Machine, Machine, number]
  ) {
    super(facts.name, ...host);
  }

  /** Starts nginx as Debian's unit does: it goes to the background itself. */
  boot = async () => {
    await this.machine.sh("nginx >>/var/log/nginx.out 2>&1");
  };

  die = () => this.machine.stop("nginx", "SIGKILL");
}

export class Balancer extends Host {
  private booted = 0;

  constructor(
    readonly facts: LoadBalancer,
    private readonly links: Readonly<Record<Link, string>>,
    host: Machine,
    cloud: Machine,
    index: number,
    /** The addresses that keepalived itself moves; none where the cloud does. */
    readonly moving: readonly string[] = [],
  ) {
    super(facts.name, host, cloud, index, facts.anchorIp, moving.length > 0 ? ["private"] : undefined);
  }

  /** What the system starts when the host does, in systemd's place. */
  boot = async () => {
    await this.startLog();
    await this.startHaproxy();
    if (this.moving.length === 0) this.startService();
    await this.startHooks();
    await this.machine.startBalancing("keepalived");
    this.booted = Date.now();
  };

  /** Whether keepalived's vrrp_startup_delay of 5 s is over: it takes no part before. */
  get takesPart(): boolean {
    return Date.now() > this.booted + 6000;
  }

  /** haproxy-failover.service; service.sh has the details. */
  startService(environment: Environment = {}): void {
    if (this.machine.processes("service.sh").length > 0) return;
    const script = `set -- ${this.cgroup}/service; [ ! -e /run/pids ] || set -- "$@" /run/pids; exec "$service" "$@"`;
    const service = resolve("test/lab/service.sh");
    this.machine.start("haproxy-failover", script, { ...environment, service });
  }

  /** haproxy-failover-hooks.service, where there are hooks: its ExecStartPre, and then hooks.sh as its user. */
  private async startHooks(): Promise<void> {
    const unit = "/etc/systemd/system/haproxy-failover-hooks.service";
    const user = await this.machine.sh(`[ ! -e ${unit} ] || sed -n 's/^User=//p' ${unit}`);
    if (user === "" || this.machine.processes("hooks.sh").length > 0) return;
    await this.machine.sh(`sed -n "s/^ExecStartPre=+\\/bin\\/sh -c '\\(.*\\)'$/\\1/p" ${unit} | sh -eu`);
    const run = `setpriv --reuid=${user.trim()} --regid=nogroup --clear-groups /etc/keepalived/hooks.sh`;
    this.machine.start("keepalived-hooks", `while :; do ${run} || :; sleep 1; done`);
  }

  /** Whether the service can act: it has the lock open that keepalived tries, under whatever number its shell gives it. */
  isAble = () => openFilesOf(this.parts.main).includes("/run/keepalived-master.able");

  /** Ends the service, and all that runs in it. */
  async stopService(): Promise<void> {
    await this.machine.stop("service.sh", "SIGKILL");
    await this.machine.sh(`echo 1 >${this.cgroup}/service/cgroup.kill`);
  }

  /** How many processes the service may have. */
  limitProcesses = (most: number | "max") => this.machine.write("/run/pids/pids.max", String(most));

  /** The first process of the service, the one that hears keepalived, and the one that holds the reserved IP. */
  get parts(): { main: number; reader: number; worker: number } {
    const [manager] = this.machine.processes("service.sh");
    const scripts = this.machine.processes("master.sh");
    const childOf = (parent: number | undefined) => scripts.find((pid) => parentOf(pid) === parent) ?? Number.NaN;
    const main = childOf(manager);
    const worker = Number(this.machine.read("/run/keepalived-master.worker"));
    return { main, reader: childOf(main), worker: worker || Number.NaN };
  }

  /** What went wrong before is forgotten: it does not wait before it takes the IP back. */
  forgetFaults = () => this.machine.sh("rm -f /run/keepalived-master.faults");

  private get cgroup(): string {
    return `/run/cgroup/lab-${this.machine.pid}`;
  }

  /** What runs on it, and what that starts, can be made to stand still from now on. */
  async gather(): Promise<void> {
    const programs = ["haproxy", "keepalived", "busybox", "service.sh"];
    const pids = programs.flatMap((program) => this.machine.processes(program));
    await this.machine.sh(`for pid do echo "$pid" >${this.cgroup}/rest/cgroup.procs; done`, ...pids.map(String));
  }

  /** All that was gathered stands still, or goes on. */
  standStill = (still: boolean) => this.machine.write(`${this.cgroup}/cgroup.freeze`, still ? "1" : "0");

  startKeepalived = (environment: Environment = {}) => this.machine.startBalancing("keepalived", environment);

  startHaproxy = () => this.machine.startBalancing("haproxy");

  /** The host is gone at once: its links first, so that nobody hears it die. */
  async vanish(): Promise<void> {
    await this.cloud.sh(this.linked.map((link) => cut(link, this.index)).join("\n"));
    if (this.moving.length === 0) await this.stopService();
    for (const program of ["keepalived", "haproxy"]) await this.machine.stop(program, "SIGKILL");
    // A machine that starts has none of them, nor what master.sh has put on lo.
    for (const address of this.moving) await this.machine.sh("ip address flush to $1", address);
    await this.machine.sh("ip address flush dev lo scope global");
  }

  async comeBack(): Promise<void> {
    for (const link of this.linked) await this.mend(link);
    // A host that boots has an empty /run: no pid of a keepalived that is no more.
    await this.machine.sh("rm -rf /run/keepalived");
    await this.boot();
  }

  private changeAddress(what: "add" | "delete", link: Link): Promise<unknown> {
    const { privateIp, anchorIp } = this.facts;
    return this.machine.sh(address(what, link, link === "private" ? privateIp : (anchorIp ?? ""), this.links[link]));
  }

  /** Its private address, or on the public link its anchor IP, is taken away; the link stays up. */
  loseAddress = (link: Link) => this.changeAddress("delete", link);

  regainAddress = (link: Link) => this.changeAddress("add", link);

  /** Its private interface is taken out. */
  async loseInterface(): Promise<void> {
    const link = await this.machine.sh(`ip -oneline link show dev ${this.links.private}`);
    this.mac = /link\/ether (\S+)/.exec(link)?.[1] ?? "";
    await this.cloud.sh(`ip link delete private${this.index}`);
  }

  /** The private interface's, before it was taken out. */
  private mac = "";

  /**
   * Another one of the same name and address is put in. It has the same MAC, as a VLAN that is rebuilt has: others would
   * send to the old MAC for up to 45 s.
   */
  async regainInterface(): Promise<void> {
    await this.cloud.sh(plugIn(this.index, this.links.private, this.machine));
    await this.machine.sh(`ip link set ${this.links.private} address ${this.mac}`);
    await this.regainAddress("private");
    await this.machine.sh(`ip link set ${this.links.private} up`);
  }

  /** Whether it has an address. */
  async has(address: string): Promise<boolean> {
    return (await this.machine.sh("ip -oneline address show to $1", address)) !== "";
  }

  /** The state that keepalived last entered, as its log has it. */
  get entered(): string | undefined {
    const log = this.machine.read("/var/log/messages").split("Starting VRRP child process").at(-1) ?? "";
    return [...log.matchAll(/\) Entering (\w+) STATE/g)].at(-1)?.[1];
  }

  /** What master.sh said, without when it said it. */
  get said(): string[] {
    return this.machine
      .read("/var/log/messages")
      .split("\n")
      .flatMap((line) => /keepalived-master: (.*)/.exec(line)?.[1] ?? []);
  }
}
