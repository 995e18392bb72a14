import type { FieldRule, Problem } from "./issue.js";
import { formatPath } from "./path.js";
import { type Sentences, sentence } from "./sentences.js";
import { serviceFieldsWanted, serviceWanted } from "./services.js";

const comma = (words: readonly string[]) => words.join(", ");

const fieldRules: Sentences<FieldRule> = {
  "topology-malformed": "a map with platform, webServers, loadBalancers, vrrp and failover",
  "schema-malformed": "the path or the URL of a JSON Schema",
  "platform-unknown": ({ known }) => `one of the supported platforms: ${comma(known)}`,
  "host-malformed": "a map that describes one host, such as {name: web1, privateIp: 10.132.20.236}",
  "vrrp-malformed": "a map with the password, such as {password: kx72hq0d}",
  "failover-malformed": ({ examples }) => `a map that says who moves the address, such as ${examples.join(" or ")}`,
  "service-malformed": "a map that describes one service, such as {name: www, backend: nginx_pool, port: 80}",

  "web-servers-too-few": "a list of one or more web servers",
  "load-balancers-too-few": "a list of two or more load balancers: a single one has nothing to fail over to",
  "services-too-few": "a list of one or more services, or no services key",

  "name-malformed": "a DNS label: 1 to 63 letters, digits and hyphens (ASCII), no hyphen first or last",

  "address-malformed": "an IP address: IPv4 such as 10.132.20.236, or IPv6 such as 2001:db8::10",
  "address-ambiguous": "an IPv4 address without leading zeros, spaces or non-ASCII digits, such as 10.132.20.236",
  "address-prefix": "an address without a prefix length",
  "address-not-ipv4": "an IPv4 address, such as 10.132.20.236: this platform or provider has no IPv6 here",
  "address-not-ipv6": "an IPv6 address, such as 2001:db8::10",
  "address-not-canonical": ({ canonical }) =>
    `the canonical form (RFC 5952), so that addresses can be compared as text: ${canonical}`,
  "address-mapped": "the IPv4 address itself: ::ffff:0:0/96 represents IPv4 addresses inside programs",
  "address-scoped":
    "an address without a zone: fe80::/10 is link-local, and a zone is one host's own name for a network",
  "address-unspecified": "the address of one host: 0.0.0.0/8 and :: are unspecified",
  "address-loopback": "an address that other hosts can reach: 127.0.0.0/8 and ::1 are loopback",
  "address-link-local":
    "a routable address: 169.254.0.0/16 (where the metadata service is) and fe80::/10 are link-local",
  "address-multicast": "the address of one host: 224.0.0.0/4 and ff00::/8 are multicast",
  "address-broadcast": "the address of one host: 255.255.255.255 is broadcast",
  "address-reserved":
    "an Internet or private address: 240.0.0.0/4 is reserved, and so is IPv6 outside 2000::/3 and fc00::/7",

  "priority-out-of-range": ({ minimum, maximum }) =>
    `a whole number from ${minimum} to ${maximum} (VRRP reserves 0 and 255)`,
  "password-malformed":
    "1 to 8 ASCII letters and digits, quoted if all are digits (keepalived uses only the first 8 characters)",
  "router-id-out-of-range": ({ minimum, maximum }) => `a VRID: a whole number from ${minimum} to ${maximum}`,
  "interface-malformed":
    "a network interface name: 1 to 15 ASCII letters, digits, '.', '_' and '-', but not '.', '..', 'all' or 'default'",
  "interface-loopback": "an interface other than lo, which keepalived ignores: VRRP would not run",
  "instance-malformed": "a name of 1 to 63 ASCII letters, digits, '-' and '_'",
  "check-interval-out-of-range": ({ minimum, maximum }) => `whole seconds from ${minimum} to ${maximum}`,
  "preempt-malformed": "true or false",
  "preempt-delay-out-of-range": ({ minimum, maximum }) => `whole seconds from ${minimum} to ${maximum}`,
  "hooks-malformed": "a map of programs and their user, such as {onMaster: /usr/local/sbin/on-master, user: alerts}",
  "hook-malformed":
    "the absolute path of a program, at most 255 characters: ASCII letters, digits, '.', '_' and '-' between slashes, without '.' or '..' as a component, and without arguments",
  "user-malformed": "a user's name: 1 to 31 lower-case ASCII letters, digits, '-' and '_', a letter or '_' first",
  "hook-timeout-out-of-range": ({ minimum, maximum }) => `whole seconds from ${minimum} to ${maximum}`,

  "virtual-address-malformed":
    "an address with its network's prefix length, such as 192.0.2.10/24, or a map such as {address: 192.0.2.10/24, interface: eth0, label: www}",
  "virtual-address-is-network": "the address of one host, not the network or broadcast address",
  "virtual-addresses-too-few": "a list of one or more addresses",
  "prefix-missing": "an address with its prefix length, such as 192.0.2.10/24: without it keepalived uses /32",
  "prefix-out-of-range": "a prefix length from 1 to 32, or to 128 for IPv6",
  "label-malformed":
    "1 to 12 ASCII letters, digits, '-' and '_', without the interface's name and colon, which are added",
  "group-malformed":
    "a map that describes one group of addresses, such as {name: VI_2, addresses: [192.0.2.11/24], preferred: lb2}",
  "anchor-ips-malformed": "true or false",
  "custom-image-malformed": "true or false",
  "region-malformed": "a region, such as eu-central-1",
  "allocation-id-malformed": "the allocation ID of an Elastic IP, such as eipalloc-0a1b2c3d4e5f60718",
  "alias-range-malformed":
    "the name of a secondary range of the subnet: 1 to 63 small letters, digits and '-', with a letter first",
  "web-service-user-malformed":
    'a web service user: 1 to 64 ASCII letters, digits and #+._@-, quoted because # begins a comment, such as "#ws+changeme"',
  "floating-ip-malformed": "a map with an address and its number, such as {address: 203.0.113.10, id: 4711}",
  "floating-ip-id-out-of-range": "the number of the floating IP, such as 4711",
  "groups-too-few": "a list of one or more groups",
  "preferred-unknown": "the name of one of the loadBalancers",
  "multicast-malformed": "true or false",
  "garp-refresh-out-of-range": ({ minimum, maximum }) => `whole seconds from ${minimum} to ${maximum}; 0 disables it`,
  "check-count-out-of-range": ({ minimum, maximum }) => `a whole number from ${minimum} to ${maximum}`,
  "advert-interval-out-of-range": "whole seconds from 1 to 40, or 0.1 to 0.99 with at most two decimals",

  "provider-unknown": ({ known }) => `one of the supported providers: ${comma(known)}`,
  "token-malformed": "1 to 1024 printable ASCII characters without quotes, spaces or backslashes",
  "token-file-malformed":
    "an absolute path of at most 255 characters: ASCII letters, digits, '.', '_' and '-' between slashes, without '.' or '..' as a component",

  "service-name-malformed": "a name of 1 to 63 ASCII letters, digits, '-' and '_'",
  "backend-malformed": "a name of 1 to 63 ASCII letters, digits, '-' and '_'",
  "port-out-of-range": ({ minimum, maximum }) => `a TCP port: a whole number from ${minimum} to ${maximum}`,
  "mode-unknown": ({ known }) => either(known),
  "balance-unknown": ({ known, haproxy }) => {
    const all = known === undefined ? "" : `; HAProxy ${haproxy} supports ${comma(known)}${argumentsOf(known)}`;
    return `a balancing algorithm that this platform's HAProxy supports${all}`;
  },
  "client-address-unknown": ({ known }) => either(known),
  ...serviceFieldsWanted,
};

