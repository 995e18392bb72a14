import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { lint, masterScript, parseTopology } from "../../src/index.js";
import { readTopology } from "../../src/node.js";
import { issuesOf } from "../faults/tiers.js";

const elastic = readTopology("fixtures/debian-12-aws/topology.yaml");
const secondary = readTopology("fixtures/debian-13-aws/topology.yaml");

/** The script for a region. */
const scriptIn = (region: string) =>
  masterScript(parseTopology({ ...elastic, failover: { ...elastic.failover, region } }));

/** The policy, printed as docs/aws.md says. */
const policyOf = (script: string) =>
  JSON.parse(execFileSync("sed", ["-n", "s/^#| //p"], { input: script, encoding: "utf8" }));

/** What a script asks the API to do. */
const actionsIn = (script: string) => [...script.matchAll(/"Action=(\w+)/g)].map(([, action]) => `ec2:${action}`);

test.each([elastic, secondary])("the policy allows what the script does, and no more", (topology) => {
  const script = masterScript(topology);
  const { Statement } = policyOf(script);
  expect(Statement.map(({ Action }: { Action: string }) => Action)).toEqual(actionsIn(script));
  // Only what EC2 cannot limit to a resource is allowed on all of them.
  for (const { Action, Resource } of Statement) expect(Resource === "*").toBe(Action.startsWith("ec2:Describe"));
});

test.each([
  ["us-east-1", "aws", "ec2.us-east-1.amazonaws.com"],
  ["cn-northwest-1", "aws-cn", "ec2.cn-northwest-1.amazonaws.com.cn"],
  ["us-gov-west-1", "aws-us-gov", "ec2.us-gov-west-1.amazonaws.com"],
  ["eusc-de-east-1", "aws-eusc", "ec2.eusc-de-east-1.amazonaws.eu"],
])("%s is in the partition %s, with its own domain", (region, partition, host) => {
  const script = scriptIn(region);
  expect(script).toContain(`API='https://${host}'\n`);
  expect(policyOf(script).Statement[1].Resource).toEqual([
    `arn:${partition}:ec2:${region}:*:elastic-ip/eipalloc-0a1b2c3d4e5f60718`,
    `arn:${partition}:ec2:${region}:*:network-interface/*`,
  ]);
});

test.each(["", "eu-central-1a", "EU-CENTRAL-1", "eu-central", "us-iso-east-1", "eu-central-1.evil.example"])(
  "%j is no region",
  (region) => {
    expect(() => scriptIn(region)).toThrow("a region, such as eu-central-1");
  },
);

test("a private IP warns of its zone, and every topology of the security group", () => {
  const codes = (topology: typeof elastic) => lint(topology).map(({ code, path }) => `${code} ${path}`);
  expect(codes(elastic)).toContain("firewall-must-pass-vrrp failover");
  expect(codes(elastic).join()).not.toContain("one-zone-only");
  expect(codes(secondary)).toContain("firewall-must-pass-vrrp failover");
  expect(codes(secondary)).toContain("one-zone-only failover.secondaryIp");
});

test("addresses that are on the wrong side of the NAT", () => {
  const loadBalancers = elastic.loadBalancers.map((one, n) => ({ ...one, anchorIp: `198.51.100.${n + 1}` }));
  const swapped = { ...elastic, loadBalancers, failover: { ...elastic.failover, elasticIp: "10.132.99.1" } };
  const codes = lint(parseTopology(swapped)).map(({ code, path }) => `${code} ${path}`);
  expect(codes).toContain("anchor-ip-public loadBalancers[0].anchorIp");
  expect(codes).toContain("reserved-ip-private failover.elasticIp");
  const failover = { ...secondary.failover, secondaryIp: "198.51.100.10" };
  const ofSecondary = lint(parseTopology({ ...secondary, failover })).map(({ code, path }) => `${code} ${path}`);
  expect(ofSecondary).toContain("anchor-ip-public failover.secondaryIp");
});

test("a platform whose curl does not sign a role's security token needs an access key, and the others do not", () => {
  expect(issuesOf({ ...elastic, platform: "ubuntu-22.04" })).toEqual(["failover access-key-file-missing"]);
  for (const platform of ["ubuntu-24.04", "ubuntu-26.04", "debian-12", "debian-13"]) {
    expect(issuesOf({ ...elastic, platform })).toEqual([]);
  }
});
