import mermaidTemplate from "../../templates/diagram/mermaid.mustache";
import svgTemplate from "../../templates/diagram/svg.mustache";
import { word } from "../guards/kinds.js";
import { template } from "../rendering/template.js";
import type { Topology } from "../topology/topology.js";
import { mermaidEscape, pixels, xmlEscape } from "./escape.js";
import { layOut } from "./scene.js";
import { type Part, type Story, storyOf } from "./story.js";

const svg = template(svgTemplate, "the SVG diagram", {
  width: pixels,
  height: pixels,
  x: pixels,
  y: pixels,
  x1: pixels,
  y1: pixels,
  x2: pixels,
  y2: pixels,
  kind: word,
  title: xmlEscape,
  description: xmlEscape,
  text: xmlEscape,
});
const mermaid = template(mermaidTemplate, "the Mermaid diagram", {
  id: word,
  from: word,
  to: word,
  first: mermaidEscape,
  others: mermaidEscape,
  balancersHeading: mermaidEscape,
  serversHeading: mermaidEscape,
});

export interface DiagramOptions {
  /**
   * `svg`, a picture for light and dark pages, or `mermaid`, a flowchart that GitHub and others draw.
   *
   * @default "svg"
   */
  readonly format?: "svg" | "mermaid";
}

/**
 * Draws a tier: clients, the addresses that move, load balancers with their roles and addresses, services and web
 * servers. Up to ten hosts of a kind are drawn each; of more, the first nine, and a box that counts the rest.
 *
 * @param topology - A topology from `parseTopology`.
 * @returns An SVG document with a title and a description and without scripts, or the text of a Mermaid flowchart. It
 * holds no secret.
 *
 * @example
 * ```ts
 * diagram(topology); // "<svg xmlns=..."
 * diagram(topology, { format: "mermaid" }); // "flowchart TB\n..."
 * ```
 */
export function diagram(topology: Topology, { format = "svg" }: DiagramOptions = {}): string {
  const story = storyOf(topology);
  if (format === "mermaid") return mermaid(flowchart(story));
  return svg({ ...layOut(story), title: story.title, description: story.description });
}

function flowchart({ clients, addresses, balancers, services, servers, balancersHeading, serversHeading }: Story) {
  const addressId = (index: number) => (addresses.length === 1 ? "address" : `address${index + 1}`);
  const balancerId = (index: number) => `balancer${index + 1}`;
  return {
    clients: label(clients),
    addresses: addresses.map((part, index) => ({ ...label(part), id: addressId(index) })),
    balancersHeading,
    balancers: balancers.map((part, index) => ({ ...label(part), id: balancerId(index) })),
    ways: addresses.flatMap(({ holders }, at) =>
      balancers.map((_, index) => ({ from: addressId(at), active: holders.includes(index), to: balancerId(index) })),
    ),
    services: firstAndOthers(services),
    serversHeading,
    servers: servers.map((part, index) => ({ ...label(part), id: `server${index + 1}` })),
  };
}

function label({ lines }: Part) {
  return firstAndOthers(lines);
}

function firstAndOthers([first = "", ...others]: readonly string[]) {
  return { first, others };
}
