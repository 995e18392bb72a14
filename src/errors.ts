/** Where something stands in a topology: `["webServers", 0, "privateIp"]`. */
export type Keys = readonly (string | number)[];

/** What every rule wants, by its code: all that is said about a refused topology stands here. */
const wanted = {
  missing: "a value",
  "wrong-type": "another kind of value",
  "list-too-long": "a list of at most 100,000",
  "too-many-issues": "those above mended first",
  "unknown-key": "a key that is known here",

  "topology-malformed": "a map with platform, webServers, loadBalancers, vrrp and failover",
  "platform-unknown": "a platform that is known",
  "host-malformed": "a map that describes one host, such as {name: web1, privateIp: 10.132.20.236}",
  "vrrp-malformed": "a map with the password, such as {password: kx72hq0d}",
  "failover-malformed": "a map that says who moves the address",
  "service-malformed": "a map that describes one service, such as {name: www, backend: nginx_pool, port: 80}",

  "web-servers-too-few": "a list of one web server or more",
  "load-balancers-too-few": "a list of two load balancers or more: one alone has nobody to fail over to",
  "services-too-few": "a list of one service or more, or no services key at all",

  "name-malformed": "a DNS label: 1 to 63 letters, digits and hyphens (ASCII), no hyphen first or last",
  "name-duplicate": "a name of its own (upper and lower case count as the same)",

  "address-malformed": "an IPv4 address: four whole numbers from 0 to 255 with dots between, such as 10.132.20.236",
  "address-ambiguous":
    "an IPv4 address in its plain form: ASCII digits without leading zeros or spaces, such as 10.132.20.236",
  "address-prefix": "an address alone, without a prefix length",
  "address-not-ipv4": "an IPv4 address, such as 10.132.20.236: IPv6 is not supported yet",
  "address-unspecified": "the address of one host: 0.0.0.0/8 names no host",
  "address-loopback": "an address that other hosts can reach: 127.0.0.0/8 never leaves the host itself",
  "address-link-local":
    "an address that is routed: 169.254.0.0/16 is link-local, and holds the cloud's metadata service",
  "address-multicast": "the address of one host: 224.0.0.0/4 is multicast",
  "address-broadcast": "the address of one host: 255.255.255.255 is everybody's",
  "address-reserved": "an address in use on the Internet or a private network: 240.0.0.0/4 is reserved",
  "address-duplicate": "an address of its own",

  "priority-out-of-range": "a whole number from 1 to 254 (VRRP keeps 0 and 255 for itself)",
  "priority-duplicate": "a priority of its own: balancers that tie do not know who is master",
  "password-malformed":
    "1 to 8 ASCII letters and digits, in quotes if they are all digits (keepalived reads 8 characters and no more)",
  "router-id-out-of-range": "a VRID: a whole number from 1 to 255",
  "interface-malformed":
    "a network interface's name as Linux takes it: 1 to 15 ASCII letters, digits, '.', '_' and '-', other than '.', '..', 'all' and 'default'",
  "instance-malformed": "a name of 1 to 63 ASCII letters, digits, '-' and '_'",
  "check-interval-out-of-range": "whole seconds from 1 to 3600",
  "preempt-malformed": "true or false",
  "preempt-delay-out-of-range": "whole seconds from 1 to 1000",
  "preempt-delay-without-preempt":
    "no preemptDelay beside preempt: false: who never takes over has nothing to wait for",
  "not-on-platform": "no such key on this platform: its keepalived.conf is the guide's",

  "provider-unknown": "a provider that is known",
  "virtual-address-malformed":
    "an address with its network's prefix length, such as 192.0.2.10/24, or a map such as {address: 192.0.2.10/24, interface: eth0, label: www}",
  "virtual-address-is-network": "an address of one host: the first and the last of a network are everybody's",
  "virtual-address-unknown": "an address of failover, without its prefix length",
  "virtual-addresses-too-few": "a list of one address or more",
  "virtual-addresses-or-groups": "either addresses, or groups of them",
  "prefix-missing":
    "the prefix length of its network behind the address, such as 192.0.2.10/24: without it keepalived takes /32",
  "prefix-out-of-range": "a prefix length from 1 to 32",
  "label-malformed": "1 to 12 ASCII letters, digits, '-' and '_': the interface's name and a colon are put before it",
  "label-too-long": "a label that makes 15 characters or fewer together with its interface's name and a colon",
  "group-malformed":
    "a map that describes one group of addresses, such as {name: VI_2, addresses: [192.0.2.11/24], preferred: lb2}",
  "groups-too-few": "a list of one group or more",
  "group-name-duplicate": "a name of its own",
  "group-router-id-duplicate": "a VRID of its own",
  "group-router-id-default-out-of-range": "a routerId: the defaults count on from vrrp.routerId, and end at 255",
  "preferred-unknown": "the name of one of the loadBalancers",
  "multicast-malformed": "true or false",
  "garp-refresh-out-of-range": "whole seconds from 0 to 86400; 0 turns it off",
  "check-count-out-of-range": "a whole number from 1 to 255",
  "advert-interval-out-of-range": "seconds from 0.1 to 40: whole ones, or below 1 with at most two decimals",
  "advert-interval-too-short": "whole seconds: less needs VRRP version 3, which is not to be had here",
  "password-with-version-3":
    "no password beside an advertInterval below 1 second: that needs VRRP version 3, which knows none",
  "not-with-provider": "no such key with this provider",
  "token-malformed": "1 to 1024 printable ASCII characters without quotes, spaces and backslashes",
  "token-file-malformed":
    "a plain absolute path of at most 255 characters: ASCII letters, digits, '.', '_', '-' between slashes, no '.' or '..' as a step",
  "token-missing": "a token, or a tokenFile, the path of a file on the balancer that holds it",
  "token-twice": "either token or tokenFile, not both",

  "service-name-malformed": "a name of 1 to 63 ASCII letters, digits, '-' and '_'",
  "service-name-duplicate": "a name of its own",
  "backend-malformed": "a name of 1 to 63 ASCII letters, digits, '-' and '_'",
  "backend-duplicate": "a backend of its own",
  "port-out-of-range": "a TCP port: a whole number from 1 to 65535",
  "port-duplicate": "a port of its own",
  "mode-unknown": "'tcp' or 'http'",
  "balance-unknown": "a balancing algorithm that this platform's HAProxy knows",
  "balance-needs-http":
    "mode: http beside it, or an algorithm that does not read requests, such as roundrobin, leastconn or source",
  "client-address-unknown": "'none', 'x-forwarded-for' or 'proxy-protocol'",
  "client-address-unsupported": "a way that this platform's programs can tell the client's address",
  "client-address-needs-http": "mode: http beside it: HAProxy adds a header only to requests that it reads",

  "text-empty": "a topology in YAML or JSON",
  "text-binary": "a plain text in UTF-8",
  "text-too-large": "a topology of at most 16 MiB in JSON, or 2 MiB and 100,000 lines in YAML",
  "yaml-syntax": "well-formed YAML or JSON",
  "yaml-duplicate-key": "each key once in its map",
  "yaml-alias": "plain values in place of aliases that are undefined, circular, or more than 100 when multiplied",
  "yaml-tag": "plain values, without a tag",
  "yaml-several-documents": "one document in the file",
  "yaml-too-deep": "a topology, which nests four levels deep",
  "yaml-number": "a number in plain decimal digits: no leading zeros, no other notation",
};