/** Explains the words in capitals. */
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
  "unknown-key": ({ known, meant, belongs }) => {
    const elsewhere = belongs === undefined ? "" : `; it belongs at ${belongs.join(" or ")}`;
    const hint = meant === undefined ? elsewhere : `; did you mean ${meant}?`;
    return `one of these keys: ${comma(known)}${hint}`;
  },
  "list-too-long": "a list of at most 100,000 items",
  "too-many-issues": "the errors above fixed first",

  "name-duplicate": ({ first }) => `a unique name (case does not matter); ${takenAt(first)}`,
  "address-duplicate": ({ first }) => `a unique address; ${takenAt(first)}`,
  "priority-duplicate": ({ first }) =>
    `a unique priority, so that it is clear which balancer is master; ${takenAt(first)}`,
  "interface-duplicate": ({ first }) =>
    `an interface other than the private one, or no publicInterface; ${takenAt(first)}`,
  "name-shared": ({ first }) =>
    `a name that no frontend or backend has: HAProxy 3.2 warns if a frontend and a backend share a name, and 3.3 refuses it; ${takenAt(first)}`,
  "service-name-duplicate": ({ first }) => `a unique name; ${takenAt(first)}`,
  "backend-duplicate": ({ first }) => `a unique backend; ${takenAt(first)}`,
  "port-duplicate": ({ first }) => `a unique port; ${takenAt(first)}`,
  "backend-name-duplicate": ({ first }) =>
    `a unique name: services and backends share one namespace; ${takenAt(first)}`,
  "server-duplicate": ({ first }) => `each server once; ${takenAt(first)}`,
  "user-twice": ({ first }) => `each user once; ${takenAt(first)}`,
  "server-port-taken": ({ first }) => `a port that nothing else uses on the same web server; ${takenAt(first)}`,

  "preempt-delay-without-preempt": "no preemptDelay with preempt: false, which never takes over",
  "hook-missing": "at least one of them",
  "not-on-platform": "no such key on this platform: its files are the guide's",
  "group-name-duplicate": ({ first }) => `a unique name; ${takenAt(first)}`,
  "group-router-id-duplicate": ({ first }) => `a unique VRID; ${takenAt(first)}`,
  "floating-ip-id-duplicate": ({ first }) => `the number of another floating IP; ${takenAt(first)}`,
  "group-router-id-default-out-of-range": "a routerId: the defaults count up from vrrp.routerId and end at 255",
  "virtual-addresses-or-groups": "either addresses or groups",
  "virtual-address-unknown": ({ known }) => `one of failover's addresses, without its prefix length: ${comma(known)}`,
  "label-with-ipv6": "no label: Linux has labels for IPv4 addresses only",
  "private-ip-not-ipv4":
    "an IPv4 address, because VRRP for IPv4 addresses runs between IPv4 addresses; the IPv6 one goes into privateIpv6",
  "private-ipv6-twice": "privateIpv6 only beside an IPv4 privateIp",
  "family-not-shared": "an address of a family, IPv4 or IPv6, in which every balancer has a private address",
  "password-with-ipv6": "no password if only IPv6 addresses move: VRRP version 3 has none",
  "label-too-long": "a shorter label: with the interface's name and a colon, at most 15 characters",
  "advert-interval-too-short": ({ keepalived }) => {
    const why = keepalived === undefined ? "" : `; this platform has keepalived ${keepalived}`;
    return `whole seconds: less needs VRRP version 3, which is not available here${why}`;
  },
  "password-with-version-3":
    "no password with an advertInterval below 1 second, which needs VRRP version 3: that has no passwords",
  "not-with-provider": ({ provider }) => `no such key with the provider ${provider}`,
  "provider-not-on-platform": ({ platform }) => `a provider that ${platform} has files for, or a newer platform`,
  "token-missing": "a token, or a tokenFile: the path of a file on the balancers that contains it",
  "moving-address-missing": ({ either: [one, other] }) => `${one}, or ${other}`,
  "access-key-file-missing": ({ platform }) =>
    `an accessKeyFile: the curl of ${platform} does not sign the security token of a role's credentials`,
  "token-twice": "either token or tokenFile, not both",

  "balance-needs-http":
    "mode: http, or an algorithm that does not read requests, such as roundrobin, leastconn or source",
  "client-address-unsupported": ({ known, platform }) =>
    `a method that this platform supports; ${platform} has ${comma(known)}`,
  "client-address-needs-http": "mode: http: HAProxy adds a header only to requests that it reads",

  ...serviceWanted,

  "text-empty": "a topology in YAML or JSON",
  "text-binary": "plain text in UTF-8",
  "text-too-large": "a topology of at most 16 MiB in JSON, or 2 MiB and 100,000 lines in YAML",
  "yaml-syntax": "well-formed YAML or JSON",
  "yaml-duplicate-key": "each key only once per map",
  "yaml-alias": "plain values instead of aliases that are undefined, circular or expand to more than 100",
  "yaml-tag": "plain values, without a tag",
  "yaml-several-documents": "one document in the file",
  "yaml-too-deep": "at most the four levels that a topology has",
  "yaml-number": "a number in plain decimal digits, without leading zeros",
};

const wanted: Sentences<Problem> = { ...fieldRules, ...otherRules };

/** Describes a valid value. */
export function wantedFor(problem: Problem): string {
  return sentence(wanted, problem);
}

function takenAt(first: Parameters<typeof formatPath>[0]): string {
  return `already used at ${formatPath(first)}`;
}
