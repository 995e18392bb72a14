import { isHostAddress } from "../../fields/address.js";
import { type Draft, draftList, draftMap, isMap } from "../../fields/draft.js";
import type { Issue } from "../../issues/issue.js";
import { makeIssue } from "../../issues/make.js";
import type { Keys } from "../../issues/path.js";
import { keysOf, repeated, type Value } from "../../issues/repeated.js";
import { describeValue } from "../../issues/value.js";
import { platforms } from "../../platforms/index.js";
import type { Platform } from "../../platforms/platform.js";
import { providerNamed } from "../../providers/index.js";
import type { Provider } from "../../providers/provider.js";
import { defaultPriority } from "../defaults/topology.js";
import { serviceDefaults, vrrpDefaults } from "../defaults/values.js";
import { anchorIpIssues } from "./anchor.js";
import { backendIssues, ofPoolsOfToday } from "./backends.js";
import { familyIssues } from "./families.js";
import { upstartIssues } from "./platform.js";
import { serviceIssues } from "./services.js";

// Rules between two fields. They run on the draft, so that a bad field hides none of them, and leave
// errors within one field to the schema.

/** All errors between the fields of a topology. */
export function crossFieldIssues(input: unknown): Issue[] {
  const topology = draftMap(input);
  const balancers = located("loadBalancers", topology);
  const services = located("services", topology);
  const platform = platformOf(topology);
  const failover = draftMap(topology.failover);
  const provider = providerNamed(failover.provider);
  return [
    ...hostIssues(topology, failover, provider),
    ...repeated("priority-duplicate", priorities(balancers)),
    ...defaultsOutOfRange(balancers),
    ...vrrpIssues(platform, provider, topology, balancers),
    ...interfaceIssues(provider, draftMap(topology.vrrp), balancers),
    ...anchorIpIssues(provider, balancers),
    ...familyIssues(topology, platform, provider),
    ...(provider?.issues(failover, topology, platform) ?? []),
    ...repeated("service-name-duplicate", valuesAt(services, "name", serviceDefaults)),
    ...repeated("backend-duplicate", valuesAt(ofPoolsOfToday(topology, services), "backend", serviceDefaults)),
    ...sharedNameIssues(platform, services),
    ...repeated("port-duplicate", [
      ...valuesAt(services, "port", serviceDefaults),
      ...valuesAt(
        services.map(({ map, keys }) => ({ map: draftMap(map.tls), keys: [...keys, "tls"] })),
        "redirectFrom",
      ),
    ]),
    ...services.flatMap(({ map, keys }) => serviceIssues(platform, map, keys)),
    ...(platform?.init === "upstart" ? upstartIssues(topology, provider, platform) : backendIssues(topology, platform)),
  ];
}

/** Names and addresses that are there twice. */
function hostIssues(topology: Draft, failover: Draft, provider: Provider | undefined): Issue[] {
  const names: unknown[] = [];
  const written: unknown[] = (provider?.addresses(failover) ?? []).map(({ value }) => value);
  for (const list of [topology.webServers, topology.loadBalancers]) {
    for (const host of Array.isArray(list) ? list : []) {
      const map = draftMap(host);
      const { name } = map;
      names.push(typeof name === "string" || typeof name === "number" ? folded(name) : name);
      for (const key of addressKeys) if (map[key] !== undefined) written.push(map[key]);
    }
  }
  // Nearly always: nobody need know where each was first.
  if (areDistinct(names) && areDistinct(written)) return [];
  const hosts = [...located("webServers", topology), ...located("loadBalancers", topology)];
  return [
    ...repeated("name-duplicate", valuesAt(hosts, "name"), folded),
    ...repeated("address-duplicate", addresses(failover, provider, hosts)),
  ];
}

/** Host names are case-insensitive. */
const folded = (name: string | number) => String(name).toLowerCase();

/** Where a host has addresses. */
const addressKeys = ["privateIp", "privateIpv6", "publicIp", "anchorIp"] as const;

const areDistinct = (values: readonly unknown[]) => new Set(values).size === values.length;

interface Located {
  readonly map: Draft;
  readonly index: number;
  readonly keys: Keys;
}

function located(key: string, topology: Draft): Located[] {
  return draftList(topology[key]).map(({ map, index }) => ({ map, index, keys: [key, index] }));
}

function valuesAt(places: readonly Pick<Located, "map" | "keys">[], key: string, defaults: Draft = {}): Value[] {
  return places.map(({ map, keys }) => {
    const written = map[key];
    const isDefault = written === undefined;
    return { value: isDefault ? defaults[key] : written, place: keys, key, isDefault };
  });
}

