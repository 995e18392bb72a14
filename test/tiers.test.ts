import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { main } from "../src/cli.js";
import { generate, tarArchive } from "../src/index.js";
import { readTopology } from "../src/node.js";
import { filesBelow } from "./support/fixtures.js";
import { newFolder } from "./support/folder.js";
import { run } from "./support/run.js";

const fixture = (name: string) => `fixtures/${name}/topology.yaml`;

/** A folder with the topologies of some tiers. */
function tierFolder(tiers: Readonly<Record<string, string>>): string {
  const folder = join(newFolder(), "tiers");
  mkdirSync(folder);
  for (const [name, text] of Object.entries(tiers)) writeFileSync(join(folder, name), text);
  return folder;
}

/** How many files each of the tiers has. */
const filesOfEach = () => generate(readTopology(fixture("debian-13-default"))).length;

const textOf = (name: string) => readFileSync(fixture(name), "utf8");
/** The same tier on other networks. */
const moved = (text: string, second: number, vrid: number) =>
  JSON.stringify({
    ...parse(
      text
        .replaceAll("10.132.", `10.${second}.`)
        .replaceAll("10.17.", `10.${second + 1}.`)
        .replaceAll("203.0.113.", `198.51.${second}.`)
        .replaceAll("198.51.100.", `198.52.${second}.`),
    ),
    vrrp: { ...parse(text).vrrp, routerId: vrid },
  });

function twoTiers(): string {
  return tierFolder({
    "shop.yaml": textOf("debian-13-default"),
    "blog.json": moved(textOf("debian-12-default"), 200, 34),
    "README.md": "not a topology",
    ".hidden.yaml": "not one either",
  });
}

describe("render", () => {
  test("of a folder writes each tier to its own folder, as it would alone", async () => {
    const each = filesOfEach();
    const [folder, out] = [twoTiers(), newFolder()];
    const { code, out: text } = await run("render", folder, "--out", out);
    expect(code).toBe(0);
    expect(text.replace(out, "out")).toBe(
      `out
├── blog  ${each} files for 4 hosts: ${each} written, 0 already there
└── shop  ${each} files for 4 hosts: ${each} written, 0 already there

2 tiers, ${2 * each} files for 8 hosts: ${2 * each} written, 0 already there
`,
    );
    const expected = "fixtures/debian-13-default/expected";
    expect(filesBelow(join(out, "shop"))).toEqual(filesBelow(expected));
    for (const name of filesBelow(expected)) {
      expect(readFileSync(join(out, "shop", name), "utf8")).toBe(readFileSync(join(expected, name), "utf8"));
    }
    expect(await run("diff", folder, out)).toEqual({ code: 0, out: "", err: "" });
    expect((await run("render", folder, "--out", out)).out).toMatch(/\n2 tiers, .*: 0 written, \d+ already there\n$/);
  });

  test("of a folder with one file uses the layout for several, so that a second moves nothing", async () => {
    const [folder, out] = [tierFolder({ "shop.yaml": textOf("guide") }), newFolder()];
    await run("render", folder, "--out", out);
    expect(filesBelow(out)[0]).toMatch(/^shop\/primary\//);
  });

  test("writes nothing if one is invalid, and prints the errors of each", async () => {
    const folder = tierFolder({ "a.yaml": textOf("guide"), "b.yaml": "platform: x", "c.yaml": "{}" });
    const out = join(newFolder(), "out");
    const { code, out: text, err } = await run("render", folder, "--out", out);
    expect({ code, text }).toEqual({ code: 1, text: "" });
    expect(err).toMatch(
      /b\.yaml: refused, [\s\S]*c\.yaml: refused, [\s\S]*\n2 of 3 tiers refused; nothing was written\n$/,
    );
    expect(statSync(out, { throwIfNoEntry: false })).toBeUndefined();
    const { topologies } = JSON.parse((await run("render", folder, "--out", out, "--json")).out);
    expect(
      topologies.map(({ tier, errors }: { tier: string; errors: unknown[] }) => [tier, errors.length > 0]),
    ).toEqual([
      ["b", true],
      ["c", true],
    ]);
  });

  test("--json lists the files of each tier", async () => {
    const [folder, out] = [twoTiers(), newFolder()];
    const { topologies } = JSON.parse((await run("render", folder, "--out", out, "--json")).out);
    expect(topologies).toMatchObject([
      { tier: "blog", file: join(folder, "blog.json") },
      { tier: "shop", file: join(folder, "shop.yaml") },
    ]);
    expect(topologies[1].files[0].target).toBe(join(out, "shop/web1/etc/nginx/nginx.conf"));
  });

  test("shows progress for many tiers, only on a terminal", async () => {
    const text = textOf("guide");
    const folder = tierFolder(Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`t${n}.yaml`, text])));
    const told = async (args: readonly string[], errTerminal: boolean) => {
      let err = "";
      const streams = {
        out: () => {},
        err: (more: string) => {
          err += more;
        },
        ...{ color: false, errColor: false, outTerminal: false, errTerminal },
      };
      expect(await main([...args], streams)).toBe(0);
      return err;
    };
    const clear = "\r\u001b[K";
    const read = Array.from({ length: 12 }, (_, n) => `${n} of 12 tiers read`);
    const render = ["render", folder, "--out", newFolder()];
    const [before, ...lines] = (await told(render, true)).split(clear);
    expect(before).toBe("");
    expect(lines.slice(0, 12)).toEqual(read);
    expect(lines[24]).toBe("11 of 12 tiers written");
    expect(lines[25]).toMatch(/^\d+ warnings; see: /);
    expect((await told(["check", folder], true)).split(clear).slice(0, 13)).toEqual(["", ...read]);
    for (const args of [render, ["check", folder]]) expect(await told(args, false)).not.toContain("\r");
  });
});

