import type { LoadBalancer, WebServer as WebServerFacts } from "../../src/index.js";
import type { Machine } from "./machine.js";
import { cut, type Link, mend } from "./network.js";

/** A host of the tier, and its links. */
abstract class Host {
  constructor(
    readonly name: string,
    readonly machine: Machine,
    readonly cloud: Machine,
    readonly index: number,
    private readonly anchorIp = "",
  ) {}

  /** A link loses its carrier. */
  cut = (link: Link) => this.cloud.sh(cut(link, this.index));

  mend = (link: Link) => this.cloud.sh(mend(link, this.index, this.anchorIp));

  /** The switch passes nothing on to it and from it; its link stays up. */
  silence = () =>
    this.cloud.sh(`nft 'add rule bridge lab between iifname private${this.index} drop
      add rule bridge lab between oifname private${this.index} drop'`);

  abstract boot(): Promise<void>;
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
    ...host: [Machine, Machine, number]
  ) {
    super(facts.name, ...host, facts.anchorIp);
  }

  /** What the system starts when the host does, in systemd's place. */
  boot = async () => {
    if (this.machine.processes("busybox").length === 0) this.machine.start("syslogd", "exec busybox syslogd -n");
    await this.startHaproxy();
    await this.machine.startBalancing("keepalived");
    this.booted = Date.now();
  };

  /** Whether keepalived's vrrp_startup_delay of 5 s is over: it takes no part before. */
  get takesPart(): boolean {
    return Date.now() > this.booted + 6000;
  }

  startHaproxy = () => this.machine.startBalancing("haproxy");

  /** The host is gone at once: its links first, so that nobody hears it die. */
  async vanish(): Promise<void> {
    await this.cloud.sh(`${cut("private", this.index)}\n${cut("public", this.index)}`);
    for (const program of ["keepalived", "master.sh", "haproxy"]) await this.machine.stop(program, "SIGKILL");
  }

  async comeBack(): Promise<void> {
    await this.mend("private");
    await this.mend("public");
    await this.boot();
  }

  /** What master.sh said, without when it said it. */
  get said(): string[] {
    return this.machine
      .read("/var/log/messages")
      .split("\n")
      .flatMap((line) => /keepalived-master: (.*)/.exec(line)?.[1] ?? []);
  }
}
