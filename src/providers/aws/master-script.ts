import compiled from "../../../templates/providers/aws/master-script.mustache";
import { guard } from "../../guards/guard.js";
import { absolutePath, address, oneOf } from "../../guards/kinds.js";
import { template } from "../../rendering/template.js";
import { behindView, type MasterScript, masterKinds, masterScriptPath, onHostView } from "../master-tier.js";
import { allocationId as allocationIdPattern } from "./allocation-id.js";
import type { AwsFailover } from "./failover.js";
import { domains, partitionNames, partitionOf, region as regionPattern } from "./regions.js";

const render = template(compiled, masterScriptPath, {
  ...masterKinds,
  region: guard(regionPattern),
  domain: oneOf(...domains),
  partition: oneOf(...partitionNames),
  allocationId: guard(allocationIdPattern),
  riding: address,
  accessKeyFile: absolutePath,
});

export function awsMasterScript(failover: AwsFailover): MasterScript {
  const { region, elasticIp = "", allocationId = "", secondaryIp, accessKeyFile = false } = failover;
  const { name: partition, domain } = partitionOf(region);
  return (tier) =>
    render({
      machine: "interface",
      region,
      domain,
      elastic: secondaryIp === undefined && { region, partition, allocationId },
      secondary: secondaryIp !== undefined && { region, partition },
      riding: secondaryIp !== undefined && elasticIp !== "" && elasticIp,
      accessKeyFile,
      programs: false,
      ...(secondaryIp === undefined
        ? behindView(tier, "Elastic IP", elasticIp)
        : onHostView(tier, "private IP", [secondaryIp])),
    });
}
