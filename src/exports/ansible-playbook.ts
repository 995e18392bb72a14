import compiled from "../../templates/exports/ansible-playbook.mustache";
import { type HostKind, hostsOf } from "../files/host-file.js";
import { packagesOf, servicesOf } from "../files/installation.js";
import type { GeneratedFile } from "../generate.js";
import { guard } from "../guards/guard.js";
import { absolutePath, oneOf, userName, word } from "../guards/kinds.js";
import { fileMode } from "../guards/shell.js";
import { template } from "../rendering/template.js";
import { providerFilesOf } from "../topology/facts.js";
import type { Topology } from "../topology/topology.js";
import { hooksOf, ownProgramsOf } from "../views/setup.js";
import { octal } from "./yaml.js";

/** Ansible's groups. */
export const groups = { webServers: "web_servers", loadBalancers: "load_balancers" } as const;

/** Ansible's own placeholders, which Mustache would take for its own. */
const jinja = {
  host: "{{ inventory_hostname }}",
  item: "{{ item }}",
  token: "{{ api_token }}",
  before: "{{ secret_files['",
  after: "'] }}",
  webServersAtOnce: '"{{ web_servers_at_once | default(1) }}"',
} as const;

const titles = { webServers: "Web servers", loadBalancers: "Load balancers" } as const;

const render = template(compiled, "the playbook", {
  title: oneOf(...Object.values(titles)),
  group: oneOf(...Object.values(groups)),
  serial: oneOf(jinja.webServersAtOnce, "1"),
  packages: word,
  folder: absolutePath,
  folders: absolutePath,
  path: absolutePath,
  programs: absolutePath,
  user: userName,
  token: oneOf(jinja.token),
  item: oneOf(jinja.item),
  before: oneOf(jinja.before),
  after: oneOf(jinja.after),
  host: oneOf(jinja.host),
  mode: fileMode,
  notify: guard(/^(Reload|Restart|Load) [a-z-]+$/),
  name: word,
  sysctl: absolutePath,
});

/** The playbook that brings a tier's files onto its hosts. */
export function playbook(topology: Topology, files: readonly GeneratedFile[]): string {
  const kinds: readonly HostKind[] = ["webServers", "loadBalancers"];
  return render({ plays: kinds.flatMap((kind) => playOf(topology, kind, files)) });
}

function playOf(topology: Topology, kind: HostKind, files: readonly GeneratedFile[]) {
  // All hosts of a kind that have files have the same ones.
  const host = hostsOf(topology, kind).find(({ name }) => files.some((file) => file.host === name));
  if (host === undefined) return [];
  const own = files.filter((file) => file.host === host.name);
  const paths = own.map(({ path }) => path);
  const services = servicesOf(paths);
  const hooks = kind === "loadBalancers" && hooksOf(topology);
  const ownPrograms = kind === "loadBalancers" && ownProgramsOf(topology);
  const programs = [hooks, ownPrograms].flatMap((some) => (some ? some.programs.map(({ program }) => program) : []));
  const { tokenFile } = (kind === "loadBalancers" && providerFilesOf(topology).move) || {};
  return {
    title: titles[kind],
    group: groups[kind],
    serial: kind === "webServers" ? jinja.webServersAtOnce : "1",
    packages: packagesOf(topology, kind),
    folders: [...new Set(paths.map(folderOf))].filter((folder) => folder.endsWith(".service.d")),
    tokenFile: tokenFile !== undefined && { path: tokenFile, folder: folderOf(tokenFile), token: jinja.token },
    own: programs.length > 0 && { programs: [...new Set(programs)], item: jinja.item },
    hooks: hooks && { user: hooks.user },
    files: [...own]
      .sort((one, other) => rank(one.path) - rank(other.path))
      .map(({ path, mode, secret }) => ({
        path,
        mode: octal(mode),
        host: jinja.host,
        isSecret: secret && { before: jinja.before, path, after: jinja.after },
        isNginx: path === "/etc/nginx/nginx.conf",
        isSite: path === "/etc/nginx/sites-available/default",
        isHaproxy: path === "/etc/haproxy/haproxy.cfg",
        isKeepalived: path === "/etc/keepalived/keepalived.conf",
        isScript: path.endsWith(".sh"),
        notify: notified(path, services.find((service) => service.paths.includes(path))?.name),
      })),
    services: services.map(({ name }) => ({ name })),
    item: jinja.item,
    host: jinja.host,
    sysctl: paths.find((path) => path.startsWith("/etc/sysctl.d/")) ?? (false as const),
  };
}

/** What a program checks comes first, and what it names before it: if it is refused, little has changed. */
function rank(path: string): number {
  if (path === "/etc/keepalived/keepalived.conf") return 3;
  if (path.endsWith(".sh")) return 2;
  return path.startsWith("/etc/systemd/") || path.startsWith("/etc/sysctl.d/") ? 4 : 1;
}

/** The handlers of a changed file: a reload where that is enough, a restart for a unit or a script. */
function notified(path: string, service: string | undefined): string[] {
  if (service === undefined) return ["Load sysctl"];
  if (path.startsWith("/etc/systemd/")) return ["Reload systemd", `Restart ${service}`];
  return [path.endsWith(".sh") ? `Restart ${service}` : `Reload ${service}`];
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/"));
}
