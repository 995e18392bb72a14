import { isIpv4, isIpv6 } from "../../fields/address.js";
import { type Draft, draftList, draftMap } from "../../fields/draft.js";
import type { Issue } from "../../issues/issue.js";
import { makeIssue } from "../../issues/make.js";
import type { Keys } from "../../issues/path.js";
import { describeValue } from "../../issues/value.js";
import type { Platform } from "../../platforms/platform.js";
import type { Provider } from "../../providers/provider.js";

// Which hosts have IPv4, IPv6 or both, so that each can reach those that it has to.

const is = (family: (text: string) => boolean, value: unknown) => typeof value === "string" && family(value);

/** Errors in the families of the hosts' addresses, and of those that move. */
export function familyIssues(topology: Draft, platform: Platform | undefined, provider: Provider | undefined): Issue[] {
  if (provider === undefined || platform === undefined) return [];
  if (platform.init === "upstart") return ipv4OnlyIssues(topology, provider, platform);
  if (!provider.ipv6) return ipv4OnlyIssues(topology, provider, undefined);
  return [...balancerIssues(topology, provider), ...webServerIssues(topology)];
}

/** Neither a host's private address nor one that moves is IPv6; `platform` is the reason, or else the provider. */
function ipv4OnlyIssues(topology: Draft, provider: Provider, platform: Platform | undefined): Issue[] {
  const key = "privateIpv6";
  const issues: Issue[] = [];
  const refuseIpv6 = (keys: Keys, value: unknown) => {
    if (is(isIpv6, value)) issues.push(makeIssue({ code: "address-not-ipv4", keys, value: describeValue(value) }));
  };
  for (const { map, index } of draftList(topology.webServers)) {
    refuseIpv6(["webServers", index, "privateIp"], map.privateIp);
  }
  for (const { map, index } of draftList(topology.loadBalancers)) {
    refuseIpv6(["loadBalancers", index, "privateIp"], map.privateIp);
    if (map[key] === undefined) continue;
    const keys = ["loadBalancers", index, key];
    issues.push(
      platform
        ? makeIssue({ code: "not-on-platform", keys, key, platform: platform.name })
        : makeIssue({ code: "not-with-provider", keys, key, provider: provider.name }),
    );
  }
  // The schema of a provider without IPv6 refuses those itself.
  if (provider.ipv6) for (const { keys, value } of movingOf(topology, provider)) refuseIpv6(keys, value);
  return issues;
}

function movingOf({ failover }: Draft, provider: Provider) {
  return provider.addresses(draftMap(failover)).map(({ keys, value }) => ({ keys: ["failover", ...keys], value }));
}

/** VRRP for addresses of a family runs between the balancers' own ones of that family. */
function balancerIssues(topology: Draft, provider: Provider): Issue[] {
  const moving = movingOf(topology, provider);
  const move = {
    ipv4: moving.some(({ value }) => is(isIpv4, value)),
    ipv6: moving.some(({ value }) => is(isIpv6, value)),
  };
  return draftList(topology.loadBalancers).flatMap(({ map: { privateIp, privateIpv6 }, index }): Issue[] => {
    const keys = ["loadBalancers", index];
    const place = [...keys, "privateIpv6"];
    if (is(isIpv6, privateIp)) {
      if (move.ipv4) {
        const value = describeValue(privateIp);
        return [makeIssue({ code: "private-ip-not-ipv4", keys: [...keys, "privateIp"], value })];
      }
      return privateIpv6 === undefined ? [] : [makeIssue({ code: "private-ipv6-twice", keys: place })];
    }
    if (!move.ipv6 || privateIpv6 !== undefined || !is(isIpv4, privateIp)) return [];
    return [makeIssue({ code: "missing", keys: place, rule: { code: "address-not-ipv6" } })];
  });
}

/** Each balancer asks each web server, and is let in by its own address. */
function webServerIssues({ webServers, loadBalancers }: Draft): Issue[] {
  const balancers = draftList(loadBalancers).map(({ map }) => [map.privateIp, map.privateIpv6]);
  const everyHas = (family: (text: string) => boolean) =>
    balancers.every((own) => own.some((value) => is(family, value)));
  const has = { ipv4: everyHas(isIpv4), ipv6: everyHas(isIpv6) };
  if (!has.ipv4 && !has.ipv6) return [];
  return draftList(webServers).flatMap(({ map: { privateIp }, index }) => {
    if (!(is(isIpv4, privateIp) && !has.ipv4) && !(is(isIpv6, privateIp) && !has.ipv6)) return [];
    const keys = ["webServers", index, "privateIp"];
    return [makeIssue({ code: "family-not-shared", keys, value: describeValue(privateIp) })];
  });
}
