import { UnsafeValueError } from "../../errors.js";
import type { ProviderFiles } from "../provider-files.js";
import type { DigitalOceanFailover } from "./failover.js";

export function digitaloceanFiles(failover: DigitalOceanFailover): ProviderFiles {
  const { reservedIp, reservedIpv6, customImage = false, token, tokenFile } = failover;
  // Of a topology that nobody has parsed, it may be anything.
  if (typeof customImage !== "boolean") throw new UnsafeValueError("customImage is neither true nor false");
  return {
    bound: reservedIpv6 !== undefined ? "address" : customImage ? "public IP" : "anchor IP",
    addresses: reservedIpv6 === undefined ? [] : [reservedIpv6],
    linkLocal: false,
    told: ({ instance }) => [{ kind: "INSTANCE", name: instance }],
    move: {
      behind: reservedIp === undefined ? [] : [reservedIp],
      arrivesAt: customImage ? "publicIp" : "anchorIp",
      packages: ["jq"],
      programs: [],
      token,
      tokenFile,
    },
    // No figure is published. The action in the API reference's example takes 11 s:
    // https://docs.digitalocean.com/reference/api/reference/reserved-ip-actions/
    moves: {
      seconds: { least: 1, most: 11 },
      // Ten seconds pass between two assignments to one Droplet: master.sh counts whole ones, and looks each second and a half.
      ...(reservedIp !== undefined && reservedIpv6 !== undefined && { apart: { least: 9, most: 14 } }),
    },
  };
}
