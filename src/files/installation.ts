import { providerFilesOf } from "../topology/facts.js";
import type { Topology } from "../topology/topology.js";
import { type HostKind, onUpstart } from "./host-file.js";

// What a host needs beside its files, and what runs on it.

/** Debian's packages for a kind of host. */
export function packagesOf(topology: Topology, kind: HostKind): readonly string[] {
  if (kind === "webServers") return ["nginx", "curl"];
  const { move } = providerFilesOf(topology);
  if (onUpstart(topology)) {
    // The compiler and OpenSSL build keepalived; assign-ip is a Python script that imports requests.
    return ["haproxy", "curl", "build-essential", "libssl-dev", ...(move ? ["python", "python-requests"] : [])];
  }
  return ["haproxy", "keepalived", "curl", ...(move?.packages ?? [])];
}

/** A service of a host. */
export interface HostService {
  readonly name: string;
  /** The files that it reads. */
  readonly paths: readonly string[];
  /** Whether its unit is one of our files. */
  readonly own: { readonly name: string } | false;
}

/** Services in the order in which they are brought up, each with the files that it reads. */
export function servicesOf(paths: readonly string[]): HostService[] {
  return (
    ["nginx", "haproxy", "haproxy-failover", "haproxy-failover-hooks", "keepalived"]
      .map((name) => ({ name, paths: paths.filter((path) => serviceOf(path) === name) }))
      .filter((service) => service.paths.length > 0)
      // Without its file, the host does not know the service.
      .map(({ name, paths }) => ({
        name,
        paths,
        own: paths.includes(`/etc/systemd/system/${name}.service`) && { name },
      }))
  );
}

/** The services of an Upstart platform, and how each takes up its files. keepalived calls master.sh anew each time. */
export function upstartServicesOf(paths: readonly string[]) {
  const services = [
    { name: "nginx", verb: "restart", reads: /^\/etc\/nginx\// },
    { name: "haproxy", verb: "reload", reads: /\/haproxy/ },
    { name: "keepalived", verb: "restart", reads: /\/keepalived\.conf$/ },
  ];
  return services
    .map(({ reads, ...service }) => ({ ...service, paths: paths.filter((path) => reads.test(path)) }))
    .filter((service) => service.paths.length > 0);
}

function serviceOf(path: string): string | undefined {
  if (path === "/etc/keepalived/master.sh") return "haproxy-failover";
  if (path === "/etc/keepalived/hooks.sh") return "haproxy-failover-hooks";
  return /^\/etc\/(?:systemd\/system\/)?([\w-]+?)(?:\.service|\/)/.exec(path)?.[1];
}
