import compiled from "../../templates/providers/services.mustache";
import { type PlatformName, platformNames, platforms } from "../platforms/index.js";
import { providerNamed, providerNames } from "../providers/index.js";
import { template } from "../rendering/template.js";
import { type Command, UsageError } from "./command.js";

/** The default platform for a new tier. */
const suggested: PlatformName = "debian-13";

const [usual = ""] = providerNames;

/** What `--with` may ask for. */
const kinds = ["tls", "app", "tcp"] as const;

/** What `--with` may ask for together, for a shell that completes one word. */
const together = ["tls,app", "tls,tcp", "app,tcp", "tls,app,tcp"];

const services = template(compiled, "topology.yaml", {});

export const init: Command = {
  usage: "init [--platform P] [--provider P] [--with LIST]",
  summary: "print a commented topology to start from",
  help: `Prints a commented topology. Save it, and replace the values with your own:
  haproxy-failover init > topology.yaml

  --platform P   one of: ${platformNames.join(", ")} (default: ${suggested})
  --provider P   what moves the address, one of: ${providerNames.join(", ")} (default: ${usual})
  --with LIST    one or more, separated by commas: tls (HTTPS, and a redirect to it),
                 app (your own application in place of nginx), tcp (a second service,
                 which is not HTTP)

Example:
  haproxy-failover init --with tls,app > topology.yaml`,
  options: { platform: { type: "string" }, provider: { type: "string" }, with: { type: "string" } },
  operands: { least: 0, most: 0 },
  completes: {
    operands: "nothing",
    options: { platform: platformNames, provider: providerNames, with: [...kinds, ...together] },
  },
  refused: 1,
  async run({ options: { platform = suggested, provider = usual, with: list } }, { out }) {
    const name = platformNames.find((known) => known === platform);
    if (name === undefined) {
      throw new UsageError(`unknown platform "${platform}"; use one of ${platformNames.join(", ")}`);
    }
    const chosen = providerNamed(provider);
    if (chosen === undefined) {
      throw new UsageError(`unknown provider "${provider}"; use one of ${providerNames.join(", ")}`);
    }
    const isSystemd = platforms[name].init === "systemd";
    if (!isSystemd && !chosen.onUpstart) {
      throw new UsageError(`the provider ${provider} has no files for ${name}; use a newer platform`);
    }
    const asked = askedFor(list);
    if (!isSystemd && asked.length > 0) {
      throw new UsageError(`${name} has none of ${kinds.join(", ")}; use a newer platform, or leave out --with`);
    }
    out(chosen.starter({ platform: name, publicInterface: isSystemd && "eth0" }));
    out(services(viewOf(asked)));
    return 0;
  },
};

/** What the list of `--with` names. */
function askedFor(list: string | boolean | undefined): readonly string[] {
  if (typeof list !== "string") return [];
  const asked = list.split(",").map((word) => word.trim());
  const unknown = asked.find((word) => !kinds.some((kind) => kind === word));
  if (unknown === undefined) return asked;
  throw new UsageError(`unknown service "${unknown}"; use one or more of ${kinds.join(",")}`);
}

function viewOf(asked: readonly string[]) {
  const [tls, app, tcp] = [asked.includes("tls"), asked.includes("app"), asked.includes("tcp")];
  return { plain: asked.length === 0, http: tls || app, tls, app, tcp, listed: (app || tcp) && { app, tcp } };
}
