import compiled from "../../templates/starter/topology.mustache";
import { type PlatformName, platformNames, platforms } from "../platforms/index.js";
import { template } from "../text/template.js";
import { yamlWordGuard } from "../text/yaml-word.js";
import { type Command, UsageError } from "./command.js";

/** What a new tier should run. */
const suggested: PlatformName = "debian-13";

const starter = template(compiled, yamlWordGuard);

export const init: Command = {
  usage: "init [--platform P]",
  summary: "print a commented topology to start from",
  help: `Prints a topology with every part explained; save it, and put your own values in:
  haproxy-failover init > topology.yaml

  --platform P   one of: ${platformNames.join(", ")} (default: ${suggested})`,
  options: { platform: { type: "string" } },
  operands: 0,
  refused: 1,
  async run({ options: { platform = suggested } }, { out }) {
    const name = platformNames.find((known) => known === platform);
    if (name === undefined) {
      throw new UsageError(`no platform "${platform}"; there are ${platformNames.join(", ")}`);
    }
    out(starter({ platform: name, publicInterface: platforms[name].init === "systemd" && "eth0" }));
    return 0;
  },
};
