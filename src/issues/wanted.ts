import type { FieldRule, Problem } from "./issue.js";
import { formatPath } from "./path.js";
import { type Sentences, sentence } from "./sentences.js";

const comma = (words: readonly string[]) => words.join(", ");

const fieldRules: Sentences<FieldRule> = {
  "topology-malformed": "a map with platform, webServers, loadBalancers, vrrp and failover",
  "schema-malformed": "the path or the URL of a JSON Schema",
  "platform-unknown": ({ known }) => `one of the supported platforms: ${comma(known)}`,
  "host-malformed": "a map that describes one host, such as {name: web1, privateIp: 10.132.20.236}",
  "vrrp-malformed": "a map with the password, such as {password: kx72hq0d}",
  "failover-malformed": ({ examples }) => `a map that says who moves the address, such as ${examples.join(" or ")}`,
  "service-malformed": "a map that describes one service, such as {name: www, backend: nginx_pool, port: 80}",

  "web-servers-too-few": "a list of one web server or more",
  "load-balancers-too-few": "a list of two load balancers or more: one alone has nobody to fail over to",
  "services-too-few": "a list of one service or more, or no services key at all",

  "name-malformed": "a DNS label: 1 to 63 letters, digits and hyphens (ASCII), no hyphen first or last",

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

  "priority-out-of-range": ({ minimum, maximum }) =>
    `a whole number from ${minimum} to ${maximum} (VRRP keeps 0 and 255 for itself)`,
  "password-malformed":
    "1 to 8 ASCII letters and digits, in quotes if they are all digits (keepalived reads 8 characters and no more)",
  "router-id-out-of-range": ({ minimum, maximum }) => `a VRID: a whole number from ${minimum} to ${maximum}`,
  "interface-malformed":
    "a network interface's name as Linux takes it: 1 to 15 ASCII letters, digits, '.', '_' and '-', other than '.', '..', 'all' and 'default'",
  "interface-loopback": "the interface of a network: keepalived ignores lo, so that there would be no VRRP at all",
  "instance-malformed": "a name of 1 to 63 ASCII letters, digits, '-' and '_'",
  "check-interval-out-of-range": ({ minimum, maximum }) => `whole seconds from ${minimum} to ${maximum}`,
  "preempt-malformed": "true or false",
  "preempt-delay-out-of-range": ({ minimum, maximum }) => `whole seconds from ${minimum} to ${maximum}`,

  "virtual-address-malformed":
    "an address with its network's prefix length, such as 192.0.2.10/24, or a map such as {address: 192.0.2.10/24, interface: eth0, label: www}",
  "virtual-address-is-network": "an address of one host: the first and the last of a network are everybody's",
  "virtual-addresses-too-few": "a list of one address or more",
  "prefix-missing":
    "the prefix length of its network behind the address, such as 192.0.2.10/24: without it keepalived takes /32",
  "prefix-out-of-range": "a prefix length from 1 to 32",
  "label-malformed": "1 to 12 ASCII letters, digits, '-' and '_': the interface's name and a colon are put before it",
  "group-malformed":
    "a map that describes one group of addresses, such as {name: VI_2, addresses: [192.0.2.11/24], preferred: lb2}",
  "groups-too-few": "a list of one group or more",
  "preferred-unknown": "the name of one of the loadBalancers",
  "multicast-malformed": "true or false",
  "garp-refresh-out-of-range": ({ minimum, maximum }) => `whole seconds from ${minimum} to ${maximum}; 0 turns it off`,
  "check-count-out-of-range": ({ minimum, maximum }) => `a whole number from ${minimum} to ${maximum}`,
  "advert-interval-out-of-range": "seconds from 0.1 to 40: whole ones, or below 1 with at most two decimals",

  "provider-unknown": ({ known }) => `one of the supported providers: ${comma(known)}`,
  "token-malformed": "1 to 1024 printable ASCII characters without quotes, spaces and backslashes",
  "token-file-malformed":
    "a plain absolute path of at most 255 characters: ASCII letters, digits, '.', '_', '-' between slashes, no '.' or '..' as a step",

  "service-name-malformed": "a name of 1 to 63 ASCII letters, digits, '-' and '_'",
  "backend-malformed": "a name of 1 to 63 ASCII letters, digits, '-' and '_'",
  "port-out-of-range": ({ minimum, maximum }) => `a TCP port: a whole number from ${minimum} to ${maximum}`,
  "mode-unknown": ({ known }) => either(known),
  "balance-unknown": ({ known, haproxy }) => {
    const all = known === undefined ? "" : `; HAProxy ${haproxy} knows ${comma(known)}${argumentsOf(known)}`;
    return `a balancing algorithm that this platform's HAProxy knows${all}`;
  },
  "client-address-unknown": ({ known }) => either(known),
};

