import type { ProviderFiles } from "../provider-files.js";
import type { AwsFailover } from "./failover.js";

export function awsFiles({ elasticIp = "", secondaryIp, accessKeyFile }: AwsFailover): ProviderFiles {
  return {
    bound: secondaryIp === undefined ? "anchor IP" : "address",
    addresses: secondaryIp === undefined ? [] : [secondaryIp],
    linkLocal: false,
    told: ({ instance }) => [{ kind: "INSTANCE", name: instance }],
    move: {
      behind: secondaryIp === undefined ? [elasticIp] : [],
      packages: [],
      programs: [],
      token: undefined,
      tokenFile: accessKeyFile,
    },
  };
}
