import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { taken } from "../../src/topology/rules/lines.js";
import { issuesOf as pathsAndCodes } from "../faults/tiers.js";
import { fixtures, guideInput } from "../support/fixtures.js";

const issuesOf = (change: object) => pathsAndCodes({ ...guideInput(), platform: "debian-13", ...change });

describe("a line of one's own", () => {
  test.each([
    ["daemon", "line-taken"],
    ["stats   socket /run/x", "line-taken"],
    ["frontend x", "line-starts-section"],
    ["acme x", "line-starts-section"],
    [".if defined(X)", "line-starts-section"],
    ["\\x62ackend x", "line-starts-section"],
    ["unix-bind prefix /srv", "line-taken"],
    ["tune.bufsize 32768", undefined],
    ["stats maxconn 20", undefined],
  ])("in global: %s", (line, code) => {
    expect(issuesOf({ lines: { global: [line] } })).toEqual(code === undefined ? [] : [`lines.global[0] ${code}`]);
  });

  test.each([
    ["stats uri /page", "line-taken"],
    ["default-server send-proxy", "line-taken"],
    ["option tcp-check", "line-taken"],
    ["http-check expect status 200", "line-taken"],
    ["no option redispatch", "line-taken"],
    ["disabled", "line-taken"],
    ["option forwardfor", "line-taken"],
    ["option splice-auto", undefined],
  ])("in defaults: %s", (line, code) => {
    expect(issuesOf({ lines: { defaults: [line] } })).toEqual(code === undefined ? [] : [`lines.defaults[0] ${code}`]);
  });

  test.each([
    ["bind :81", "line-taken"],
    ["disabled", "line-taken"],
    ["no option http-ignore-probes", "line-taken"],
    ['"bind" :81', "line-taken"],
    ["mode tcp", "line-taken"],
    ["option forwardfor", "line-taken"],
    ["http-request set-header x-forwarded-for %[src]", "line-taken"],
    ["http-request add-header X-Forwarded-Proto https", "line-taken"],
    ["option httpclose", undefined],
    ["http-request set-header X-Forwarded 1", undefined],
  ])("in a frontend: %s", (line, code) => {
    expect(issuesOf({ services: [{ lines: [line] }] })).toEqual(
      code === undefined ? [] : [`services[0].lines[0] ${code}`],
    );
  });

  test.each([
    ["server x 10.0.0.1:80", "line-taken"],
    ["balance source", "line-taken"],
    ["option httpchk GET /", "line-taken"],
    ["stick on src", undefined],
  ])("in a backend: %s", (line, code) => {
    const change = { services: [{ backend: "app" }], backends: [{ name: "app", port: 3000, lines: [line] }] };
    expect(issuesOf(change)).toEqual(code === undefined ? [] : [`backends[0].lines[0] ${code}`]);
  });
});

