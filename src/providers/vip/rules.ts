import { isIpv6 } from "../../fields/address.js";
import { type Draft, draftList, draftMap } from "../../fields/draft.js";
import { cidr } from "../../fields/virtual-address.js";
import type { Issue } from "../../issues/issue.js";
import { makeIssue } from "../../issues/make.js";
import type { Keys } from "../../issues/path.js";
import { repeated } from "../../issues/repeated.js";
import { describeValue } from "../../issues/value.js";
import type { Platform } from "../../platforms/platform.js";
import { serviceAddressIssues } from "../common-rules.js";

// Each runs on the input as written, valid or not; errors within one field are the schema's.

/** An address as it was written, and where. */
export interface WrittenAddress {
  readonly keys: Keys;
  readonly map: Draft;
  /** Without its prefix length; undefined if it is not an address with one. */
  readonly address: string | undefined;
}

/** Every address under `failover`, with its keys there. */
export function writtenAddresses({ addresses, groups }: Draft): WrittenAddress[] {
  return [
    ...inList(addresses, ["addresses"]),
    ...draftList(groups).flatMap(({ map, index }) => inList(map.addresses, ["groups", index, "addresses"])),
  ];
}

function inList(list: unknown, keys: Keys): WrittenAddress[] {
  if (!Array.isArray(list)) return [];
  return list.map((item: unknown, index) => {
    const map = typeof item === "string" ? { address: item } : draftMap(item);
    const text = typeof map.address === "string" ? cidr(map.address) : undefined;
    const place = [...keys, index];
    return { keys: typeof item === "string" ? place : [...place, "address"], map, address: text?.address };
  });
}

export function vipIssues(failover: Draft, topology: Draft, platform: Platform | undefined): Issue[] {
  return [
    ...addressesOrGroups(failover),
    ...labelIssues(failover, topology),
    ...groupIssues(failover, topology),
    ...serviceAddressIssues(
      topology.services,
      writtenAddresses(failover).flatMap(({ address }) => address ?? []),
    ),
    ...advertIssues(draftMap(topology.vrrp), platform),
    ...(platform?.init === "upstart" ? [] : passwordIssues(failover, draftMap(topology.vrrp))),
  ];
}

function addressesOrGroups({ addresses, groups }: Draft): Issue[] {
  if ((addresses === undefined) !== (groups === undefined)) return [];
  const given = addresses === undefined ? "neither" : "both";
  return [makeIssue({ code: "virtual-addresses-or-groups", keys: ["failover"], given })];
}

/** Linux: IFNAMSIZ is 16, with the NUL at the end. */
const longestLabel = 15;

function labelIssues(failover: Draft, { vrrp, loadBalancers }: Draft): Issue[] {
  const usual = draftMap(vrrp);
  const ofBalancers = draftList(loadBalancers).map(
    ({ map }) => map.publicInterface ?? usual.publicInterface ?? map.interface ?? usual.interface ?? "eth1",
  );
  return writtenAddresses(failover).flatMap(({ keys, map }) => {
    const { label, interface: own } = map;
    if (typeof label !== "string") return [];
    if (typeof map.address === "string" && isIpv6(cidr(map.address)?.address ?? "")) {
      const place = ["failover", ...keys.slice(0, -1), "label"];
      return [makeIssue({ code: "label-with-ipv6", keys: place, value: describeValue(label) })];
    }
    const interfaces = own === undefined ? ofBalancers : [own];
    const tooLong = interfaces.find(
      (name) => typeof name === "string" && name.length + 1 + label.length > longestLabel,
    );
    if (tooLong === undefined) return [];
    const place = ["failover", ...keys.slice(0, -1), "label"];
    const on = String(tooLong);
    return [makeIssue({ code: "label-too-long", keys: place, value: describeValue(label), interface: on })];
  });
}

function groupIssues({ groups }: Draft, { vrrp, loadBalancers }: Draft): Issue[] {
  const written = draftList(groups);
  const names = draftList(loadBalancers).map(({ map }) => map.name);
  const { routerId: first = 33 } = draftMap(vrrp);
  const defaultOf = (index: number) => (typeof first === "number" ? first + index : undefined);
  const issues = written.flatMap(({ map, index }) => {
    const keys = ["failover", "groups", index];
    if (typeof map.preferred === "string" && !names.includes(map.preferred)) {
      const place = [...keys, "preferred"];
      return [makeIssue({ code: "preferred-unknown", keys: place, value: describeValue(map.preferred) })];
    }
    if (map.routerId === undefined && Number(defaultOf(index)) > 255) {
      return [makeIssue({ code: "group-router-id-default-out-of-range", keys: [...keys, "routerId"] })];
    }
    return [];
  });
  const valuesOf = (key: string, byDefault: (index: number) => unknown) =>
    written.map(({ map, index }) => {
      const isDefault = map[key] === undefined;
      return { value: isDefault ? byDefault(index) : map[key], place: ["failover", "groups", index], key, isDefault };
    });
  return [
    ...issues,
    ...repeated(
      "group-name-duplicate",
      valuesOf("name", () => undefined),
    ),
    ...repeated("group-router-id-duplicate", valuesOf("routerId", defaultOf)),
  ];
}

function advertIssues({ advertInterval, password }: Draft, platform: Platform | undefined): Issue[] {
  if (typeof advertInterval !== "number" || advertInterval >= 1) return [];
  if (platform?.init === "upstart") {
    const value = describeValue(advertInterval);
    const { keepalived } = platform.versions;
    return [makeIssue({ code: "advert-interval-too-short", keys: ["vrrp", "advertInterval"], value, keepalived })];
  }
  return password === undefined ? [] : [makeIssue({ code: "password-with-version-3", keys: ["vrrp", "password"] })];
}

/** VRRP version 3, the only one for IPv6, has no password: RFC 5798, 9. */
function passwordIssues(failover: Draft, { password, advertInterval }: Draft): Issue[] {
  const moving = writtenAddresses(failover).map(({ address }) => address);
  const isSaid = typeof advertInterval === "number" && advertInterval < 1;
  if (password === undefined || isSaid || moving.length === 0) return [];
  const onlyIpv6 = moving.every((address) => address !== undefined && isIpv6(address));
  return onlyIpv6 ? [makeIssue({ code: "password-with-ipv6", keys: ["vrrp", "password"] })] : [];
}
