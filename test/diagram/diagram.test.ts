import { describe, expect, test } from "vitest";
import { xmlEscape } from "../../src/diagram/escape.js";
import { layOut } from "../../src/diagram/scene.js";
import { storyOf } from "../../src/diagram/story.js";
import { diagram, parseTopology, type Topology } from "../../src/index.js";
import { readTopology } from "../../src/node.js";
import { secretsOf } from "../../src/topology/shown.js";
import { fixtures, guideInput } from "../support/fixtures.js";
import { expectGolden } from "../support/golden.js";

/** A tier of so many hosts and services. */
function tier(balancers: number, servers: number, services = 1): Topology {
  return parseTopology({
    ...guideInput(),
    loadBalancers: numbered(balancers, (number) => ({
      name: `lb${number}`,
      privateIp: `10.1.0.${number}`,
      anchorIp: `10.2.0.${number}`,
    })),
    webServers: numbered(servers, (number) => ({ name: `web${number}`, privateIp: `10.3.0.${number}` })),
    services: numbered(services, (number) => ({ name: `s${number}`, backend: `pool${number}`, port: 8000 + number })),
  });
}

/** A tier whose groups prefer its balancers in turn. */
function grouped(balancers: number, groups: number, addresses = 1): Topology {
  return parseTopology({
    platform: "debian-13",
    webServers: [{ name: "web1", privateIp: "10.3.0.1" }],
    loadBalancers: numbered(balancers, (number) => ({ name: `lb${number}`, privateIp: `10.1.0.${number}` })),
    vrrp: { routerId: 100 },
    failover: {
      provider: "vip",
      groups: numbered(groups, (number) => ({
        name: `group${number}`,
        addresses: numbered(addresses, (host) => `10.4.${number}.${host}/24`),
        preferred: `lb${((number - 1) % balancers) + 1}`,
      })),
    },
  });
}

function numbered<T>(length: number, make: (number: number) => T): T[] {
  return Array.from({ length }, (_, index) => make(index + 1));
}

describe("goldens", () => {
  test.each([
    ["debian-12-several-services", "svg"],
    ["debian-12-several-services", "mermaid"],
    ["five-servers-three-balancers", "svg"],
    ["five-servers-three-balancers", "mermaid"],
    ["debian-12-vip-active-active", "svg"],
    ["debian-12-vip-active-active", "mermaid"],
    ["debian-12-vip-dual", "svg"],
  ] as const)("%s as %s", (fixture, format) => {
    const picture = diagram(readTopology(`fixtures/${fixture}/topology.yaml`), { format });
    expectGolden(`test/diagram/expected/${fixture}.${format === "svg" ? "svg" : "mmd"}`, picture);
  });

  test("the README's picture", () => {
    expectGolden("docs/tier.svg", diagram(readTopology("fixtures/debian-13-default/topology.yaml")));
  });

  test("ten balancers and two hundred web servers", () => {
    expectGolden("test/diagram/expected/ten-by-two-hundred.svg", diagram(tier(10, 200)));
  });
});

describe("every fixture's picture", () => {
  test.each(fixtures)("$name names each host, has no script, and shows no secret", ({ topology: path }) => {
    const topology = readTopology(path);
    for (const format of ["svg", "mermaid"] as const) {
      const picture = diagram(topology, { format });
      for (const { name } of topology.loadBalancers.slice(0, 9)) expect(picture).toContain(name);
      expect(picture).not.toMatch(/<script|onload|javascript:/i);
      for (const secret of secretsOf(topology)) {
        expect(picture).not.toContain(secret);
      }
    }
  });

  test.each(fixtures)("$name is well-formed and described for screen readers", ({ topology: path }) => {
    const picture = diagram(readTopology(path));
    expect(unclosedTags(picture)).toEqual([]);
    expect(picture).toMatch(/role="img" aria-labelledby="tier-title tier-description"/);
    expect(picture).toMatch(/<title id="tier-title">\S[^<]+<\/title>\n<desc id="tier-description">\S[^<]+<\/desc>/);
  });
});

