import type { HostFile, HostKind, HostOf, LoadBalancerFile, WebServerFile } from "./files/host-file.js";
import { defaultFiles } from "./files/index.js";
import { expectParsed } from "./topology/expect-parsed.js";
import type { Topology } from "./topology/topology.js";

/** A configuration file of one host. */
export interface GeneratedFile {
  /** The host's name in the topology: `web1`. */
  readonly host: string;
  /** The file's absolute path on that host: `/etc/nginx/nginx.conf`. */
  readonly path: string;
  /** The file's permissions: 0o644, 0o600 for secrets, 0o700 for scripts. */
  readonly mode: number;
  /** Whether `content` contains a password or a token and must stay out of logs. */
  readonly secret: boolean;
  /** The exact text, with LF line ends and one at the end. */
  readonly content: string;
}

export interface GenerateOptions {
  /**
   * The files to generate.
   *
   * @default defaultFiles
   */
  readonly files?: readonly (WebServerFile | LoadBalancerFile)[];
}

/**
 * Renders every configuration file of a tier.
 *
 * @param topology - A topology from `parseTopology`.
 * @returns The files of the web servers, then of the load balancers, both in the topology's order. The same
 * topology always gives the same files.
 * @throws {TypeError} if two of `files` have the same path on hosts of one kind.
 * @throws {UnsafeValueError} if the topology did not come from `parseTopology` and has a missing or unsafe value.
 *
 * @example
 * ```ts
 * for (const file of generate(topology)) console.log(file.host, file.path);
 * generate(topology, { files: [haproxyCfgFile] }); // one file only, for each host that has it
 * ```
 */
export function generate(topology: Topology, options: GenerateOptions = {}): GeneratedFile[] {
  const files: GeneratedFile[] = [];
  forEachFile(topology, (file) => files.push(file), options);
  return files;
}

/** Like `generate`, but passes on one file at a time, so that they need not all be in memory. */
export function forEachFile(
  topology: Topology,
  take: (file: GeneratedFile) => void,
  { files = defaultFiles }: GenerateOptions = {},
): void {
  expectParsed(topology);
  // The shared parts come first, so that an error in them is found before any file is passed on.
  const onWebServers: Prepared<"webServers">[] = [];
  const onLoadBalancers: Prepared<"loadBalancers">[] = [];
  for (const file of files) {
    if (file.on === "webServers") prepare(file, topology, topology.webServers, onWebServers);
    else prepare(file, topology, topology.loadBalancers, onLoadBalancers);
  }
  handOver(topology, topology.webServers, onWebServers, take);
  handOver(topology, topology.loadBalancers, onLoadBalancers, take);
}

/** A file, after its first step. */
interface Prepared<Kind extends HostKind> {
  readonly file: HostFile<Kind>;
  readonly secret: boolean;
  readonly textOn: (host: HostOf[Kind]) => string;
}

/** Adds a file that is on any of the hosts. */
function prepare<Kind extends HostKind>(
  file: HostFile<Kind>,
  topology: Topology,
  hosts: readonly HostOf[Kind][],
  prepared: Prepared<Kind>[],
): void {
  if (!hosts.some((host) => file.appliesTo(topology, host))) return;
  if (prepared.some((other) => other.file.path === file.path)) throw new TypeError(`two of the files are ${file.path}`);
  prepared.push({ file, secret: file.secret(topology), textOn: file.text(topology) });
}

function handOver<Kind extends HostKind>(
  topology: Topology,
  hosts: readonly HostOf[Kind][],
  files: readonly Prepared<Kind>[],
  take: (file: GeneratedFile) => void,
): void {
  for (const host of hosts) {
    for (const { file, secret, textOn } of files) {
      if (!file.appliesTo(topology, host)) continue;
      take(new OneFile(host.name, file.path, file.mode, secret, textOn(host)));
    }
  }
}

/**
 * Makes the same object as `{ host, path, mode, secret, content }`. V8 puts literals of a kind that lives long straight into
 * its old space; their texts follow, and the garbage collector moves those of a large tier again and again.
 */
const OneFile = function (
  this: { -readonly [Key in keyof GeneratedFile]: GeneratedFile[Key] },
  host: string,
  path: string,
  mode: number,
  secret: boolean,
  content: string,
) {
  this.host = host;
  this.path = path;
  this.mode = mode;
  this.secret = secret;
  this.content = content;
} as unknown as new (
  ...facts: [string, string, number, boolean, string]
) => GeneratedFile;
OneFile.prototype = Object.prototype;