describe("wrong usage ends with 2", () => {
  test.each([
    ["a folder without topologies", (folder: string) => [join(folder, "empty")], /no topology .* in .*empty/],
    [
      "two tiers of one name",
      (folder: string) => [join(folder, "shop.yaml"), join(folder, "Shop.json")],
      /two tiers have the name Shop: /,
    ],
    [
      "a name that cannot be a folder's",
      (folder: string) => [join(folder, "shop.yaml"), "-"],
      /"-" cannot be a tier's name/,
    ],
  ])("%s", async (_what, operands, message) => {
    const folder = tierFolder({ "shop.yaml": textOf("guide"), "Shop.json": "{}" });
    mkdirSync(join(folder, "empty"));
    const { code, out, err } = await run("check", ...operands(folder));
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(message);
  });

  test("several archives need a folder", async () => {
    expect(await run("render", twoTiers(), "--format", "tar")).toMatchObject({
      code: 2,
      err: expect.stringContaining("--out DIR"),
    });
  });
});

describe("check", () => {
  test("names the VRID that tiers on one network of their own share, of a group too", async () => {
    const folder = tierFolder({
      "east.yaml": textOf("debian-12-vip-active-active"),
      "south.yaml": textOf("debian-12-vip").replace("routerId: 117", "routerId: 118"),
      "west.yaml": textOf("debian-13-vip-ipv6"),
    });
    const { code, out } = await run("check", folder);
    expect(code).toBe(0);
    expect(out).toContain(
      "\neast: failover.groups[1].routerId  (vrid-shared)\n  VRID 118 on 192.168.0.0/16 belongs to east and south. ",
    );
    expect(out.match(/vrid-shared/g)).toHaveLength(1);
  });

  test("reports each, then conflicts, then a total", async () => {
    const folder = tierFolder({
      "a.yaml": textOf("debian-13-default"),
      "b.yaml": textOf("debian-13-default"),
      "c.yaml": "platform: x",
    });
    const { code, out } = await run("check", folder);
    expect(code).toBe(1);
    expect(out).toMatch(
      /a\.yaml: no errors, [\s\S]*b\.yaml: no errors, [\s\S]*c\.yaml: refused, [\s\S]*between tiers: 8 warnings\n/,
    );
    expect(out).toMatch(
      /\na: vrrp.routerId {2}\(vrid-shared\)\n {2}VRID 33 on 10\.132\.0\.0\/16 belongs to a and b\. /,
    );
    expect(out).toMatch(/\n3 tiers: 1 refused, \d+ warnings\n$/);
    const { topologies, tierWarnings } = JSON.parse((await run("check", "--json", folder)).out);
    expect(
      topologies.map(({ tier, errors }: { tier: string; errors: unknown[] }) => [tier, errors.length > 0]),
    ).toEqual([
      ["a", false],
      ["b", false],
      ["c", true],
    ]);
    expect(tierWarnings[0]).toMatchObject({
      code: "address-shared",
      tiers: ["a", "b"],
      path: "webServers[0].privateIp",
    });
  });

  test("--strict fails for conflicts alone", async () => {
    const folder = twoTiers();
    const between = async () => JSON.parse((await run("check", "--json", folder)).out).tierWarnings;
    expect(await between()).toEqual([]);
    expect((await run("check", folder)).code).toBe(0);
    writeFileSync(join(folder, "blog.json"), moved(textOf("debian-12-default"), 132, 34));
    expect((await between()).every(({ code }: { code: string }) => code === "address-shared")).toBe(true);
    expect((await run("check", "--strict", folder)).code).toBe(1);
  });
});

