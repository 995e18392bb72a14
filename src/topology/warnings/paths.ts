import type { Warning } from "../../issues/warning.js";
import type { Topology } from "../topology.js";

/**
 * What HAProxy's unit does not see: ProtectHome and TemporaryFileSystem in templates/systemd/haproxy-dropin.mustache.
 * Source: systemd.exec(5).
 */
const hidden = /^\/(home|root|run\/user|tmp|var\/tmp)\//;

/** Files that are on the balancer, and that HAProxy's unit hides from HAProxy. */
export function pathWarnings({ services, backends, lines }: Topology): Warning[] {
  const places = [
    ...services.map(({ tls }, index) => ({ path: `services[${index}].tls.certificates`, file: tls?.certificates })),
    ...backends.map(({ tls }, index) => ({ path: `backends[${index}].tls.ca`, file: tls?.ca })),
    { path: "lines.folder", file: lines?.folder },
  ];
  return places.flatMap(({ path, file }): Warning[] => {
    const folder = hidden.exec(`${file ?? ""}/`)?.[1];
    if (folder === undefined) return [];
    const message = `HAProxy does not start: its unit hides /${folder} from it, though haproxy -c in a shell finds the file. Use a path below /etc/haproxy.`;
    return [{ code: "path-hidden", path, message }];
  });
}
