import inventoryTemplate from "../../templates/exports/ansible-inventory.mustache";
import secretsTemplate from "../../templates/exports/ansible-secrets.mustache";
import { type HostKind, NoSuchFileError } from "../files/host-file.js";
import { setupFiles } from "../files/setup-files.js";
import { type GeneratedFile, generate } from "../generate.js";
import { absolutePath, address, hostLabel, oneOf } from "../guards/kinds.js";
import { yamlBlock } from "../guards/yaml.js";
import type { LoadBalancer } from "../providers/vrrp-types.js";
import { template } from "../rendering/template.js";
import type { Topology, WebServer } from "../topology/topology.js";
import { groups, playbook } from "./ansible-playbook.js";
import { blockText } from "./yaml.js";

const renderInventory = template(inventoryTemplate, "the inventory", {
  group: oneOf(...Object.values(groups)),
  name: hostLabel,
  address,
});
const renderSecrets = template(secretsTemplate, "the secrets", {
  host: hostLabel,
  path: absolutePath,
  text: yamlBlock,
});

/**
 * Makes an Ansible project for a tier: the inventory, a playbook, the files that it copies, and for each host the secret
 * ones as variables, for ansible-vault. The playbook takes one balancer at a time, the primary last; each program checks
 * its file before it is put in place, and `verify.sh` runs on each host before the next. The first failure ends it.
 *
 * @param topology - A topology from `parseTopology`.
 * @returns The project's files; the first folder of each takes the place of a host: `inventory` or `playbook`.
 * @throws {NoSuchFileError} on a platform without systemd.
 *
 * @example
 * ```ts
 * writeFiles(ansible(topology), "tier"); // ansible-playbook -i tier/inventory tier/playbook/tier.yaml
 * ```
 */
export function ansible(topology: Topology): GeneratedFile[] {
  const files = generate(topology);
  const verify = generate(topology, { files: setupFiles }).filter(({ path }) => path === "/verify.sh");
  if (!isOnSystemd(files)) {
    throw new NoSuchFileError("/playbook", `${topology.platform} has no systemd`);
  }
  const hosts = new Set(files.map(({ host }) => host));
  const inventory = renderInventory({
    groups: (Object.keys(groups) as HostKind[]).map((kind) => ({
      group: groups[kind],
      hosts: inOrder(topology, kind)
        .filter(({ name }) => hosts.has(name))
        .map(({ name, privateIp }) => ({ name, address: privateIp })),
    })),
  });
  const open = [...files.filter(({ secret }) => !secret), ...verify];
  return [
    plain("inventory", "/hosts.yaml", inventory),
    ...[...hosts].flatMap((host) => secretsOf(host, files)),
    plain("playbook", "/tier.yaml", playbook(topology, files)),
    ...open.map((file) => ({ ...file, host: "playbook", path: `/files/${file.host}${file.path}` })),
  ];
}

/** The balancers in the order in which they are changed. */
function inOrder(topology: Topology, kind: HostKind): readonly (WebServer | LoadBalancer)[] {
  return kind === "loadBalancers" ? [...topology.loadBalancers].reverse() : topology.webServers;
}

function secretsOf(host: string, files: readonly GeneratedFile[]): GeneratedFile[] {
  const own = files.filter((file) => file.host === host && file.secret);
  if (own.length === 0) return [];
  const content = renderSecrets({
    host,
    files: own.map((file) => ({ path: file.path, text: blockText(file.content, 4) })),
  });
  return [{ host: "inventory", path: `/host_vars/${host}/secrets.yaml`, mode: 0o600, secret: true, content }];
}

function isOnSystemd(files: readonly GeneratedFile[]): boolean {
  return files.some(({ path }) => path.startsWith("/etc/systemd/"));
}

const plain = (host: string, path: string, content: string): GeneratedFile => ({
  host,
  path,
  mode: 0o644,
  secret: false,
  content,
});
