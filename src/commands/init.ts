import { type PlatformName, platformNames, platforms } from "../platforms/index.js";
import { providerNamed, providerNames } from "../providers/index.js";
import { type Command, UsageError } from "./command.js";

/** What a new tier should run. */
const suggested: PlatformName = "debian-13";

const [usual = ""] = providerNames;

export const init: Command = {
  usage: "init [--platform P] [--provider P]",
  summary: "print a commented topology to start from",
  help: `Prints a topology with every part explained; save it, and put your own values in:
  haproxy-failover init > topology.yaml

  --platform P   one of: ${platformNames.join(", ")} (default: ${suggested})
  --provider P   who moves the address, one of: ${providerNames.join(", ")} (default: ${usual})`,
  options: { platform: { type: "string" }, provider: { type: "string" } },
  operands: { least: 0, most: 0 },
  completes: { operands: "nothing", options: { platform: platformNames } },
  refused: 1,
  async run({ options: { platform = suggested, provider = usual } }, { out }) {
    const name = platformNames.find((known) => known === platform);
    if (name === undefined) {
      throw new UsageError(`no platform "${platform}"; there are ${platformNames.join(", ")}`);
    }
    const chosen = providerNamed(provider);
    if (chosen === undefined) {
      throw new UsageError(`no provider "${provider}"; there are ${providerNames.join(", ")}`);
    }
    out(chosen.starter({ platform: name, publicInterface: platforms[name].init === "systemd" && "eth0" }));
    return 0;
  },
};
