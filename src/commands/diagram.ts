import { diagram as draw } from "../diagram/diagram.js";
import { type Command, UsageError } from "./command.js";
import { topologyFrom } from "./topology.js";

export const diagram: Command = {
  usage: "diagram TOPOLOGY",
  summary: "draw the tier as SVG or Mermaid",
  help: `Prints a diagram of the tier: clients, the address that moves, load balancers with their
roles, services and web servers. It contains no secret.
  haproxy-failover diagram topology.yaml > tier.svg

  --format F   svg (default; adapts to light and dark pages) or mermaid`,
  options: { format: { type: "string" } },
  operands: { least: 1, most: 1 },
  completes: { operands: "file", options: { format: ["svg", "mermaid"] } },
  refused: 1,
  async run({ operands: [file = "-"], options: { format = "svg" } }, { out }) {
    if (format !== "svg" && format !== "mermaid")
      throw new UsageError(`unknown format "${format}"; use svg or mermaid`);
    out(draw(await topologyFrom(file), { format }));
    return 0;
  },
};
