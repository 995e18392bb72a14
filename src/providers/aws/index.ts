import compiled from "../../../templates/providers/aws/starter.mustache";
import { isPrivateAddress } from "../../fields/address.js";
import type { Draft } from "../../fields/draft.js";
import { absolutePath, platformName } from "../../guards/kinds.js";
import type { Issue } from "../../issues/issue.js";
import { makeIssue } from "../../issues/make.js";
import { platforms } from "../../platforms/index.js";
import type { Fault, Platform } from "../../platforms/platform.js";
import { template } from "../../rendering/template.js";
import {
  advertIntervalIssues,
  ownAddressIssues,
  privateAddressWarnings,
  publicAnchorWarnings,
  serviceAddressIssues,
} from "../common-rules.js";
import type { Provider, Tier } from "../provider.js";
import type { AwsFailover } from "./failover.js";

const name = "aws";

const starter = template(compiled, "topology.yaml", { platform: platformName, accessKeyFile: absolutePath });

/** An Elastic IP or a secondary private IP address, which master.sh moves through EC2's API. */
export const aws: Provider<AwsFailover> = {
  name,
  example: "{provider: aws, region: eu-central-1, elasticIp: 203.0.113.10, allocationId: eipalloc-0a1b2c3d4e5f60718}",
  anchorIp: "optional",
  ipv6: false,
  password: "required",
  onUpstart: false,
  notOnUpstart: [],
  addresses: ({ elasticIp, secondaryIp }) => [
    { keys: ["elasticIp"], value: elasticIp },
    { keys: ["secondaryIp"], value: secondaryIp },
  ],
  issues: (failover, { vrrp, services, loadBalancers }, platform) => [
    ...advertIntervalIssues(vrrp),
    ...addressIssues(failover),
    // An Elastic IP alone leads to the balancers' anchor IPs.
    ...ownAddressIssues(
      loadBalancers,
      "anchorIp",
      failover.secondaryIp === undefined ? undefined : `${name} and a secondaryIp`,
    ),
    ...accessKeyIssues(failover, platform),
    ...serviceAddressIssues(services, typeof failover.secondaryIp === "string" ? [failover.secondaryIp] : []),
  ],
  faults: () => [],
  warnings: (failover, tier) => [
    securityGroup,
    ...(failover.secondaryIp === undefined ? [] : [oneZone]),
    ...addressWarnings(failover, tier),
  ],
  starter: ({ platform }) =>
    starter({ platform, accessKeyFile: !signsToken(platforms[platform]) && "/etc/keepalived/access-key" }),
};

/** An Elastic IP with its allocation ID, or a secondary private IP, with an Elastic IP or without. */
function addressIssues({ elasticIp, allocationId, secondaryIp }: Draft): Issue[] {
  const key = "allocationId";
  const keys = ["failover", key];
  if (secondaryIp !== undefined && allocationId !== undefined) {
    return [makeIssue({ code: "not-with-provider", keys, key, provider: `${name} and a secondaryIp` })];
  }
  if (secondaryIp !== undefined) return [];
  if (elasticIp === undefined) {
    const known = ["elasticIp", "secondaryIp"] as const;
    const either = ["an elasticIp with its allocationId", "a secondaryIp"] as const;
    return [makeIssue({ code: "moving-address-missing", keys: ["failover"], known, either })];
  }
  return allocationId === undefined
    ? [makeIssue({ code: "missing", keys, rule: { code: "allocation-id-malformed" } })]
    : [];
}

/**
 * Whether a role's credentials can be used. Each header whose name begins with x-amz must be signed, their token's too:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
const signsToken = (platform: Platform) => platform.init === "systemd" && platform.curlSignsToken;

function accessKeyIssues({ accessKeyFile }: Draft, platform: Platform | undefined): Issue[] {
  if (platform === undefined || platform.init === "upstart" || signsToken(platform)) return [];
  return accessKeyFile === undefined
    ? [makeIssue({ code: "access-key-file-missing", keys: ["failover"], platform: platform.name })]
    : [];
}

const securityGroup: Fault = {
  code: "firewall-must-pass-vrrp",
  path: "failover",
  message:
    "A security group drops VRRP unless a rule lets it in. Give the balancers' group an inbound rule: custom protocol 112, from the group itself.",
};

const oneZone: Fault = {
  code: "one-zone-only",
  path: "failover.secondaryIp",
  message:
    "A private IP address moves within its subnet, which is in one availability zone: both balancers must be in that subnet, and go down with the zone. An Elastic IP with an allocationId moves between zones.",
};

function addressWarnings({ elasticIp, secondaryIp }: AwsFailover, tier: Tier): Fault[] {
  const secondary: Fault[] =
    secondaryIp === undefined || isPrivateAddress(secondaryIp)
      ? []
      : [
          {
            code: "anchor-ip-public",
            path: "failover.secondaryIp",
            message: `${secondaryIp} is not a private address. An Elastic IP goes into elasticIp.`,
          },
        ];
  return [
    ...publicAnchorWarnings(
      tier,
      "no Elastic IP leads to it. Use a secondary private IP address of this balancer's network interface.",
    ),
    ...secondary,
    ...privateAddressWarnings(
      [{ path: "elasticIp", address: elasticIp }],
      "Use the Elastic IP that the console shows.",
    ),
  ];
}
