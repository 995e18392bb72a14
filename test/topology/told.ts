import { expect } from "vitest";
import type { Issue } from "../../src/index.js";
import { issuesIn } from "../support/issues.js";

/** A topology of virtual addresses, whose first hosts have public ones. */
export const base = {
  platform: "debian-13",
  vrrp: { password: "kx72hq0d" },
  webServers: [
    { name: "web1", privateIp: "10.1.0.1", publicIp: "198.51.100.1" },
    { name: "web2", privateIp: "10.1.0.2" },
  ],
  loadBalancers: [
    { name: "lb1", privateIp: "10.1.0.11", publicIp: "198.51.100.11" },
    { name: "lb2", privateIp: "10.1.0.12" },
  ],
  failover: { provider: "vip", addresses: ["10.1.0.100/24", "10.1.0.101/24"] },
};

/** All that is wrong with a topology. */
export const issuesWith = (change: object): readonly Issue[] => issuesIn({ ...base, ...change });

/** All of it, as a line each, with the other places that it names: `backends[1].name name-twice: "app" > backends[0].name`. */
export const told = (change: object): string[] =>
  issuesWith(change).map(({ path, code, found, wanted }) =>
    [`${path} ${code}: ${found}`, ...(wanted.match(/\b[a-z]\w*(\[\d+\]|\.[a-z]\w*)+/gi) ?? [])].join(" > "),
  );

/** Which of these lines, with ` | ` between them, are refused in a section of a topology that is right without them. */
export function refused(lines: string, of: (lines: readonly string[]) => object): string {
  expect(told(of(["option made-up"]))).toEqual([]);
  const all = lines.split(" | ");
  const issues = issuesWith(of(all)).filter(({ code }) => ["line-taken", "line-starts-section"].includes(code));
  return all.filter((_, index) => issues.some(({ path }) => path.endsWith(`[${index}]`))).join(" | ");
}
