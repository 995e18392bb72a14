import { isPrivateAddress } from "../fields/address.js";
import { platforms } from "../platforms/index.js";
import { importers } from "../providers/importers.js";
import { defaultPriority } from "../topology/defaults/topology.js";
import { serviceDefaults, vrrpDefaults } from "../topology/defaults/values.js";
import { type ReadService, readHaproxyCfg } from "./haproxy.js";
import { type ReadInstance, readKeepalivedConf } from "./keepalived.js";
import { readListens } from "./nginx.js";

/** A host's files, by their paths on the host. */
export interface HostFiles {
  readonly host: string;
  readonly files: ReadonlyMap<string, string>;
}

const paths = {
  haproxy: "/etc/haproxy/haproxy.cfg",
  keepalived: "/etc/keepalived/keepalived.conf",
  script: "/etc/keepalived/master.sh",
  site: "/etc/nginx/sites-available/default",
};

/** The files that an import reads. */
export const readPaths: readonly string[] = Object.values(paths);

/** A topology as data, unchecked. */
export type Imported = Readonly<Record<string, unknown>>;

/** The platform whose files are read. */
const platform = "ubuntu-14.04";

/**
 * Makes a topology of the files that a tier's hosts have. What the balancers' files disagree on is taken from the one
 * with the highest priority. A value that no file has is left out.
 *
 * @param options - Whether the API token is taken over.
 * @returns undefined if no host is a balancer.
 */
export function importTier(hosts: readonly HostFiles[], options: { readonly token: boolean }): Imported | undefined {
  const balancers = balancersOf(hosts);
  const [first] = balancers;
  if (first === undefined) return undefined;
  const services = first.services.map(serviceOf);
  const bound = ({ vrrp, services }: ReadBalancer) =>
    vrrp.addresses.length > 0 ? undefined : services[0]?.addresses[0];
  const isPublic = balancers.map(bound).some((address) => address !== undefined && !isPrivateAddress(address));
  const found = { script: first.script, addresses: first.vrrp.addresses, isPublic };
  return {
    platform,
    webServers: webServersOf(
      hosts.filter(({ host }) => !balancers.some((balancer) => balancer.host === host)),
      first.services,
    ),
    loadBalancers: balancers.map((balancer, index) => ({
      name: balancer.host,
      ...stated("privateIp", balancer.vrrp.privateIp),
      ...stated(isPublic ? "publicIp" : "anchorIp", bound(balancer)),
      ...stated("priority", balancer.vrrp.priority, defaultPriority(index)),
    })),
    vrrp: vrrpOf(first.vrrp),
    failover: importers.reduce<Imported | undefined>((known, read) => known ?? read(found, options), undefined) ?? {},
    ...(services.length === 1 && Object.keys(services[0] ?? {}).length === 0 ? {} : { services }),
  };
}

interface ReadBalancer {
  readonly host: string;
  readonly vrrp: ReadInstance;
  readonly services: readonly ReadService[];
  readonly script: string | undefined;
}

/** The hosts with a frontend or an instance of VRRP, the highest priority first. A package's own files have neither. */
function balancersOf(hosts: readonly HostFiles[]): ReadBalancer[] {
  return hosts
    .map(({ host, files }) => ({
      host,
      vrrp: readKeepalivedConf(files.get(paths.keepalived) ?? ""),
      services: readHaproxyCfg(files.get(paths.haproxy) ?? ""),
      script: files.get(paths.script),
    }))
    .filter(({ vrrp, services }) => vrrp.instance !== undefined || services.length > 0)
    .sort((one, other) => (other.vrrp.priority ?? 0) - (one.vrrp.priority ?? 0));
}

/** In the order of HAProxy's servers. Each has the name of its folder; a server without one keeps HAProxy's name for it. */
function webServersOf(hosts: readonly HostFiles[], services: readonly ReadService[]): Imported[] {
  const sites = hosts.flatMap(({ host, files }) =>
    readListens(files.get(paths.site) ?? "").map((address) => ({ name: host, privateIp: address })),
  );
  const servers = services
    .flatMap((service) => service.servers)
    .map(({ name, address }) => sites.find(({ privateIp }) => privateIp === address) ?? { name, privateIp: address });
  const all = [...servers, ...sites];
  return all.filter((one, index) => all.findIndex(({ privateIp }) => privateIp === one.privateIp) === index);
}

function serviceOf({ name, port, mode, backend, balance, forwardFor }: ReadService): Imported {
  return {
    ...stated("name", name, serviceDefaults.name),
    ...stated("backend", backend, serviceDefaults.backend),
    ...stated("port", port, serviceDefaults.port),
    ...stated("mode", mode, serviceDefaults.mode),
    ...stated("balance", balance, serviceDefaults.balance),
    ...stated("clientAddress", forwardFor ? "x-forwarded-for" : undefined),
  };
}

function vrrpOf(vrrp: ReadInstance): Imported {
  return {
    ...stated("password", vrrp.password),
    ...stated("routerId", vrrp.routerId, vrrpDefaults.routerId),
    ...stated("interface", vrrp.interface, vrrpDefaults.interface),
    ...stated("instance", vrrp.instance, vrrpDefaults.instance),
    ...stated("checkInterval", vrrp.checkInterval, platforms[platform].checkInterval),
    ...stated("checkFall", vrrp.checkFall, 2),
    ...stated("checkRise", vrrp.checkRise, 2),
  };
}

/** A key with its value, unless that is missing or the default. */
function stated(key: string, value: string | number | undefined, usual?: string | number): Imported {
  return value === undefined || value === usual ? {} : { [key]: value };
}
