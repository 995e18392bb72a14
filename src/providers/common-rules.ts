import { isIpv6, isPrivateAddress } from "../fields/address.js";
import { type Draft, draftList, draftMap } from "../fields/draft.js";
import type { Issue } from "../issues/issue.js";
import { makeIssue } from "../issues/make.js";
import { describeValue } from "../issues/value.js";
import type { Fault } from "../platforms/platform.js";
import type { Tier } from "./provider.js";

// Rules that several providers share. Errors run on the input as written; those within one field are the schema's.

/** One of the two, and not both. */
export function tokenIssues({ token, tokenFile }: Draft): Issue[] {
  const given = [token, tokenFile].filter((value) => value !== undefined && value !== null).length;
  if (token === undefined && tokenFile === undefined) {
    return [makeIssue({ code: "token-missing", keys: ["failover"] })];
  }
  return given === 2 ? [makeIssue({ code: "token-twice", keys: ["failover"] })] : [];
}

/** In VRRP version 3, keepalived needs a virtual address in the instance, and master.sh moves the address instead. */
export function advertIntervalIssues(vrrp: unknown): Issue[] {
  const { advertInterval } = draftMap(vrrp);
  if (typeof advertInterval !== "number" || advertInterval >= 1) return [];
  const keys = ["vrrp", "advertInterval"];
  return [makeIssue({ code: "advert-interval-too-short", keys, value: describeValue(advertInterval) })];
}

/** Every balancer has such an address, or, by what `refusedWith` says, none has. */
export function ownAddressIssues(
  loadBalancers: unknown,
  key: "anchorIp" | "publicIp",
  refusedWith: string | undefined,
): Issue[] {
  return draftList(loadBalancers).flatMap(({ map, index }) => {
    const keys = ["loadBalancers", index, key];
    if (refusedWith === undefined) {
      return map[key] === undefined ? [makeIssue({ code: "missing", keys, rule: { code: "address-malformed" } })] : [];
    }
    return map[key] === undefined ? [] : [makeIssue({ code: "not-with-provider", keys, key, provider: refusedWith })];
  });
}

/** A balancer's public address is IPv4, where IPv4 traffic arrives at it. */
export function publicIpv4Issues({ map: { publicIp }, index }: { map: Draft; index: number }): Issue[] {
  if (typeof publicIp !== "string" || !isIpv6(publicIp)) return [];
  const keys = ["loadBalancers", index, "publicIp"];
  return [makeIssue({ code: "address-not-ipv4", keys, value: describeValue(publicIp) })];
}

/** A service's own addresses are among those that move. */
export function serviceAddressIssues(services: unknown, known: readonly string[]): Issue[] {
  return draftList(services).flatMap(({ map, index }) => {
    if (!Array.isArray(map.addresses)) return [];
    return map.addresses.flatMap((address: unknown, place) => {
      if (typeof address !== "string" || known.includes(address)) return [];
      const keys = ["services", index, "addresses", place];
      return [makeIssue({ code: "virtual-address-unknown", keys, value: describeValue(address), known })];
    });
  });
}

/** Anchor IPs that are public. `advice` says what follows, and where the right one is found. */
export function publicAnchorWarnings({ loadBalancers }: Tier, advice: string): Fault[] {
  return loadBalancers.flatMap(({ anchorIp }, index): Fault[] => {
    if (anchorIp === undefined || isPrivateAddress(anchorIp)) return [];
    const message = `${anchorIp} is not a private address, so ${advice}`;
    return [{ code: "anchor-ip-public", path: `loadBalancers[${index}].anchorIp`, message }];
  });
}

/** Addresses for clients on the Internet that are private. `advice` says where the right one is found. */
export function privateAddressWarnings(
  addresses: readonly { readonly path: string; readonly address: string | undefined }[],
  advice: string,
): Fault[] {
  return addresses.flatMap(({ path, address }): Fault[] => {
    if (address === undefined || !isPrivateAddress(address)) return [];
    const message = `${address} is a private address, which clients on the Internet cannot reach. ${advice}`;
    return [{ code: "reserved-ip-private", path: `failover.${path}`, message }];
  });
}

/** `usual` is the name that the provider's images give the public interface. */
export function publicLinkWarnings({ platform, vrrp, loadBalancers }: Tier, usual: string): Fault[] {
  const isWatched = loadBalancers.every((balancer) => (balancer.publicInterface ?? vrrp.publicInterface) !== undefined);
  if (platform.init !== "systemd" || isWatched) return [];
  return [
    {
      code: "public-link-unwatched",
      path: "vrrp.publicInterface",
      message: `A primary that loses its public link keeps the address, because keepalived does not watch that interface. Set publicInterface: ${usual}.`,
    },
  ];
}
