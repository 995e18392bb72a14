import { describe, expect, test } from "vitest";
import { lint, parseTopology, type TopologyInput } from "../../src/index.js";
import { guideInput } from "../support/fixtures.js";

// What each warning names, and what it says to do; and where the next thing is no reason for one.

type Change = object;

const { vrrp, loadBalancers } = guideInput();

/** The guide's tier on a platform of today, with one service and one backend of these keys. */
const debian = (change: Change = {}) => ({ platform: "debian-12", ...change });
const pool = (service: object, backend: object, more: object = {}) =>
  debian({ services: [{ backend: "app", ...service }], backends: [{ name: "app", ...backend }], ...more });
const app = { port: 3000, check: { path: "/healthz" } };
const http = { mode: "http" };
const tls = (certificates: string) => ({ mode: "http", port: 443, tls: { certificates } });

const warningsOf = (change: Change) =>
  lint(parseTopology({ ...guideInput(), ...change } as unknown as TopologyInput)).map(
    ({ code, path, message }): [string, string] => [`${path} ${code}`, message],
  );

const withPriorities = (...priorities: number[]) => ({
  loadBalancers: loadBalancers.map((balancer, index) => ({ ...balancer, priority: priorities[index] })),
});

describe("the warning says what to do:", () => {
  test.each<[string, Change, RegExp]>([
    ["webServers single-web-server", { webServers: [{ name: "w", privateIp: "10.1.0.1" }] }, /Add a second\.$/],
    [
      "webServers[0].privateIp private-ip-public",
      { webServers: [{ name: "w", privateIp: "198.51.100.1" }] },
      /^198\.51\.100\.1 is not a private address .* the public one goes into publicIp\.$/,
    ],
    [
      "loadBalancers[0].priority primary-not-highest",
      withPriorities(50, 60),
      /by the one with priority 60\. Give the first the highest priority\.$/,
    ],
    [
      "loadBalancers[1].priority priority-not-bridgeable",
      withPriorities(2, 1),
      /below priority 1\. Give this one 2 or more/,
    ],
    ["services[0].clientAddress client-address-unknown", {}, /Set mode: http and clientAddress: x-forwarded-for /],
    [
      "services[0].clientAddress client-address-unknown",
      debian({ services: [{ clientAddress: "none" }] }),
      /Remove clientAddress to log it\.$/,
    ],
    [
      "services[0].clientAddress client-address-appended",
      { services: [{ ...http, clientAddress: "x-forwarded-for" }] },
      /Trust only the last address /,
    ],
    ["services[0].port port-taken", { services: [{ port: 22 }] }, /^On a stock host, sshd .* Use another port/],
    ["services[0].port port-taken", { services: [{ port: 111 }] }, /^rpcbind, which NFS .* Use another port/],
    ["services[0].port plain-http-on-443", { services: [{ port: 443 }] }, /Use port 80 unless /],
    [
      "services[0].port plain-http-on-443",
      debian({
        services: [{ port: 443, backend: "b", routes: [{ hosts: ["a.example.com"], backend: "a" }] }],
        backends: [
          { name: "a", nginx: { port: 443, tls: { certificate: "/etc/nginx/a.pem" } } },
          { name: "b", nginx: { port: 8080 } },
        ],
      }),
      /^nginx serves plain HTTP /,
    ],
    [
      "services[0].backend name-shared",
      debian({ services: [{ backend: "www" }] }),
      /the same name, www: .* Rename the backend /,
    ],
    [
      "services connections-over-files",
      debian({ services: [{ maxconn: 200_000 }, { name: "b", backend: "b-pool", port: 81, maxconn: 61_945 }] }),
      / open 524288 files, but 262145 connections .* Lower the services' maxconn to 262144 in total\.$/,
    ],
    [
      "services[0].timeouts.httpRequest slow-requests",
      debian({ services: [{ ...http, timeouts: { httpRequest: "61s" } }] }),
      /holds a connection for 61s, .* Use 30s or less/,
    ],
    ["backends[0].servers single-server", pool({}, { ...app, servers: ["web1"] }), /^app has .* Add a second one\.$/],
    ["backends[0].check check-connects-only", pool(http, { port: 1, check: "tcp" }), /check: \{ path: \/healthz \}\.$/],
    ["backends[0].check check-connects-only", pool(http, { port: 1, check: "tls" }), /check: \{ path: \/healthz \}\.$/],
    [
      "backends[0].clientAddress client-address-unknown",
      pool(http, { ...app, clientAddress: "none" }),
      /Remove clientAddress to tell them the real one\.$/,
    ],
    [
      "services[0].tls.certificates certificate-needed",
      debian({ services: [tls("/etc/haproxy/certs/")] }),
      / into \/etc\/haproxy\/certs\/ on every balancer\. Until then HAProxy runs, /,
    ],
    [
      "services[0].tls.certificates certificate-needed",
      debian({ services: [tls("/etc/haproxy/site.pem")] }),
      / first, .*: HAProxy does not start without \/etc\/haproxy\/site\.pem\. /,
    ],
    [
      "services[0].tls.certificates path-hidden",
      debian({ services: [tls("/run/user/1/certs/")] }),
      / hides \/run\/user from it, .* Use a path below \/etc\/haproxy\.$/,
    ],
    [
      "lines.defaults own-lines",
      debian({ lines: { defaults: ["option splice-auto"] } }),
      / haproxy -c -f haproxy\.cfg\.$/,
    ],
    ["backends[0].lines own-lines", pool({}, { ...app, lines: ["stick on src"] }), / haproxy -c -f haproxy\.cfg\.$/],
    ["backends[0].nginx.lines own-lines", pool({}, { nginx: { lines: ["expires 1d;"] } }), / reloads: nginx -t\.$/],
    [
      "services[0].users password-unencrypted",
      pool({ ...http, users: [{ name: "ops", passwordHash: `$5$madeupsalt$${"x".repeat(43)}` }] }, app),
      / here unencrypted\. Add tls to the service\.$/,
    ],
    ["backends[0].sticky cookie-unencrypted", pool(http, { ...app, sticky: "cookie" }), / not Secure: .* Add tls /],
    ["peers.port firewall-must-pass-peers", pool({}, { ...app, sticky: "source" }), / on TCP port 10000 .* firewall /],
  ])("%s (%#)", (warning, change, words) => {
    const messages = warningsOf(change).filter(([place]) => place === warning);
    expect(messages).toEqual([[warning, expect.stringMatching(words)]]);
  });

  test.each([
    ...["password", "changeme", "1111", "1234", "12345", "123456", "12345678", "secret", "passw0rd", "admin", "test"],
    ...["keepaliv", "PASSWORD"],
  ])("vrrp.password password-well-known, of %s", (password) => {
    expect(new Map(warningsOf({ vrrp: { ...vrrp, password } })).get("vrrp.password password-well-known")).toBe(
      "This password is in public examples. Use 8 random letters and digits.",
    );
  });
});

