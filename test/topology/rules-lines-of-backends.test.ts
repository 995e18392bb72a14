import { expect, test } from "vitest";
import { refused, told } from "./told.js";

// Lines of one's own for a backend that would repeat or contradict what its keys say, or those of its service.

const http = { mode: "http" };
const requestId = { logs: { requestId: true } };
const candidates = [
  "maxconn 5 | timeout connect 1s | timeout server 1s | timeout queue 1s | timeout check 1s | cookie x insert | stick on src",
  "stick-table type ip size 1m | http-check connect | http-check disable-on-404 | option tcp-check | option ssl-hello-chk",
  "option smtpchk | option ldap-check | option mysql-check | option pgsql-check | option redis-check | option spop-check",
  "option external-check | option forwardfor | http-request set-header X-Forwarded-For x | http-request del-header X-Forwarded-Proto",
  "http-request add-header X-Forwarded-Port x | http-request replace-header X-Request-ID . x | http-response set-header X-A x",
].join(" | ");

const inBackend =
  (service: object, backend: object, more: object = {}) =>
  (lines: readonly string[]) => ({
    services: [{ backend: "app", ...service }],
    backends: [{ name: "app", port: 3000, ...backend, lines }],
    ...more,
  });

/** All that would change what the client is said to be. */
const forwarded =
  "option forwardfor | http-request set-header X-Forwarded-For x | http-request del-header X-Forwarded-Proto | http-request add-header X-Forwarded-Port x";
/** All that would make another check of it. */
const checks =
  "http-check connect | option tcp-check | option ssl-hello-chk | option smtpchk | option ldap-check | option mysql-check | option pgsql-check | option redis-check | option spop-check | option external-check";

test.each<[string, object, object, string]>([
  ["of TCP", {}, {}, ""],
  [
    "with limits",
    {},
    { maxconn: 5, timeouts: { connect: "1s", server: "1s", queue: "1s", check: "1s" } },
    "maxconn 5 | timeout connect 1s | timeout server 1s | timeout queue 1s | timeout check 1s",
  ],
  ["with one time-out", {}, { timeouts: { server: "1s" } }, "timeout server 1s"],
  ["with a cookie", http, { sticky: "cookie", check: "tcp", clientAddress: "none" }, "cookie x insert"],
  ["with a table", {}, { sticky: "source" }, "stick on src | stick-table type ip size 1m"],
  ["of TCP, checked by HTTP", {}, { check: "http" }, checks],
  ["of TCP, checked by HTTPS", {}, { check: { type: "https" } }, checks],
  ["of TCP, checked by TLS", {}, { check: "tls" }, ""],
  ["of TCP, checked elsewhere", {}, { check: { port: 99 } }, ""],
  ["of TCP, checked by a path", {}, { check: { path: "/" } }, checks],
  ["of TCP, checked by a host", {}, { check: { host: "a.example.com" } }, checks],
  ["of TCP, checked by a status", {}, { check: { status: 200 } }, checks],
  ["of TCP, checked by a method", {}, { check: { method: "HEAD" } }, checks],
  ["of HTTP", http, {}, `${checks} | ${forwarded}`],
  [
    "of HTTP, by a route",
    { ...http, backend: "x", routes: [{ path: "/", backend: "app" }] },
    {},
    `${checks} | ${forwarded}`,
  ],
  ["of HTTP, checked by a connection", http, { check: "tcp" }, forwarded],
  ["of HTTP, checked by a handshake", http, { check: { type: "tls" } }, forwarded],
  ["of HTTP that learns nothing", http, { clientAddress: "none" }, checks],
  ["of HTTP that learns it by the PROXY protocol", http, { clientAddress: "proxy-protocol" }, checks],
  [
    "of HTTPS that learns nothing",
    { ...http, port: 443, tls: { certificates: "/etc/haproxy/site.pem" } },
    { clientAddress: "none" },
    `${checks} | http-request del-header X-Forwarded-Proto | http-request add-header X-Forwarded-Port x`,
  ],
  ["of our nginx", {}, { port: undefined }, checks],
  ["of our nginx, checked by a connection", {}, { port: undefined, check: "tcp" }, ""],
  ["of our nginx, of HTTP", http, { port: undefined }, checks],
  [
    "of our nginx, which learns it by a header",
    http,
    { port: undefined, clientAddress: "x-forwarded-for" },
    `${checks} | option forwardfor | http-request set-header X-Forwarded-For x`,
  ],
  [
    "of our nginx, before an application",
    http,
    { port: undefined, nginx: { app: 3000 } },
    `${checks} | http-request del-header X-Forwarded-Proto | http-request add-header X-Forwarded-Port x`,
  ],
])("%s", (_what, service, backend, lines) => {
  expect(refused(candidates, inBackend(service, backend))).toEqual(lines);
});

test("identifiers of requests are HAProxy's", () => {
  const lines = "http-request replace-header X-Request-ID . x";
  const of = inBackend({}, {}, requestId);
  expect(refused(candidates, of)).toEqual(lines);
});

test("the second service counts, too", () => {
  const services = [{ backend: "x" }, { name: "b", port: 81, mode: "http", backend: "app" }];
  const lines = forwarded;
  const of = inBackend({}, { check: "tcp" }, { services });
  expect(refused(candidates, of)).toEqual(lines);
});

test("another backend's service does not", () => {
  const services = [
    { mode: "http", clientAddress: "x-forwarded-for", backend: "x" },
    { name: "b", port: 81, backend: "app" },
  ];
  expect(refused(candidates, inBackend({}, {}, { services }))).toBe("");
});

test("a backend that nobody uses may have lines", () => {
  const backends = [{ name: "app", port: 3000, lines: ["option tcp-check"] }];
  const issues: string[] = ['backends[0].name backend-unused: "app"'];
  expect(told({ backends })).toEqual(issues);
});