describe("diff", () => {
  test("names each file under its tier, and folders that belong to no tier", async () => {
    const [folder, out] = [twoTiers(), newFolder()];
    await run("render", folder, "--out", out);
    rmSync(join(out, "shop/web1/etc/nginx/nginx.conf"));
    mkdirSync(join(out, "old"));
    const { code, out: text } = await run("diff", folder, out, "--stat");
    expect(code).toBe(1);
    expect(text).toMatch(
      /^missing {5}shop\/web1\/etc\/nginx\/nginx\.conf {2}\+\d+ -0\n1 of \d+ files differ: .*\nbelongs to no tier: old\n$/,
    );
    expect((await run("diff", folder, out)).out).toContain("+++ b/shop/web1/etc/nginx/nginx.conf\n");
    expect(JSON.parse((await run("diff", folder, out, "--json")).out)).toEqual({
      differences: [{ tier: "shop", host: "web1", path: "/etc/nginx/nginx.conf", status: "missing" }],
      extra: ["old"],
    });
  });

  test("of several with an invalid topology exits with 2", async () => {
    const folder = tierFolder({ "a.yaml": textOf("guide"), "b.yaml": "{}" });
    expect(await run("diff", folder, newFolder())).toMatchObject({ code: 2, out: "" });
  });
});

describe("render --format tar", () => {
  const topology = fixture("debian-13-default");
  const archive = tarArchive(generate(readTopology(topology)));

  test("prints the archive, byte for byte", async () => {
    const { code, out } = await run("render", topology, "--format", "tar");
    expect(code).toBe(0);
    expect(Buffer.from(out, "latin1").equals(archive)).toBe(true);
  });

  test("writes it to --out, readable by its owner only, one per tier", async () => {
    const folder = newFolder();
    expect((await run("render", topology, "--format", "tar", "--out", join(folder, "tier.tar"))).out).toBe("");
    expect(readFileSync(join(folder, "tier.tar")).equals(archive)).toBe(true);
    expect(statSync(join(folder, "tier.tar")).mode & 0o7777).toBe(0o600);
    const { out } = await run("render", twoTiers(), "--format", "tar", "--out", join(folder, "all"), "--json");
    const { topologies } = JSON.parse(out);
    expect(topologies.map((one: { archive: string }) => basename(one.archive))).toEqual(["blog.tar", "shop.tar"]);
    expect(readFileSync(join(folder, "all/shop.tar")).equals(archive)).toBe(true);
  });

  test.each([
    [["--format", "zip"], /unknown format "zip"; use one of tree, tar, cloud-init, ansible/],
    [["--format", "tar", "--json"], /--json with --format tar needs --out FILE/],
  ])("%j is wrong usage", async (options, message) => {
    const { code, err } = await run("render", topology, ...options);
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });

  test("is not printed on a terminal", async () => {
    let err = "";
    const streams = {
      out: () => {},
      err: (text: string) => {
        err += text;
      },
      color: false,
      errColor: false,
      outTerminal: true,
      errTerminal: true,
    };
    expect(await main(["render", topology, "--format", "tar"], streams)).toBe(2);
    expect(err).toMatch(/refusing to write a tar archive to a terminal/);
  });
});