describe("a line of one's own that would change what a key says", () => {
  const app = { name: "app", port: 3000 };
  const http = { mode: "http", backend: "app" };
  const tls = { port: 443, tls: { certificates: "/etc/haproxy/certs/" } };
  const routed = {
    ...http,
    routes: [
      { hosts: ["a.example.com"], backend: "app" },
      { path: "/b", backend: "app" },
    ],
  };
  const redirected = { ...http, redirects: [{ path: "/old", location: "/new" }] };
  const hidden = {
    ...http,
    responseHeaders: { set: [{ name: "X-Frame-Options", value: "DENY" }], remove: ["Server"] },
  };
  const passed = { backend: "app", routes: [{ hosts: ["a.example.com"], backend: "app" }] };

  test.each([
    [routed, "acl route1.host src 192.0.2.1", true],
    [routed, "acl route2.path path /c", true],
    [routed, "acl route1.path path /c", false],
    [routed, "acl route3.host path /c", false],
    [redirected, "acl redirect1.path path /c", true],
    [{ ...http, allow: ["192.0.2.0/24"] }, "acl client.allowed src 0.0.0.0/0", true],
    [http, "acl client.allowed src 0.0.0.0/0", false],
    [http, "http-request del-header X-Forwarded-For", true],
    [http, "http-request replace-value x-forwarded-proto .* https", true],
    [{ mode: "http", backend: "nginx_pool" }, "http-request del-header X-Forwarded-For", false],
    [{ ...http, ...tls }, "http-after-response set-header Strict-Transport-Security max-age=1", true],
    [
      { ...http, ...tls, tls: { ...tls.tls, hsts: 0 } },
      "http-after-response del-header Strict-Transport-Security",
      false,
    ],
    [hidden, "http-after-response add-header server x", true],
    [hidden, "http-after-response set-header x-frame-options SAMEORIGIN", true],
    [passed, "tcp-request content accept", true],
    [passed, "tcp-request inspect-delay 1s", true],
    [{ backend: "app" }, "tcp-request content accept", false],
  ])("of a service %j: %s", (service, line, isRefused) => {
    const backends = service.backend === "nginx_pool" ? [] : [app];
    expect(issuesOf({ services: [{ ...service, lines: [line] }], backends })).toEqual(
      isRefused ? ["services[0].lines[0] line-taken"] : [],
    );
  });

  test.each([
    [{ format: "json" }, "log-format x", true],
    [{ format: "json" }, "option logasap", true],
    [{ format: "text" }, "log-format x", false],
    [{ requestId: true }, "http-request set-header x-request-id made-up", true],
    [{ requestId: true }, "http-after-response del-header X-Request-ID", true],
    [{}, "http-request set-header X-Request-ID made-up", false],
  ])("of logs %j: %s", (logs, line, isRefused) => {
    expect(issuesOf({ logs, services: [{ ...http, lines: [line] }], backends: [app] })).toEqual(
      isRefused ? ["services[0].lines[0] line-taken"] : [],
    );
  });

  test.each([
    [http, {}, "option redis-check", true],
    [http, { check: "tcp" }, "option redis-check", false],
    [{ backend: "app" }, {}, "option pgsql-check user made-up", false],
    [{ backend: "app" }, { check: { path: "/ready" } }, "option pgsql-check user made-up", true],
    [http, { check: { path: "/ready" } }, "http-check connect port 99", true],
    [http, {}, "http-check disable-on-404", false],
    [http, {}, "option forwardfor", true],
    [http, {}, "http-request set-header X-Forwarded-For x", true],
    [http, { clientAddress: "none" }, "http-request set-header X-Forwarded-Proto https", false],
    [{ ...http, ...tls }, { clientAddress: "none" }, "http-request set-header X-Forwarded-Proto http", true],
    [http, {}, "disabled", true],
  ])("of a service %j and a backend %j: %s", (service, backend, line, isRefused) => {
    expect(issuesOf({ services: [service], backends: [{ ...app, ...backend, lines: [line] }] })).toEqual(
      isRefused ? ["backends[0].lines[0] line-taken"] : [],
    );
  });
});

/** A section's own lines in a generated file, without those of the topology. */
function linesOf(section: string, config: string): string[] {
  const [, body = ""] = new RegExp(`^${section}\\n((?: .*\\n|\\n)*)`, "m").exec(config) ?? [];
  const [ours = ""] = body.replace(/ {4}# Of one's own[\s\S]*?(?=\n\n|$)/, "").split("\n\n\n");
  return ours
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
}

test("a custom line may not repeat a key of its section", () => {
  const keys = { maxconn: 100, timeouts: { client: "1m" } };
  const lines = ["maxconn 200", "timeout client 2m", "timeout client-fin 1s"];
  expect(issuesOf({ services: [{ lines }] })).toEqual([]);
  expect(issuesOf({ services: [{ ...keys, lines }] })).toEqual([
    "services[0].lines[0] line-taken",
    "services[0].lines[1] line-taken",
  ]);
});

describe.each(["global", "defaults"] as const)("no custom line repeats a line of %s", (section) => {
  const ofToday = fixtures.filter(({ topology }) => !readFileSync(topology, "utf8").includes("ubuntu-14.04"));
  /** These may stand there twice; or `logs` says that they may not. */
  const repeatable = /^(log|errorfile|log-format|error-log-format) /;

  test.each(ofToday)("fixture $name", ({ topology, expected }) => {
    const [, balancer] = /loadBalancers:[^-]*- (?:\{ )?name: "?([\w-]+)/.exec(readFileSync(topology, "utf8")) ?? [];
    const config = readFileSync(`${expected}/${balancer}/etc/haproxy/haproxy.cfg`, "utf8");
    const lines = linesOf(section, config).filter((line) => !repeatable.test(line));
    expect(lines.length).toBeGreaterThan(5);
    const starts: readonly string[] = taken[section];
    expect(lines.filter((line) => !starts.some((start) => `${line} `.startsWith(`${start} `)))).toEqual([]);
  });
});