describe("the layout", () => {
  test.each([
    [2, 1, 1],
    [2, 2, 1],
    [3, 7, 40],
    [6, 11, 3],
    [10, 200, 12],
  ])("of %i balancers, %i web servers and %i services has no overlaps and stays on the canvas", (...sizes) => {
    expectLegible(tier(...sizes));
  });

  test.each([
    [2, 2, 1],
    [3, 5, 12],
    [2, 6, 1],
    [10, 40, 3],
  ])("of %i balancers and %i groups of %i addresses has none either", (...sizes) => {
    expectLegible(grouped(...sizes));
  });

  function expectLegible(topology: Topology): void {
    const scene = layOut(storyOf(topology));
    for (const box of [...scene.boxes, ...scene.frames]) {
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(scene.width);
      expect(box.y + box.height).toBeLessThanOrEqual(scene.height);
    }
    for (const [index, box] of scene.boxes.entries()) {
      for (const other of scene.boxes.slice(index + 1))
        expect(overlap(box, other), `${box.title}, ${other.title}`).toBe(false);
      for (const { text } of box.texts) expect(text.length * 7).toBeLessThanOrEqual(box.width);
    }
    for (const { x, text } of scene.labels) expect(x + text.length * 7).toBeLessThanOrEqual(scene.width);
  }

  test("leads from each group to the balancer that it prefers, and past the others by dashes", () => {
    const { addresses, balancers, description, balancersHeading } = storyOf(grouped(2, 2));
    expect(addresses.map(({ lines, holders }) => [...lines, holders])).toEqual([
      ["10.4.1.1", "at lb1 while all are healthy", [0]],
      ["10.4.2.1", "at lb2 while all are healthy", [1]],
    ]);
    expect(balancers.map(({ lines }) => lines[1])).toEqual(["has 10.4.1.1", "has 10.4.2.1"]);
    expect(description).toContain("While all are healthy, lb1 has 10.4.1.1; lb2 has 10.4.2.1.");
    expect(balancersHeading).toMatch(/VRIDs 100, 101$/);
    const { boxes, lines } = layOut(storyOf(grouped(2, 2)));
    const solid = lines.filter(({ y1, kind }) => kind === "traffic" && y1 === boxEnd(boxes[1]));
    expect(solid.map(({ x1, x2 }) => x1 === x2)).toEqual([true, true]);
    expect(lines.filter(({ kind }) => kind === "standby")).toHaveLength(2);
  });

  test("puts the balancer first that the only group prefers, whatever its priority", () => {
    const topology = grouped(2, 1);
    const { vrrp, failover, ...rest } = topology;
    const [group] = failover.provider === "vip" ? (failover.groups ?? []) : [];
    if (group === undefined) throw new Error("no group");
    const preferring = parseTopology({
      ...rest,
      vrrp: { routerId: vrrp.routerId },
      failover: { provider: "vip", groups: [{ ...group, preferred: "lb2" }] },
    });
    const { balancers, description } = storyOf(preferring);
    expect(balancers.map(({ lines: [name, role] }) => `${name}: ${role}`)).toEqual([
      "lb2: primary, priority 200",
      "lb1: standby, priority 100",
    ]);
    expect(description).toContain("lb2 has it while all are healthy");
  });

  test("counts groups beyond five", () => {
    const { addresses } = storyOf(grouped(2, 7));
    expect(addresses).toHaveLength(5);
    expect(addresses.at(-1)).toEqual({
      kind: "rest",
      lines: ["3 more groups", "10.4.5.1 and 2 more"],
      holders: [0, 1],
    });
  });

  test("counts hosts beyond ten, and puts the balancer with the highest priority first", () => {
    const { addresses, balancers, servers } = storyOf(
      parseTopology({
        ...guideInput(),
        webServers: numbered(11, (number) => ({ name: `web${number}`, privateIp: `10.3.0.${number}` })),
        loadBalancers: [
          { name: "low", privateIp: "10.1.0.1", anchorIp: "10.2.0.1", priority: 10 },
          { name: "high", privateIp: "10.1.0.2", anchorIp: "10.2.0.2", priority: 20 },
        ],
      }),
    );
    expect(servers).toHaveLength(10);
    expect(servers.at(-1)?.lines).toEqual(["2 more", "web10 to web11"]);
    expect(balancers.map(({ lines: [name] }) => name)).toEqual(["high", "low"]);
    expect(addresses.map(({ holders }) => holders)).toEqual([[0]]);
  });
});

test("no value in a topology can end a tag, an attribute or a text", () => {
  expect(xmlEscape(`</text><script>"'&\u0000\ud800`)).toBe("&#60;/text&#62;&#60;script&#62;&#34;&#39;&#38;");
});

function boxEnd(box: Area | undefined): number {
  return (box?.y ?? Number.NaN) + (box?.height ?? Number.NaN);
}

function overlap(a: Area, b: Area): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The tags that are left open, or closed in the wrong order. */
function unclosedTags(xml: string): string[] {
  const open: string[] = [];
  for (const [, end, name = "", selfClosing] of xml.matchAll(/<(\/)?(\w+)[^<>]*?(\/)?>/g)) {
    if (end === undefined && selfClosing === undefined) open.push(name);
    else if (end !== undefined && open.pop() !== name) return [`</${name}>`];
  }
  return open;
}