/** What the capitals stand for. */
function argumentsOf(known: readonly string[]): string {
  const draws = known.some((form) => form.includes("DRAWS")) ? ", and DRAWS a whole number from 1 to 1000" : "";
  return `; NAME is 1 to 63 letters, digits, '-' and '_'${draws}`;
}

/** `'tcp' or 'http'` */
function either(words: readonly string[]): string {
  const quoted = words.map((word) => `'${word}'`);
  const last = quoted.pop() ?? "";
  return quoted.length === 0 ? last : `${comma(quoted)} or ${last}`;
}

const otherRules: Sentences<Exclude<Problem, FieldRule>> = {
  missing: ({ rule }) => sentence(fieldRules, rule),
  "wrong-type": ({ rule }) => sentence(fieldRules, rule),
  "unknown-key": ({ known, meant }) => {
    const hint = meant === undefined ? "" : `; did you mean ${meant}?`;
    return `one of the keys that belong here: ${comma(known)}${hint}`;
  },
  "list-too-long": "a list of at most 100,000",
  "too-many-issues": "those above mended first",

  "name-duplicate": ({ first }) => `a name of its own (upper and lower case count as the same); ${takenAt(first)}`,
  "address-duplicate": ({ first }) => `an address of its own; ${takenAt(first)}`,
  "priority-duplicate": ({ first }) =>
    `a priority of its own: balancers that tie do not know who is master; ${takenAt(first)}`,
  "interface-duplicate": ({ first }) =>
    `another interface than the private one, or no publicInterface at all; ${takenAt(first)}`,
  "name-shared": ({ first }) =>
    `a name that no frontend and no backend has yet: HAProxy 3.2 warns of a name that both have, and 3.3 refuses it; ${takenAt(first)}`,
  "service-name-duplicate": ({ first }) => `a name of its own; ${takenAt(first)}`,
  "backend-duplicate": ({ first }) => `a backend of its own; ${takenAt(first)}`,
  "port-duplicate": ({ first }) => `a port of its own; ${takenAt(first)}`,

  "preempt-delay-without-preempt":
    "no preemptDelay beside preempt: false: who never takes over has nothing to wait for",
  "not-on-platform": "no such key on this platform: its keepalived.conf is the guide's",
  "group-name-duplicate": ({ first }) => `a name of its own; ${takenAt(first)}`,
  "group-router-id-duplicate": ({ first }) => `a VRID of its own; ${takenAt(first)}`,
  "group-router-id-default-out-of-range": "a routerId: the defaults count on from vrrp.routerId, and end at 255",
  "virtual-addresses-or-groups": "either addresses, or groups of them",
  "virtual-address-unknown": ({ known }) =>
    `an address of failover, without its prefix length; there are: ${comma(known)}`,
  "label-too-long": "a label that makes 15 characters or fewer together with its interface's name and a colon",
  "advert-interval-too-short": ({ keepalived }) => {
    const why = keepalived === undefined ? "" : `; this platform has keepalived ${keepalived}`;
    return `whole seconds: less needs VRRP version 3, which is not to be had here${why}`;
  },
  "password-with-version-3":
    "no password beside an advertInterval below 1 second: that needs VRRP version 3, which knows none",
  "not-with-provider": ({ provider }) => `no such key with the provider ${provider}`,
  "token-missing": "a token, or a tokenFile, the path of a file on the balancer that holds it",
  "token-twice": "either token or tokenFile, not both",

  "balance-needs-http":
    "mode: http beside it, or an algorithm that does not read requests, such as roundrobin, leastconn or source",
  "client-address-unsupported": ({ known, platform }) =>
    `a way that this platform's programs can tell the client's address; ${platform} can do ${comma(known)}`,
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

const wanted: Sentences<Problem> = { ...fieldRules, ...otherRules };

/** What would be right in the place of what is wrong. */
export function wantedFor(problem: Problem): string {
  return sentence(wanted, problem);
}

function takenAt(first: Parameters<typeof formatPath>[0]): string {
  return `${formatPath(first)} has this one`;
}
