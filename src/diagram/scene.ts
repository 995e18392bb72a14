import type { Story } from "./story.js";

/** A rectangle with lines of text: one host, the clients, or the address that moves. */
export interface Box extends Rectangle {
  readonly kind: "clients" | "address" | "host" | "rest";
  /** The tooltip: everything that the box represents. */
  readonly title: string;
  readonly texts: readonly Text[];
}

/** A titled area around the hosts of one kind. */
export interface Frame extends Rectangle {
  readonly heading: Omit<Text, "bold">;
}

export interface Text {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly bold: boolean;
}

/** A straight line; `standby` is the way that traffic takes after a failover. */
export interface Line {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly kind: "traffic" | "standby";
}

/** Everything that is drawn, in pixels from the top left corner. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly frames: readonly Frame[];
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
  readonly labels: readonly Omit<Text, "bold">[];
}

interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const margin = 24;
const gap = 20;
const padding = 14;
const lineHeight = 19;
/** The height of the bar between two rows, where lines branch. */
const busHeight = 56;
/** Boxes side by side, wrapped into rows. */
const perRow = 5;
const characterWidth = 7.3;

/** Lays a tier out from top to bottom: clients, address, balancers, services, web servers. */
export function layOut(story: Story): Scene {
  const boxWidth = widthFor(story);
  const columns = Math.min(perRow, Math.max(story.addresses.length, story.balancers.length, story.servers.length));
  const headings = [story.balancersHeading, story.serversHeading];
  const widest = Math.max(
    columns * (boxWidth + gap) - gap,
    ...headings.map((heading) => heading.length * characterWidth),
    // They go to the right of the middle.
    ...story.services.map((service) => 2 * service.length * characterWidth),
  );
  const width = Math.ceil(widest + 2 * (margin + padding));
  const center = width / 2;

  const clients = boxAt(center, margin, boxWidth, { ...story.clients, kind: "clients" });
  // Lines to several addresses are slanted.
  const fall = story.addresses.length > 1 ? busHeight : busHeight / 2;
  const addresses = row(story.addresses, bottom(clients) + fall, center, boxWidth);
  const addressesEnd = Math.max(...addresses.map(bottom));
  const balancers = grid(story.balancers, addressesEnd + busHeight, story.balancersHeading, width, boxWidth);
  const servicesTop = bottom(balancers.frame) + lineHeight;
  const services = story.services.map((text, index) => ({
    x: center + padding,
    y: servicesTop + index * lineHeight,
    text,
  }));
  const serversTop = Math.max(servicesTop + services.length * lineHeight, bottom(balancers.frame) + busHeight);
  const servers = grid(story.servers, serversTop, story.serversHeading, width, boxWidth);

  return {
    width,
    height: bottom(servers.frame) + margin,
    frames: [balancers.frame, servers.frame],
    boxes: [clients, ...addresses, ...balancers.boxes, ...servers.boxes],
    lines: [
      ...addresses.map((box) => lineBetween(clients, box, "traffic")),
      ...story.addresses.flatMap(({ holders }, index) => fanOut(addresses[index], holders, balancers.boxes)),
      { x1: center, y1: bottom(balancers.frame), x2: center, y2: servers.frame.y, kind: "traffic" },
    ],
    labels: services,
  };
}

interface Described {
  readonly lines: readonly string[];
  readonly kind: Box["kind"];
}

function boxAt(center: number, y: number, width: number, { lines, kind }: Described): Box {
  return {
    x: center - width / 2,
    y,
    width,
    height: lines.length * lineHeight + padding,
    kind,
    title: lines.join("\n"),
    texts: lines.map((text, index) => ({
      x: center,
      y: y + padding / 2 + (index + 0.75) * lineHeight,
      text: shorten(text, width),
      bold: index === 0,
    })),
  };
}

/** Boxes side by side. */
function row(parts: readonly Described[], top: number, center: number, boxWidth: number): Box[] {
  const left = center - ((parts.length - 1) * (boxWidth + gap)) / 2;
  return parts.map((part, column) => boxAt(left + column * (boxWidth + gap), top, boxWidth, part));
}

/** Hosts in rows within a frame of the full width. */
function grid(hosts: readonly Described[], y: number, heading: string, width: number, boxWidth: number) {
  const frame = { x: margin, y, width: width - 2 * margin };
  const boxes: Box[] = [];
  let top = y + padding;
  for (let start = 0; start < hosts.length; start += perRow) {
    const placed = row(hosts.slice(start, start + perRow), top, width / 2, boxWidth);
    boxes.push(...placed);
    top = Math.max(...placed.map(bottom)) + gap;
  }
  // Below the hosts, clear of the lines from above.
  const headingY = top - gap + 1.2 * lineHeight;
  return {
    frame: {
      ...frame,
      height: headingY + padding - y,
      heading: { x: width / 2, y: headingY, text: heading },
    },
    boxes,
  };
}

/** Lines from an address to each balancer of the first row: solid to its holder, dashed to the others. */
function fanOut(address: Box | undefined, holders: readonly number[], boxes: readonly Box[]): Line[] {
  if (address === undefined) return [];
  const firstRow = boxes.filter((box) => box.y === boxes[0]?.y);
  return firstRow.map((box, index) => lineBetween(address, box, holders.includes(index) ? "traffic" : "standby"));
}

/** From the middle of a box's lower edge to the middle of the upper edge of one below. */
function lineBetween(from: Box, to: Box, kind: Line["kind"]): Line {
  return { x1: from.x + from.width / 2, y1: bottom(from), x2: to.x + to.width / 2, y2: to.y, kind };
}

function widthFor({ clients, addresses, balancers, servers }: Story): number {
  const lines = [clients, ...addresses, ...balancers, ...servers].flatMap((box) => box.lines);
  const longest = Math.max(...lines.map((line) => line.length));
  return Math.ceil(Math.min(340, Math.max(190, longest * characterWidth + 2 * padding)));
}

function shorten(text: string, width: number): string {
  const fits = Math.floor((width - padding) / characterWidth);
  return text.length <= fits ? text : `${text.slice(0, fits - 1)}…`;
}

function bottom({ y, height }: Rectangle): number {
  return y + height;
}
