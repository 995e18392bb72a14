import { describe, expect, test } from "vitest";
import { told } from "./told.js";

// Who may use a service, and what HAProxy itself answers.

const http = { mode: "http" };
const ofService = (service: object) =>
  told({ services: [{ backend: "app", ...service }], backends: [{ name: "app", port: 3000 }] });
const user = (name: unknown) => ({ name, passwordHash: `$5$made.up.salt$${"x".repeat(43)}` });

describe("users, and what needs HTTP", () => {
  const all = {
    rateLimit: { requests: 9, per: "1s" },
    users: [user("ops")],
    redirects: [{ path: "/old", location: "/new" }],
    responseHeaders: { remove: ["Server"] },
  };

  test.each<[string, object, string[]]>([
    [
      "all of it, in TCP mode",
      all,
      [
        "services[0].rateLimit needs-http: a map",
        "services[0].users needs-http: a list of 1",
        "services[0].redirects needs-http: a list of 1",
        "services[0].responseHeaders needs-http: a map",
      ],
    ],
    ["all of it, in HTTP mode", { ...http, ...all }, []],
    ["all of it, in a mode that there is not", { mode: "https", ...all }, ['services[0].mode mode-unknown: "https"']],
    [
      "users who are twice",
      { ...http, users: [user("ops"), user("dev"), user("ops"), user("ops")] },
      [
        'services[0].users[2].name user-twice: "ops" > services[0].users[0].name',
        'services[0].users[3].name user-twice: "ops" > services[0].users[0].name',
      ],
    ],
    ["users in capitals are others", { ...http, users: [user("ops"), user("Ops")] }, []],
  ])("%s", (_what, service, issues) => {
    expect(ofService(service)).toEqual(issues);
  });
});

describe("headers of answers that are HAProxy's to say", () => {
  const set = (...names: unknown[]) => ({ set: names.map((name) => ({ name, value: "x" })) });
  const tls = { certificates: "/etc/haproxy/site.pem" };

  test.each<[string, object, string[]]>([
    [
      "what frames an answer",
      { responseHeaders: set("Content-Length", "X-A", "transfer-encoding", "Connection", "Upgrade", "Keep-Alive") },
      [
        'services[0].responseHeaders.set[0].name header-not-ours: "Content-Length"',
        'services[0].responseHeaders.set[2].name header-not-ours: "transfer-encoding"',
        'services[0].responseHeaders.set[3].name header-not-ours: "Connection"',
        'services[0].responseHeaders.set[4].name header-not-ours: "Upgrade"',
        'services[0].responseHeaders.set[5].name header-not-ours: "Keep-Alive"',
      ],
    ],
    [
      "removed",
      { responseHeaders: { remove: ["Server", "connection"] } },
      ['services[0].responseHeaders.remove[1] header-not-ours: "connection"'],
    ],
    ["HSTS without TLS", { responseHeaders: set("Strict-Transport-Security") }, []],
    [
      "HSTS with TLS",
      { tls, responseHeaders: set("X-A", "Strict-Transport-Security") },
      ['services[0].responseHeaders.set[1].name header-not-ours: "Strict-Transport-Security"'],
    ],
    [
      "HSTS with TLS that has none",
      { tls: { ...tls, hsts: 0 }, responseHeaders: { remove: ["Strict-Transport-Security"] } },
      [],
    ],
    [
      "HSTS of one's own seconds",
      { tls: { ...tls, hsts: 300 }, responseHeaders: { remove: ["strict-transport-security"] } },
      ['services[0].responseHeaders.remove[0] header-not-ours: "strict-transport-security"'],
    ],
    [
      "no texts",
      { responseHeaders: { ...set(5), remove: [6] } },
      [
        "services[0].responseHeaders.set[0].name wrong-type: the number 5 without quotes",
        "services[0].responseHeaders.remove[0] wrong-type: the number 6 without quotes",
      ],
    ],
    [
      "no list",
      { responseHeaders: { remove: "Connection" } },
      ["services[0].responseHeaders.remove wrong-type: a text of 10 characters"],
    ],
  ])("%s", (_what, service, issues) => {
    expect(ofService({ ...http, ...service })).toEqual(issues);
  });
});
