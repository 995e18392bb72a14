import { describe, expect, test } from "vitest";
import { issuesWith, refused, told } from "./told.js";

// Lines of one's own that would repeat or contradict a generated one, or begin another section.

const app = { name: "app", port: 3000 };

const inGlobal = (lines: readonly string[]) => ({ lines: { global: lines } });
const inDefaults = (lines: readonly string[]) => ({ lines: { defaults: lines } });
const inFrontend = (lines: readonly string[]) => ({ services: [{ lines }] });
const inBackend = (lines: readonly string[]) => ({ services: [{ backend: "app" }], backends: [{ ...app, lines }] });

describe("what no topology takes", () => {
  const checks =
    "option tcp-check | option ssl-hello-chk | option smtpchk | option ldap-check | option mysql-check | option pgsql-check | option redis-check | option spop-check | option external-check | option httpchk";

  test.each<[string, (lines: readonly string[]) => object, string]>([
    [
      "in global",
      inGlobal,
      "chroot / | stats socket /s | stats timeout 1s | user x | group x | daemon | ca-base / | crt-base / | ssl-default-bind-ciphers x | ssl-default-bind-ciphersuites x | ssl-default-bind-options x | maxconn 1 | hard-stop-after 1s | localpeer x | server-state-file /s | strict-limits | no strict-limits | unix-bind prefix /",
    ],
    [
      "in defaults",
      inDefaults,
      `mode tcp | option tcplog | option dontlognull | option redispatch | option http-ignore-probes | retries 3 | load-server-state-from-file none | timeout client 1s | maxconn 1 | no option dontlognull | no option redispatch | disabled | stats enable | default-server check | option forwardfor | http-check send | http-check expect status 200 | http-check connect | ${checks}`,
    ],
    [
      "in a frontend",
      inFrontend,
      "bind :1 | mode http | disabled | default_backend x | no option http-ignore-probes | option forwardfor | http-request set-header X-Forwarded-For x | http-request add-header x-forwarded-proto x | HTTP-Request Set-Header X-FORWARDED-HOST x",
    ],
    [
      "in a backend",
      inBackend,
      "mode http | disabled | balance source | server x :1 | default-server check | option httpchk | http-check send | http-check expect status 200 | bind :1",
    ],
    [
      "anywhere: another section",
      inGlobal,
      "global | defaults | frontend x | backend x | listen x | peers x | resolvers x | userlist x | mailers x | cache x | ring x | program x | http-errors x | fcgi-app x | log-forward x | log-profile x | crt-store x | traces | acme x | aggregations x | dynamic-update | namespace_list | .if x | .notice x | Backend x",
    ],
  ])("%s", (_what, of, lines) => {
    expect(refused(lines, of)).toBe(lines);
  });

  test.each<[string, (lines: readonly string[]) => object, string]>([
    [
      "in global",
      inGlobal,
      "stats maxconn 9 | strict-limit | users x | no option x | maxconnrate 5 | x.if | backends x | my-backend x",
    ],
    [
      "in defaults",
      inDefaults,
      "option | http-check | option http-buffer-request | log global | http-check disable-on-404 | log-format x | option httplog",
    ],
    [
      "in a frontend",
      inFrontend,
      "http-request | http-request set-header | http-request set-header X-Forwarded x | http-request del-header X-Forwarded-For | maxconn 5 | timeout client 1s | acl x src 10.0.0.1 | option tcp-check",
    ],
    [
      "in a backend",
      inBackend,
      "option tcp-check | http-check connect | timeout server 1s | cookie x insert | stick on src | stick-table type ip size 1m | maxconn 5 | option forwardfor",
    ],
  ])("others are taken %s", (_what, of, lines) => {
    expect(refused(lines, of)).toBe("");
  });

  test("what is no line, no list or no map is for the schema to tell", () => {
    const change = { lines: { global: ["tune.bufsize 16384", 5, "a 'b"], defaults: "mode tcp" } };
    const issues: string[] = [
      "lines.global[1] wrong-type: the number 5 without quotes > haproxy.cfg",
      'lines.global[2] line-malformed: "a \'b" > haproxy.cfg',
      "lines.defaults wrong-type: a text of 8 characters",
    ];
    expect(told(change)).toEqual(issues);
  });

  test("what is refused names the start that is taken", () => {
    const [issue] = issuesWith(inFrontend(["HTTP-REQUEST   set-header x-forwarded-for %[src]"]));
    expect(issue).toMatchObject({ path: "services[0].lines[0]", start: "http-request set-header X-Forwarded-" });
  });
});

describe("HAProxy's page", () => {
  const users = [{ name: "ops", passwordHash: `$5$made.up.salt$${"x".repeat(43)}` }];

  test.each<[string, unknown, string[]]>([
    ["for everybody", {}, ["statistics statistics-open: neither users nor allow"]],
    ["at another port, for everybody", { port: 9000 }, ["statistics statistics-open: neither users nor allow"]],
    ["for users", { users }, []],
    ["for networks", { allow: ["10.1.0.0/24"] }, []],
    ["that is no map", "on", ["statistics wrong-type: a text of 2 characters"]],
    ["that is a list", [], ["statistics wrong-type: a list of 0"]],
  ])("%s", (_what, statistics, issues) => {
    expect(told({ statistics })).toEqual(issues);
  });
});
