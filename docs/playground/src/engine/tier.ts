import {
  defaultFiles,
  type GeneratedFile,
  generate,
  type HostFile,
  type HostKind,
  type HostOf,
  type Topology,
} from "haproxy-failover";
import type { FileEntry } from "./messages.js";

interface TierFile extends FileEntry {
  readonly text: () => string;
}

/** A topology's files. A text is made when it is asked for: a page shows one of them. */
export class Tier {
  private readonly files: readonly TierFile[];
  private generated: readonly GeneratedFile[] | undefined;

  constructor(readonly topology: Topology) {
    this.files = [
      ...filesOn("webServers", topology.webServers, topology),
      ...filesOn("loadBalancers", topology.loadBalancers, topology),
    ];
  }

  get entries(): readonly FileEntry[] {
    return this.files.map(({ host, path, mode, secret }) => ({ host, path, mode, secret }));
  }

  textOf(host: string, path: string): string {
    return this.files.find((file) => file.host === host && file.path === path)?.text() ?? "";
  }

  /** All of them, with their texts. */
  get all(): readonly GeneratedFile[] {
    this.generated ??= generate(this.topology);
    return this.generated;
  }
}

function filesOn<Kind extends HostKind>(kind: Kind, hosts: readonly HostOf[Kind][], topology: Topology): TierFile[] {
  const files = defaultFiles.filter(({ on }) => on === kind) as readonly unknown[] as readonly HostFile<Kind>[];
  const secrets = new Map(files.map((file) => [file, file.secret(topology)]));
  return hosts.flatMap((host) =>
    files
      .filter((file) => file.appliesTo(topology, host))
      .map((file) => ({
        host: host.name,
        path: file.path,
        mode: file.mode,
        secret: secrets.get(file) ?? false,
        text: () => file.text(topology)(host),
      })),
  );
}
