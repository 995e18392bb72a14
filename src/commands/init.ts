import { type PlatformName, platformNames, platforms } from "../platforms/index.js";
import { providerNamed, providerNames } from "../providers/index.js";
import { type Command, UsageError } from "./command.js";

/** The default platform for a new tier. */
const suggested: PlatformName = "debian-13";

const [usual = ""] = providerNames;

export const init: Command = {
  usage: "init [--platform P] [--provider P]",
  summary: "print a commented topology to start from",
  help: `Prints a commented topology. Save it, and replace the values with your own:
  haproxy-failover init > topology.yaml

  --platform P   one of: ${platformNames.join(", ")} (default: ${suggested})
  --provider P   what moves the address, one of: ${providerNames.join(", ")} (default: ${usual})`,
  options: { platform: { type: "string" }, provider: { type: "string" } },
  operands: { least: 0, most: 0 },
  completes: { operands: "nothing", options: { platform: platformNames, provider: providerNames } },
  refused: 1,
  async run({ options: { platform = suggested, provider = usual } }, { out }) {
    const name = platformNames.find((known) => known === platform);
    if (name === undefined) {
      throw new UsageError(`unknown platform "${platform}"; use one of ${platformNames.join(", ")}`);
    }
    const chosen = providerNamed(provider);
    if (chosen === undefined) {
      throw new UsageError(`unknown provider "${provider}"; use one of ${providerNames.join(", ")}`);
    }
    if (platforms[name].init === "upstart" && !chosen.onUpstart) {
      throw new UsageError(`the provider ${provider} has no files for ${name}; use a newer platform`);
    }
    out(chosen.starter({ platform: name, publicInterface: platforms[name].init === "systemd" && "eth0" }));
    return 0;
  },
};
