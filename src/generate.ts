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
  const forWebServers = prepare(topology, topology.webServers, webServerFiles);
  const forLoadBalancers = prepare(topology, topology.loadBalancers, loadBalancerFiles);
  forWebServers(take);
  forLoadBalancers(take);
}

/** Makes what all hosts of a kind share, file by file; what comes out hands over each host's files. */
function prepare<Host extends { name: string }>(
  topology: Topology,
  hosts: readonly Host[],
  files: readonly HostFile<Host>[],
): (take: (file: GeneratedFile) => void) => void {
  const { init } = platforms[topology.platform];
  const prepared = files
    .filter((file) => file.init === undefined || file.init === init)
    .map(({ path, mode, secret, content }) => ({ path, mode, secret: secret(topology), textOn: content(topology) }));
  return (take) => {
    for (const host of hosts) {
      for (const { path, mode, secret, textOn } of prepared) {
        take({ host: host.name, path, mode, secret, content: textOn(host) });
      }
    }
  };
}