describe("there is no such warning", () => {
  test.each<[string, string, Change]>([
    ["of a password like others", "password-well-known", { vrrp: { ...vrrp, password: "x7k2m9qd" } }],
    ["of port 443 with TLS", "plain-http-on-443", debian({ services: [tls("/etc/haproxy/certs/")] })],
    ["of port 443 at an application", "plain-http-on-443", pool({ port: 443 }, { port: 8443 })],
    [
      "of port 443 at nginx with TLS",
      "plain-http-on-443",
      pool({ port: 443 }, { nginx: { port: 443, tls: { certificate: "/etc/nginx/a.pem" } } }),
    ],
    ["of a check by connecting, in TCP mode", "check-connects-only", pool({}, { port: 1, check: "tcp" })],
    ["of a check by a request", "check-connects-only", pool(http, app)],
    ["of a client's address in TCP mode", "client-address-unknown", pool({}, { ...app, clientAddress: "none" })],
    [
      "of as many connections as files allow",
      "connections-over-files",
      debian({ services: [{ maxconn: 200_000 }, { name: "b", backend: "b-pool", port: 81, maxconn: 61_944 }] }),
    ],
    ["of a minute for headers", "slow-requests", debian({ timeouts: { httpRequest: "60s" } })],
    ["of /home below another folder", "path-hidden", debian({ services: [tls("/srv/home/certs/")] })],
    [
      "of passwords in TLS",
      "password-unencrypted",
      pool(
        {
          ...tls("/etc/haproxy/certs/"),
          users: [{ name: "ops", passwordHash: `$5$madeupsalt$${"x".repeat(43)}` }],
        },
        app,
      ),
    ],
    [
      "of a password, where there is none",
      "password-in-clear-text",
      debian({
        vrrp: {},
        loadBalancers: loadBalancers.map(({ name, privateIp }) => ({ name, privateIp })),
        failover: { provider: "vip", addresses: ["10.132.30.99/24"] },
      }),
    ],
  ])("%s: %s", (_what, code, change) => {
    expect(warningsOf(change).filter(([place]) => place.endsWith(` ${code}`))).toEqual([]);
  });
});

test("a provider that is not known has no warnings of its own: a caller without types may pass any", () => {
  const topology = parseTopology({ ...guideInput(), platform: "debian-12" });
  const other = { ...topology, failover: { provider: "azure" } } as unknown as typeof topology;
  expect(lint(other).map(({ path, code }) => `${path} ${code}`)).toEqual([
    "vrrp.password password-in-clear-text",
    "loadBalancers firewall-must-pass-vrrp",
    "vrrp.password password-well-known",
  ]);
});
