import { describe, expect, test } from "vitest";
import { guideInput } from "../support/fixtures.js";
import { issuesIn } from "../support/issues.js";

const issuesOf = (change: object) => issuesIn({ ...guideInput(), ...change });

const [web1, web2] = guideInput().webServers;
const { vrrp, failover } = guideInput();

describe("an issue is data first:", () => {
  test.each<[string, object, object]>([
    [
      "a range has its ends",
      { services: [{ port: 0 }] },
      { code: "port-out-of-range", minimum: 1, maximum: 65535, value: { kind: "number", number: 0 } },
    ],
    [
      "a missing value has the rule that it must keep",
      { platform: undefined },
      { code: "missing", rule: { code: "platform-unknown", known: expect.arrayContaining(["debian-12"]) } },
    ],
    [
      "a value of the wrong kind has both kinds",
      { services: [{ port: "80" }] },
      {
        code: "wrong-type",
        rule: { code: "port-out-of-range", minimum: 1, maximum: 65535 },
        expected: "number",
        value: { kind: "text", length: 2, text: "80" },
      },
    ],
    [
      "a duplicate has its first place",
      { webServers: [web1, { ...web2, name: "WEB1" }] },
      { code: "name-duplicate", keys: ["webServers", 1, "name"], first: ["webServers", 0, "name"], isDefault: false },
    ],
    [
      "a default that is a duplicate says so",
      { services: [{}, { name: "b", backend: "b" }] },
      { code: "port-duplicate", value: { kind: "number", number: 80 }, isDefault: true },
    ],
    [
      "an unknown key has the keys that belong there",
      { webServers: [web1, { ...web2, colour: 1 }] },
      { code: "unknown-key", key: "colour", known: ["name", "privateIp", "publicIp"] },
    ],
    [
      "a key that belongs elsewhere has its place",
      { services: [{ sticky: "cookie" }] },
      { code: "unknown-key", key: "sticky", belongs: ["backends[].sticky"] },
    ],
    ["an unknown key that may be a secret is left out", { vrrp: { ...vrrp, x7k2m9: null } }, { code: "unknown-key" }],
    [
      "a list that is too short has its minimum",
      { loadBalancers: [] },
      { code: "load-balancers-too-few", minimum: 2, value: { kind: "list", length: 0 } },
    ],
    [
      "an algorithm has those of the platform",
      { services: [{ balance: "first" }] },
      { code: "balance-unknown", haproxy: "1.4.24", known: expect.arrayContaining(["roundrobin"]) },
    ],
    [
      "a secret has kind and length alone",
      { failover: { ...failover, token: "made up" } },
      { code: "token-malformed", value: { kind: "text", length: 7 } },
    ],
    [
      "a long text is cut",
      { services: [{ name: "x".repeat(5000) }] },
      { code: "service-name-malformed", value: { kind: "text", length: 5000, text: "x".repeat(60) } },
    ],
  ])("%s", (_what, change, data) => {
    expect(issuesOf(change)).toEqual([expect.objectContaining(data)]);
  });

  test("the type has each code's data", () => {
    const [issue] = issuesOf({ services: [{ port: 0 }] });
    if (issue?.code !== "port-out-of-range") throw new Error("not the issue that was made");
    const { minimum, maximum }: { minimum: number; maximum: number } = issue;
    // @ts-expect-error a range has no first place
    expect([minimum, maximum, issue.first]).toEqual([1, 65535, undefined]);
  });
});

test("an unknown key that may be a secret appears in no field", () => {
  expect(JSON.stringify(issuesOf({ vrrp: { ...vrrp, x7k2m9: null } }))).not.toContain("x7k2m9");
});