/** A stable name for what is wrong. Compare codes, never messages: the sentences may get better. */
export type IssueCode = keyof typeof wanted;

/** One thing that is wrong with a topology: data first, sentence second. Never holds a secret. */
export interface Issue {
  readonly code: IssueCode;
  /** Where it stands, for people: `webServers[0].privateIp`; empty for the topology as a whole. */
  readonly path: string;
  /** Where it stands, for programs. */
  readonly keys: Keys;
  /** What stands there. A secret is described, not shown. */
  readonly found: string;
  /** What would be right there. */
  readonly wanted: string;
  /** Both in one sentence. */
  readonly message: string;
  /** The line in the file, from 1, where the topology came from a file. */
  readonly line?: number;
}

/**
 * Makes an issue.
 *
 * @param detail - What only this case knows, such as the value's other place.
 * @param wantedOf - The rule whose wish is told, where that is not the code's own.
 */
export function makeIssue(
  code: IssueCode,
  keys: Keys,
  found: string,
  detail?: string,
  wantedOf: IssueCode = code,
): Issue {
  const wish = detail === undefined ? wanted[wantedOf] : `${wanted[wantedOf]}; ${detail}`;
  return { code, path: formatPath(keys), keys, found, wanted: wish, message: `found ${found}; wanted ${wish}` };
}

/** Writes keys as a path for people: `webServers[0].privateIp`. */
export function formatPath(keys: Keys): string {
  let path = "";
  for (const key of keys) {
    if (typeof key === "number") path += `[${key}]`;
    else if (!/^[A-Za-z_][\w-]{0,62}$/.test(key)) path += `[${quote(key)}]`;
    else path += path === "" ? key : `.${key}`;
  }
  return path;
}

/** Shows a text on one line in printable ASCII, cut after 60 characters. */
export function quote(text: string): string {
  return printable(JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}...` : text));
}

/** Writes whatever is not printable ASCII as JSON does: a terminal may take it for a command. */
export function printable(text: string, except = ""): string {
  return text.replace(/[^\x20-\x7e]/g, (character) =>
    except.includes(character) ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** A topology that was refused, with everything that is wrong with it in `issues`. */
export class TopologyError extends Error {
  override readonly name = "TopologyError";
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super(issues.map((issue) => `${issue.path || "topology"}: ${issue.message}`).join("\n"));
    this.issues = issues;
  }
}

/** A value is missing from a template, or reached it without having been parsed into what its place can hold: a topology that `parseTopology` has not seen, or a mistake of ours. */
export class UnsafeValueError extends Error {
  override readonly name = "UnsafeValueError";

  constructor(problem: string) {
    // The value stays out of the message: it may be a secret.
    super(`${problem}; pass topologies through parseTopology`);
  }
}
