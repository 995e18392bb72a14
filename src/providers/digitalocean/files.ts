import { UnsafeValueError } from "../../errors.js";
import type { Moves, ProviderFiles } from "../provider-files.js";
import type { DigitalOceanFailover } from "./failover.js";

// No figure is published. The action in the API reference's example takes 11 s:
// https://docs.digitalocean.com/reference/api/reference/reserved-ip-actions/
const moves: Moves = { seconds: { least: 1, most: 11 } };
// Ten seconds pass between two assignments to one Droplet: master.sh counts whole ones, and looks each second and a half.
const movesOfBoth: Moves = { ...moves, apart: { least: 9, most: 14 } };

export function digitaloceanFiles(failover: DigitalOceanFailover): ProviderFiles {
  const { reservedIp, reservedIpv6, customImage = false, token, tokenFile } = failover;
  // Of a topology that nobody has parsed, it may be anything.
  if (typeof customImage !== "boolean") throw new UnsafeValueError("customImage is no boolean");
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
    moves: reservedIp !== undefined && reservedIpv6 !== undefined ? movesOfBoth : moves,
  };
}
