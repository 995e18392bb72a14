import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { generate, parseTopology } from "../../src/index.js";
import { readTopology } from "../../src/node.js";
import { fixtures } from "../support/fixtures.js";
import { newFolder } from "../support/folder.js";
import { run } from "../support/run.js";

const imported = (directory: string) => run("import", "--token", directory);

/** The guide's tree, with changes: a host and a path, and what becomes of the text. */
function changed(...changes: [string, (text: string) => string][]): string {
  const folder = newFolder();
  cpSync("fixtures/guide/expected", folder, { recursive: true });
  for (const [name, change] of changes) {
    const file = join(folder, name);
    writeFileSync(file, change(readFileSync(file, "utf8")));
  }
  return folder;
}

describe.each(fixtures.filter(({ topology }) => readFileSync(topology, "utf8").includes("platform: ubuntu-14.04")))(
  "fixture $name",
  ({ topology, expected }) => {
    test("gives a topology that renders the same bytes", async () => {
      const { code, out, err } = await imported(expected);
      expect({ code, err }).toEqual({ code: 0, err: "" });
      expect(generate(parseTopology(parse(out)))).toEqual(generate(readTopology(topology)));
    });
  },
);

test("the guide's files give the guide's topology", async () => {
  const { out } = await imported("fixtures/guide/expected");
  expect(parse(out)).toEqual(parse(readFileSync("fixtures/guide/topology.yaml", "utf8")));
});

test("the token stays out of the topology unless it is asked for", async () => {
  const { code, out, err } = await run("import", "fixtures/guide/expected");
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out).not.toContain("digitalocean_api_token");
  expect(parse(out).failover).toEqual({
    provider: "digitalocean",
    reservedIp: "203.0.113.10",
    tokenFile: "/etc/keepalived/token",
  });
});

test("blanks and comments do not count", async () => {
  const folder = changed(["primary/etc/haproxy/haproxy.cfg", (text) => `# mine\n${text.replaceAll("    ", "\t")}\n`]);
  expect(await imported(folder)).toMatchObject({ code: 0, err: "" });
});

test("each line that is lost is named, with what comes instead", async () => {
  const folder = changed(
    ["primary/etc/haproxy/haproxy.cfg", (text) => text.replace("client 50000", "client 30000")],
    ["secondary/etc/keepalived/keepalived.conf", (text) => `${text}\nvirtual_server 10.0.0.1 80 {\n}\n`],
    ["web1/etc/nginx/sites-available/default", (text) => text.replace("    root", "    gzip\u001b[31m off;\n    root")],
  );
  const { code, err } = await imported(folder);
  expect({ code, err }).toEqual({
    code: 1,
    err: `web1/etc/nginx/sites-available/default
  line 9 is lost: gzip\\u001b[31m off;
primary/etc/haproxy/haproxy.cfg
  line 15 is lost: timeout client 30000
  new instead: timeout client 50000
secondary/etc/keepalived/keepalived.conf
  line 29 is lost: (hidden) 10.0.0.1 80 {
  line 30 is lost: }
`,
  });
});

test("secrets are in no message, not even where they stand oddly", async () => {
  const folder = changed(
    ["secondary/etc/keepalived/master.sh", (text) => text.replace("digitalocean_api_token", "another-secret")],
    ["secondary/etc/keepalived/keepalived.conf", (text) => text.replace("auth_pass password", "auth_pass hushhush")],
  );
  const { code, err } = await imported(folder);
  expect(code).toBe(1);
  expect(err).toMatch(/line 1 is lost: export DO_TOKEN/);
  expect(err).not.toMatch(/another-secret|hushhush|digitalocean_api_token/);
});

test("what no host says is named as an issue of the topology", async () => {
  const folder = changed(["primary/etc/keepalived/keepalived.conf", (text) => text.replace("auth_pass password", "")]);
  const { code, out, err } = await imported(folder);
  expect(code).toBe(1);
  expect(err).toMatch(/vrrp\.password/);
  expect(parse(out).vrrp).toEqual({});
});

test("servers, sites and files without a counterpart are named", async () => {
  const folder = changed(["primary/etc/haproxy/haproxy.cfg", (text) => text]);
  mkdirSync(join(folder, "primary/etc/cron.d"));
  writeFileSync(join(folder, "primary/etc/cron.d/mine"), "");
  symlinkSync("/etc/hostname", join(folder, "primary/etc/link"));
  const { code, err } = await imported(folder);
  expect({ code, err }).toEqual({
    code: 1,
    err: "not read: primary/etc/cron.d/mine\nnot read: primary/etc/link\n",
  });
});

test("the packages' own files make no host of the tier", async () => {
  const folder = changed();
  const stock = {
    "web1/etc/haproxy/haproxy.cfg": "global\n    daemon\ndefaults\n    mode http\n",
    "primary/etc/nginx/sites-available/default": "server {\n    listen 80 default_server;\n    listen [::]:80;\n}\n",
    "web3/etc/nginx/sites-available/default": "server {\n    listen 0.0.0.0:80;\n    listen *:81;\n}\n",
  };
  for (const [name, text] of Object.entries(stock)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const { code, out, err } = await imported(folder);
  expect(parse(out)).toEqual(parse(readFileSync("fixtures/guide/topology.yaml", "utf8")));
  expect({ code, err }).toEqual({
    code: 1,
    err: Object.keys(stock)
      .sort()
      .map((name) => `not read: ${name}\n`)
      .join(""),
  });
});

test("neither a huge file nor a link out of the folder is read", async () => {
  const folder = changed(["web1/etc/nginx/sites-available/default", (text) => text + "#".repeat(2 ** 20)]);
  const outside = join(newFolder(), "master.sh");
  writeFileSync(outside, "IP='203.0.113.66'\n");
  mkdirSync(join(folder, "third/etc/keepalived"), { recursive: true });
  symlinkSync(outside, join(folder, "third/etc/keepalived/master.sh"));
  const { code, out, err } = await imported(folder);
  expect(code).toBe(1);
  expect(out).not.toContain("203.0.113.66");
  expect(err).toMatch(/^not read: third\/etc\/keepalived\/master.sh: not a regular file below the folder$/m);
  expect(err).toMatch(/^not read: web1\/etc\/nginx\/sites-available\/default: \d+ bytes; at most 1048576 are read$/m);
});

test("a folder without a tier has no answer", async () => {
  expect(await run("import", newFolder())).toMatchObject({ code: 2, out: "" });
  expect(await run("import", "/nowhere")).toMatchObject({ code: 2, out: "" });
});
