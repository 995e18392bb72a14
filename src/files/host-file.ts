import { BrandedError } from "../errors.js";
import { initOf } from "../platforms/init.js";
import type { LoadBalancer } from "../providers/vrrp-types.js";
import { expectParsed } from "../topology/expect-parsed.js";
import type { Topology, WebServer } from "../topology/topology.js";

/** The kinds of hosts, by their key in the topology. */
export interface HostOf {
  readonly webServers: WebServer;
  readonly loadBalancers: LoadBalancer;
}

export type HostKind = keyof HostOf;

/** A generated file: which hosts have it, where it goes, and how its text is made. */
export interface HostFile<Kind extends HostKind> {
  /** The kind of host that has it. */
  readonly on: Kind;
  /** Its absolute path on the host. */
  readonly path: string;
  /** Its permissions: 0o600 if it can hold a secret, 0o700 for a script, otherwise 0o644. */
  readonly mode: number;
  /** Whether its text contains a password or a token. */
  readonly secret: (topology: Topology) => boolean;
  /** Whether this host has the file, depending on the platform, the provider or the host itself. */
  readonly appliesTo: (topology: Topology, host: HostOf[Kind]) => boolean;
  /**
   * Makes the text in two steps: the first runs once, for what all hosts share; the second runs for each host. Called only
   * where `appliesTo` is true.
   */
  readonly text: (topology: Topology) => (host: HostOf[Kind]) => string;
}

/** A file of the web servers. */
export type WebServerFile = HostFile<"webServers">;
/** A file of the load balancers. */
export type LoadBalancerFile = HostFile<"loadBalancers">;

/** Thrown if the platform has no such file or the host is not in the topology. */
export class NoSuchFileError extends BrandedError {
  override readonly name = "NoSuchFileError";
  /** The file's path on platforms that have it. */
  readonly path: string;

  get brand(): symbol {
    return Symbol.for("haproxy-failover.NoSuchFileError");
  }

  constructor(path: string, reason: string) {
    super(`no ${path}: ${reason}`);
    this.path = path;
  }
}

/** `appliesTo` of a file that every platform has. */
export const onEveryPlatform = (): boolean => true;

/** `appliesTo` of a file that only Upstart platforms have. */
export const onUpstart = ({ platform }: Topology): boolean => initOf[platform] === "upstart";

/** `appliesTo` of a file that only systemd platforms have. */
export const onSystemd = ({ platform }: Topology): boolean => initOf[platform] === "systemd";

/** `text` of a file that is the same on every host. */
export function sameOnAll(text: (topology: Topology) => string): (topology: Topology) => () => string {
  return (topology) => {
    const whole = text(topology);
    return () => whole;
  };
}

/**
 * The text of a file on one host.
 *
 * @throws {NoSuchFileError} if the host is not in the topology, or does not have the file.
 */
export function textOn<Kind extends HostKind>(file: HostFile<Kind>, topology: Topology, host: HostOf[Kind]): string {
  expectParsed(topology);
  if (!hostsOf(topology, file.on).includes(host)) {
    throw new NoSuchFileError(file.path, `the host is not in this topology's ${file.on}; pass one of those`);
  }
  if (!file.appliesTo(topology, host)) throw new NoSuchFileError(file.path, `${topology.platform} does without it`);
  return file.text(topology)(host);
}

/**
 * The text of a file that is the same on every host.
 *
 * @throws {NoSuchFileError} if no host has it.
 */
export function textOnAll<Kind extends HostKind>(file: HostFile<Kind>, topology: Topology): string {
  expectParsed(topology);
  const host = hostsOf(topology, file.on).find((candidate) => file.appliesTo(topology, candidate));
  if (host === undefined) throw new NoSuchFileError(file.path, `${topology.platform} does without it`);
  return file.text(topology)(host);
}

/** The hosts of one kind. */
export function hostsOf<Kind extends HostKind>(topology: Topology, kind: Kind): readonly HostOf[Kind][] {
  const hosts: { readonly [K in keyof HostOf]: readonly HostOf[K][] } = topology;
  return hosts[kind];
}