/** Every valid address, in the order written: host by host. */
function addresses(failover: Draft, provider: Provider | undefined, hosts: readonly Located[]): Value[] {
  const valid: Value[] = [];
  const add = (value: unknown, place: Keys, key: string | number) => {
    if (typeof value === "string" && isHostAddress(value)) valid.push({ value, place, key });
  };
  for (const { map, keys } of hosts) {
    for (const key of addressKeys) add(map[key], keys, key);
  }
  for (const { value, keys } of provider?.addresses(failover) ?? []) {
    add(value, ["failover", ...keys.slice(0, -1)], keys.at(-1) ?? "");
  }
  return valid;
}

function priorities(balancers: readonly Located[]): Value[] {
  return balancers.flatMap((balancer) =>
    valuesAt([balancer], "priority", { priority: defaultPriority(balancer.index) }),
  );
}

function defaultsOutOfRange(balancers: readonly Located[]): Issue[] {
  return balancers.flatMap(({ map, index, keys }) =>
    map.priority === undefined && defaultPriority(index) < 1
      ? [
          makeIssue({
            code: "priority-out-of-range",
            keys: [...keys, "priority"],
            value: describeValue(undefined),
            minimum: 1,
            maximum: 254,
          }),
        ]
      : [],
  );
}

function vrrpIssues(
  platform: Platform | undefined,
  provider: Provider | undefined,
  topology: Draft,
  balancers: readonly Located[],
): Issue[] {
  const vrrp = draftMap(topology.vrrp);
  const isThere = vrrp === topology.vrrp;
  const issues: Issue[] = [];
  if (platform?.init === "upstart") {
    for (const { map, keys } of [{ map: vrrp, keys: ["vrrp"] as Keys }, ...balancers]) {
      const refused = provider?.notOnUpstart.filter((key) => map[key] !== undefined && map[key] !== true) ?? [];
      for (const key of refused) {
        issues.push(makeIssue({ code: "not-on-platform", keys: [...keys, key], key, platform: platform.name }));
      }
    }
  }
  if (provider?.password === "required" && vrrp.password === undefined && isThere) {
    issues.push(makeIssue({ code: "missing", keys: ["vrrp", "password"], rule: { code: "password-malformed" } }));
  }
  if (issues.length === 0 && vrrp.preempt === false && vrrp.preemptDelay !== undefined) {
    issues.push(makeIssue({ code: "preempt-delay-without-preempt", keys: ["vrrp", "preemptDelay"] }));
  }
  const { hooks } = vrrp;
  const hasOne = ["onMaster", "onBackup", "onFault"].some((key) => isMap(hooks) && hooks[key] !== undefined);
  if (isMap(hooks) && !hasOne && platform?.init !== "upstart") {
    issues.push(makeIssue({ code: "hook-missing", keys: ["vrrp", "hooks"] }));
  }
  return issues;
}

/**
 * keepalived ignores a tracked interface that is also the instance's. Where the address itself moves, one network may
 * serve both.
 */
function interfaceIssues(provider: Provider | undefined, vrrp: Draft, balancers: readonly Located[]): Issue[] {
  if (provider?.anchorIp === "refused") return [];
  return balancers.flatMap(({ map, keys }) => {
    const own = map.interface ?? vrrp.interface ?? vrrpDefaults.interface;
    const value = map.publicInterface ?? vrrp.publicInterface;
    if (typeof own !== "string" || value !== own) return [];
    const place = [...(map.publicInterface === undefined ? ["vrrp"] : keys), "publicInterface"];
    const first = [...(map.interface === undefined ? ["vrrp"] : keys), "interface"];
    return [
      makeIssue({ code: "interface-duplicate", keys: place, value: describeValue(value), first, isDefault: false }),
    ];
  });
}

/** A frontend and a backend with the same name, if this platform's HAProxy objects. */
function sharedNameIssues(platform: Platform | undefined, services: readonly Located[]): Issue[] {
  if (!platform?.mindsSharedNames) return [];
  const frontends = valuesAt(services, "name", serviceDefaults);
  return valuesAt(services, "backend", serviceDefaults).flatMap((backend) => {
    const frontend = frontends.find(({ value }) => typeof value === "string" && value === backend.value);
    if (frontend === undefined) return [];
    const { isDefault = false } = backend;
    const place = { keys: keysOf(backend), first: keysOf(frontend) };
    return [makeIssue({ code: "name-shared", ...place, value: describeValue(backend.value), isDefault })];
  });
}

function platformOf(topology: Draft): Platform | undefined {
  return Object.entries(platforms).find(([name]) => name === topology.platform)?.[1];
}
