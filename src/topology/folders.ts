import type { Topology } from "./topology.js";

/** The folders of a balancer that HAProxy reads beside haproxy.cfg, each without a slash at its end. They may be empty. */
export function haproxyFolders({ services, lines }: Topology): string[] {
  const certificates = services.flatMap(({ tls }) => (tls?.certificates.endsWith("/") ? [tls.certificates] : []));
  const all = [...certificates, ...(lines?.folder === undefined ? [] : [lines.folder])];
  return [...new Set(all.map((folder) => folder.replace(/\/$/, "")))];
}
