import type { HostFile } from "./files/host-file.js";
import { loadBalancerFiles, webServerFiles } from "./files/index.js";
import { platforms } from "./platforms/index.js";
import type { Topology } from "./topology/defaults.js";

/** One configuration file of one host. */
export interface GeneratedFile {
  /** The host's name in the topology: `web1`. */
  readonly host: string;
  /** The file's absolute path on that host: `/etc/nginx/nginx.conf`. */
  readonly path: string;
  /** The file's permissions: 0o644, 0o600 for secrets, 0o700 for scripts. */
  readonly mode: number;
  /** Whether `content` holds a password or a token: keep it out of logs. */
  readonly secret: boolean;
  /** The exact text: LF line ends, one at the end. */
  readonly content: string;
}

/**
 * Renders every configuration file of a tier.
 *
 * @param topology - A topology from `parseTopology`.
 * @returns The files of the web servers, then of the load balancers, both in the topology's order; always the same for
 * the same topology.
 * @throws {UnsafeValueError} if the topology did not come from `parseTopology`, and holds a value that would break a file or lacks one.
 *
 * @example
 * ```ts
 * for (const file of generate(topology)) console.log(file.host, file.path);
 * ```
 */
export function generate(topology: Topology): GeneratedFile[] {
  const files: GeneratedFile[] = [];
  forEachFile(topology, (file) => files.push(file));
  return files;
}

/** Hands over the files that `generate` returns one after the other, so that not all need be there at once. */
export function forEachFile(topology: Topology, take: (file: GeneratedFile) => void): void {
  // What hosts share is made for all of them first: a mistake there is found before any file is handed over.
  const onWebServers = prepare(topology, webServerFiles);
  const onLoadBalancers = prepare(topology, loadBalancerFiles);
  handOver(topology.webServers, onWebServers, take);
  handOver(topology.loadBalancers, onLoadBalancers, take);
}

/** A file of the platform, with what all hosts share of it. */
interface Prepared<Host> {
  readonly file: HostFile<Host>;
  readonly secret: boolean;
  readonly shared: unknown;
}

function prepare<Host>(topology: Topology, files: readonly HostFile<Host>[]): Prepared<Host>[] {
  const { init } = platforms[topology.platform];
  return files
    .filter((file) => file.init === undefined || file.init === init)
    .map((file) => ({ file, secret: file.secret(topology), shared: file.share(topology) }));
}

function handOver<Host extends { name: string }>(
  hosts: readonly Host[],
  files: readonly Prepared<Host>[],
  take: (file: GeneratedFile) => void,
): void {
  for (const host of hosts) {
    for (const { file, secret, shared } of files) {
      take({ host: host.name, path: file.path, mode: file.mode, secret, content: file.textOn(shared, host) });
    }
  }
}
