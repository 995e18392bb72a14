import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { generate, lint, parseTopology } from "../../src/index.js";
import { platformNames, platforms } from "../../src/platforms/index.js";
import { providers } from "../../src/providers/index.js";
import { expectGolden } from "../support/golden.js";
import { run } from "../support/run.js";

const lists = ["tls", "app", "tcp", "tls,app", "tls,tcp", "app,tcp", "tls,app,tcp"];
const systemd = platformNames.filter((name) => platforms[name].init === "systemd");
const tiers = providers.flatMap(({ name }) => systemd.map((platform) => [name, platform] as const));

async function started(...args: string[]) {
  const { code, out, err } = await run("init", ...args);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  return out;
}

const codesOf = (text: string) => lint(parseTopology(parse(text))).map(({ code }) => code);

describe("init --with", () => {
  test("prints a commented topology with the services asked for", async () => {
    expectGolden("test/commands/init-tls-app-tcp.yaml", await started("--with", "tls,app,tcp"));
    expectGolden("test/commands/init-tls.yaml", await started("--with", "tls"));
  });

  // The warnings are the plain starter's, such as a password to change; and that HTTPS needs a certificate.
  test.each(tiers)("--provider %s --platform %s: every list gives a valid one", async (provider, platform) => {
    const options = ["--provider", provider, "--platform", platform];
    const plain = codesOf(await started(...options));
    for (const list of lists) {
      const more = list.includes("tls") ? ["certificate-needed"] : [];
      expect(codesOf(await started(...options, "--with", list)), list).toEqual([...plain, ...more]);
    }
  });

  test.each([
    ["tls", "443 http nginx_pool"],
    ["app", "80 http app 3000"],
    ["tcp", "80 tcp nginx_pool, 8883 tcp brokers 8883"],
    ["tls,app", "443 http app 3000"],
    ["tls,app,tcp", "443 http app 3000, 8883 tcp brokers 8883"],
  ])("%s: %s", async (list, wanted) => {
    const { services, backends } = parseTopology(parse(await started("--with", list)));
    const shown = services.map(({ port, mode, backend }) => {
      const own = backends.find(({ name }) => name === backend)?.port;
      return `${port} ${mode} ${backend}${own === undefined ? "" : ` ${own}`}`;
    });
    expect(shown.join(", ")).toBe(wanted);
    expect(services[0]?.tls !== undefined).toBe(list.includes("tls"));
  });

  test("means the same in any order, with blanks, and twice", async () => {
    expect(await started("--with", "tcp, tls,tls")).toBe(await started("--with", "tls,tcp"));
  });

  test("an application and a broker of one's own have no nginx before them", async () => {
    const files = generate(parseTopology(parse(await started("--with", "app,tcp"))));
    expect(files.filter(({ path }) => path.startsWith("/etc/nginx/"))).toEqual([]);
  });

  test.each([
    ["http", /unknown service "http"; use one or more of tls,app,tcp/],
    ["tls,", /unknown service ""; /],
    ["TLS", /unknown service "TLS"; /],
    ["constructor", /unknown service "constructor"; /],
  ])("%s is refused", async (list, message) => {
    const { code, out, err } = await run("init", "--with", list);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(message);
  });

  test("is refused for a platform whose files have none of it", async () => {
    const { code, out, err } = await run("init", "--platform", "ubuntu-14.04", "--with", "tcp");
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(/ubuntu-14\.04 has none of tls, app, tcp; use a newer platform, or leave out --with/);
  });
});
