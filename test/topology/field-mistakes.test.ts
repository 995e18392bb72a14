import { describe, expect, test } from "vitest";
import { generate, lint, parseTopology, type TopologyInput } from "../../src/index.js";
import { issuesOf } from "../faults/tiers.js";
import { guideInput } from "../support/fixtures.js";

// The mistakes of docs/field-usage.md. That HAProxy takes every fixture's file, test/real/haproxy.test.ts shows.

const app = { name: "app", port: 3000, sticky: "cookie", check: { path: "/healthz" } };
const https = {
  mode: "http",
  port: 443,
  tls: { certificates: "/etc/haproxy/certs/", redirectFrom: 80 },
  backend: "app",
};

/** A topology with one service and one backend of these keys. */
function tier(service: object = {}, backend: object = {}, more: object = {}) {
  const changed = { services: [{ ...https, ...service }], backends: [{ ...app, ...backend }], ...more };
  return { ...guideInput(), platform: "debian-12", ...changed } as unknown as TopologyInput;
}

/** The lines of its haproxy.cfg. */
function linesOf(input: TopologyInput): string[] {
  const file = generate(parseTopology(input)).find(({ path }) => path.endsWith("/haproxy.cfg"));
  return file?.content.split("\n").map((line) => line.trim()) ?? [];
}

const startingWith = (start: string, lines: readonly string[]) => lines.filter((line) => line.startsWith(start));

const warningsOf = (input: TopologyInput) => lint(parseTopology(input)).map(({ code, path }) => `${path} ${code}`);

describe("a mistake of the field", () => {
  test("the client's own forwarded headers are kept, or added to", () => {
    const lines = linesOf(tier());
    expect(lines.filter((line) => line.includes("X-Forwarded-"))).toEqual([
      "http-request set-header X-Forwarded-For %[src]",
      "http-request set-header X-Forwarded-Proto https",
      "http-request set-header X-Forwarded-Port 443",
    ]);
    expect(startingWith("option forwardfor", lines)).toEqual([]);
    const added = ["option forwardfor", "http-request add-header X-Forwarded-Proto https"];
    expect(issuesOf(tier({ lines: added }))).toEqual([
      "services[0].lines[0] line-taken",
      "services[0].lines[1] line-taken",
    ]);
  });

  test("the application never learns the client's address", () => {
    expect(warningsOf(tier())).not.toContain("backends[0].clientAddress client-address-unknown");
    expect(warningsOf(tier({}, { clientAddress: "none" }))).toContain(
      "backends[0].clientAddress client-address-unknown",
    );
  });

  test("a cookie without HttpOnly and Secure", () => {
    expect(startingWith("cookie ", linesOf(tier()))).toEqual([
      "cookie app.server insert indirect nocache httponly secure attr SameSite=Lax",
    ]);
    const plain = tier({ port: 80, tls: undefined });
    expect(startingWith("cookie ", linesOf(plain))).toEqual([
      "cookie app.server insert indirect nocache httponly attr SameSite=Lax",
    ]);
    expect(warningsOf(plain)).toContain("backends[0].sticky cookie-unencrypted");
    expect(issuesOf(tier({}, { lines: ["cookie SRV insert"] }))).toEqual(["backends[0].lines[0] line-taken"]);
  });

  test("TLS to the servers that is not verified", () => {
    const input = tier({}, { tls: { serverName: "app.example.com" } });
    const servers = startingWith("server ", linesOf(input));
    expect(servers).toHaveLength(2);
    expect(servers.filter((line) => !line.includes(" ssl verify required ca-file "))).toEqual([]);
    expect(issuesOf(tier({}, { tls: { serverName: "app.example.com", verify: "none" } }))).toHaveLength(1);
    expect(issuesOf(tier({}, { lines: ["default-server ssl verify none"] }))).toEqual([
      "backends[0].lines[0] line-taken",
    ]);
  });

  test("TLS without HTTP/2, without HSTS, or with weak ciphers", () => {
    const lines = linesOf(tier());
    const [bind = ""] = startingWith("bind ", lines).filter((line) => line.includes(" ssl "));
    expect(bind).toContain(" alpn h2,http/1.1 ");
    expect(bind).toContain(" ssl-min-ver TLSv1.2 ");
    expect(bind).not.toMatch(/RC4|3DES|CBC|MD5|SHA(:| |$)/);
    expect(lines).toContain("http-after-response set-header Strict-Transport-Security max-age=63072000");
    expect(issuesOf(tier({ tls: { ...https.tls, ciphers: "RC4" } }))).toHaveLength(1);
  });

  test("HTTP without timeout http-request", () => {
    expect(startingWith("timeout http-request ", linesOf(tier()))).toEqual(["timeout http-request 10s"]);
    expect(warningsOf(tier({}, {}, { timeouts: { httpRequest: "1h" } }))).toContain(
      "timeouts.httpRequest slow-requests",
    );
  });

  test("HTTP servers of which only a connection is asked", () => {
    expect(startingWith("option httpchk", linesOf(tier({}, { check: undefined })))).toEqual(["option httpchk GET /"]);
    expect(warningsOf(tier({}, { check: "tcp" }))).toContain("backends[0].check check-connects-only");
  });

  test("statistics without a password, or on all addresses", () => {
    expect(issuesOf(tier({}, {}, { statistics: {} }))).toEqual(["statistics statistics-open"]);
    const lines = linesOf(tier({}, {}, { statistics: { allow: ["10.132.0.0/16"] } }));
    expect(lines).toContain("bind 10.132.30.11:8404");
    expect(lines).toContain("http-request deny deny_status 403 unless may_look");
    expect(issuesOf(tier({}, {}, { lines: { defaults: ["stats enable"] } }))).toEqual(["lines.defaults[0] line-taken"]);
  });

  test("a redirect to HTTPS by 302", () => {
    expect(startingWith("http-request redirect ", linesOf(tier()))).toEqual([
      "http-request redirect scheme https code 301",
    ]);
  });
});
