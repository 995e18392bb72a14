import { describe, expect, test } from "vitest";
import type { Guard } from "../../src/guards/guard.js";
import * as haproxy from "../../src/guards/haproxy.js";
import { HaproxyFormat } from "../../src/guards/haproxy-format.js";
import { HaproxyLine } from "../../src/guards/haproxy-line.js";
import * as keepalived from "../../src/guards/keepalived.js";
import * as kinds from "../../src/guards/kinds.js";
import * as nginx from "../../src/guards/nginx.js";
import { NginxLine, NginxPlace } from "../../src/guards/nginx-line.js";
import * as shell from "../../src/guards/shell.js";
import * as url from "../../src/guards/url.js";
import { yamlBlock } from "../../src/guards/yaml.js";

const hash = `$5$rounds=10000$salt$${"a".repeat(43)}`;
const thumbprint = "a_-Z9".repeat(9).slice(0, 43);

/** Each kind, with what it takes and what comes near to that. */
const tables: Record<string, { guard: Guard; passes: unknown[]; refuses: unknown[] }> = {
  address: {
    guard: kinds.address,
    passes: ["10.0.0.1", "2001:db8::1"],
    refuses: [
      "10.0.0",
      "10.0.0.256",
      "010.0.0.1",
      "0.0.0.0",
      "web1",
      1,
      "2001:DB8::1",
      "::1",
      "fe80::1%a",
      "[2001:db8::1]",
    ],
  },
  addressBeforePort: {
    guard: kinds.addressBeforePort,
    passes: ["10.0.0.1"],
    refuses: ["10.0.0.256", "web1", "2001:db8::1::", "[2001:db8::1]", "2001:db8::1]:80 [fd00::1"],
  },
  hostBeforePort: {
    guard: kinds.hostBeforePort,
    passes: ["10.0.0.1", "db.example.com", "web-1"],
    refuses: ["10.0.0.256", "-a", "a..b", "a_b", "a:80", "[2001:db8::1]"],
  },
  network: {
    guard: kinds.network,
    passes: ["10.0.0.0/8", "10.0.0.1", "fd00::/8", "::/0"],
    refuses: ["10.0.0.0/33", "10.0.0/8", "any", "fd00::/129"],
  },
  hostLabel: {
    guard: kinds.hostLabel,
    passes: ["web1", "2", "edge-east", "a".repeat(63)],
    refuses: ["web.1", "-web", "web-", "a".repeat(64)],
  },
  wholeNumber: { guard: kinds.wholeNumber, passes: [0, 4096], refuses: ["1", -1, 2 ** 60] },
  port: { guard: kinds.port, passes: [1, 65535], refuses: [0, 65536, "80"] },
  word: { guard: kinds.word, passes: ["VI_1", "jq", "X-Forwarded-For"], refuses: ["a.b", "a/b", "a".repeat(64)] },
  oneOf: { guard: kinds.oneOf("tcp", "http"), passes: ["tcp", "http"], refuses: ["TCP", "https", "tcp,http"] },
  networkInterface: {
    guard: kinds.networkInterface,
    passes: ["eth1.100", "bond0", "a".repeat(15)],
    refuses: ["eth1:www", "a".repeat(16)],
  },
  absolutePath: {
    guard: kinds.absolutePath,
    passes: ["/etc/keepalived/token", "/a_b-c.d/e/"],
    refuses: ["etc/token", "/", "//a", "/a/../b", "/a//b", `/${"a".repeat(255)}`],
  },
  platformName: {
    guard: kinds.platformName,
    passes: ["ubuntu-14.04", "debian-12"],
    refuses: ["debian", "debian-", "Debian-12", "debian-12.", "ubuntu-14.04.5"],
  },
  userName: { guard: kinds.userName, passes: ["nobody", "_apt"], refuses: ["Root", "1a", "a:b", "a".repeat(32)] },
  password: { guard: kinds.password, passes: ["Sw0rdFsh"], refuses: ["ninechars", "a-b"] },
  haproxyLine: { guard: haproxy.haproxyLine, passes: [], refuses: ["timeout client 5s", { text: "daemon" }] },
  haproxyText: { guard: haproxy.haproxyText, passes: [], refuses: ["a", { text: "a" }] },
  redirectTarget: {
    guard: haproxy.redirectTarget,
    passes: [],
    refuses: [
      "/a",
      ...["/a b", "/'", "a,b", "javascript:/a", "http://a:b/", "http://a:123456/", "http:///a", "ftp://a/"].map(
        (text) => HaproxyFormat.of(text),
      ),
    ],
  },
  headerName: { guard: haproxy.headerName, passes: ["X-Frame-Options"], refuses: ["a:b", "a b", "a".repeat(101)] },
  haproxyName: {
    guard: haproxy.haproxyName,
    passes: ["www.otherwise", "web-1_a", "a".repeat(255)],
    refuses: ["a/b", "a:b", "a".repeat(256)],
  },
  balance: {
    guard: haproxy.balance,
    passes: ["roundrobin", "random(3)", "url_param user", "hdr(X-Id)", "source", `hdr(${"a".repeat(63)})`],
    refuses: [
      "hdr(a) b",
      "hdr(a",
      "a b c",
      "random()",
      "-source",
      "a".repeat(21),
      `hdr(${"a".repeat(64)})`,
      "url_param ",
      `url_param ${"a".repeat(64)}`,
    ],
  },
  duration: { guard: haproxy.duration, passes: ["250ms", "1h"], refuses: ["1", "0s", "1.5s", "1 s", "99999999s"] },
  sampleFetch: {
    guard: haproxy.sampleFetch,
    passes: ["req.hdr(host),field(1,:)", "path_beg", "req.ssl_sni"],
    refuses: ["env(HOME)", "path,lower", "hdr(host)", "a".repeat(21)],
  },
  requestTarget: {
    guard: haproxy.requestTarget,
    passes: ["/", "/health?full=1&a=~b", `/${"a".repeat(256)}`],
    refuses: ["health", "/%00", "/a,b", `/${"a".repeat(257)}`],
  },
  hostHeader: {
    guard: haproxy.hostHeader,
    passes: ["www.example.com", ".example.com", "a".repeat(254)],
    refuses: ["a:80", "*.example.com", "a_b", "a".repeat(255)],
  },
  status: { guard: haproxy.status, passes: [200, "200-399"], refuses: [600, "2xx", "200-", "200,201"] },
  weight: { guard: haproxy.weight, passes: [0, "256"], refuses: ["1%", -1, "1000"] },
  tlsVersion: { guard: haproxy.tlsVersion, passes: ["TLSv1.2", "TLSv1.3"], refuses: ["TLSv1.1", "SSLv3"] },
  tlsNames: {
    guard: haproxy.tlsNames,
    passes: ["X25519:prime256v1", "TLS_AES_128_GCM_SHA256"],
    refuses: ["a::b", ":a", "!aNULL", "a+b"],
  },
  passwordHash: {
    guard: haproxy.passwordHash,
    passes: [hash],
    refuses: [hash.slice(0, -1), hash.replace("$5", "$1"), "secret"],
  },
  thumbprint: {
    guard: haproxy.thumbprint,
    passes: [thumbprint],
    refuses: [`${thumbprint}a`, `${thumbprint.slice(1)}.`],
  },
  haproxyFolder: {
    guard: haproxy.haproxyFolder,
    passes: ["haproxy/certs", "ssl.d"],
    refuses: ["/haproxy", "haproxy/", "a/../b", "..", "a/..", "a/.", "./a", "a//b", "%h"],
  },
  nginxLine: { guard: nginx.nginxLine, passes: [], refuses: ["return 403;", { text: "return 403;" }] },
  nginxPlace: { guard: nginx.nginxPlace, passes: [], refuses: ["/", { text: "/" }] },
  bodySize: {
    guard: nginx.bodySize,
    passes: ["10m", "1k", "999999g"],
    refuses: ["10", "0m", "10M", "10 m", "1000000k"],
  },
  seconds: { guard: keepalived.seconds, passes: [1, "0.25", 40], refuses: [100, "0.125", "0.", ".5", "1.5", 0.5] },
  label: {
    guard: keepalived.label,
    passes: ["eth0:www", `${"a".repeat(15)}:${"b".repeat(12)}`],
    refuses: ["eth0", "eth0:", ":www", "eth0:a:b", `eth0:${"a".repeat(13)}`, `${"a".repeat(16)}:www`],
  },
  token: {
    guard: shell.token,
    passes: ["made-up-token", "$(id);&|<>*?~!#%^=+,.:@[]{}_-/"],
    refuses: ["a`b", "a".repeat(1025)],
  },
  fileMode: { guard: shell.fileMode, passes: ["0644"], refuses: ["644", "0888", "00644", 420] },
  topologyKey: {
    guard: shell.topologyKey,
    passes: ["vrrp", "vrrp.interface", "vrrp.hooks.onMaster", "a1.b2"],
    refuses: ["vrrp.", "vrrp.1", "a.b.c.d", "1a"],
  },
  addressAndPort: {
    guard: url.addressAndPort,
    passes: ["10.0.0.1:80", "web-1.example.com:65535", "[2001:db8::1]:80", `${"a".repeat(253)}:1`],
    refuses: ["10.0.0.1", ":80", "-a:80", "2001:db8::1:80", "[]:80", "[::1:80", "a:", "a:123456", "a_b:80"].concat(
      `${"a".repeat(254)}:1`,
      `[${"a".repeat(46)}]:1`,
    ),
  },
  requestUrl: {
    guard: url.requestUrl,
    passes: [
      "http://10.0.0.1:80/",
      "https://[2001:db8::1]:443/health?full=1",
      "telnet://a:1/",
      `http://a:1/${"a".repeat(255)}`,
    ],
    refuses: ["http://10.0.0.1/", "http://a:80", "ftp://a:80/", "//a:80/", "http://a:80/%00", "http://u@a:80/"].concat(
      `http://a:1/${"a".repeat(256)}`,
    ),
  },
};

/** What ends a word, a line, a block, a quote or a comment in some format, and what is no text at all. */
const never: unknown[] = [
  ...[
    "",
    " ",
    "a b ",
    " a",
    "a\tb",
    "a\n",
    "a\nb",
    "a;",
    "a{",
    "a}",
    'a"',
    "a'",
    "a\\",
    "a\0",
    "é",
    "a\u00a0b",
    "a\u2028b",
  ],
  ...[undefined, null, true, Number.NaN, Number.POSITIVE_INFINITY, 1.5, ["a"], {}, () => "a"],
];

describe.each(Object.entries(tables))("%s", (name, { guard, passes, refuses }) => {
  test.each(passes)("lets %j in as it is", (value) => {
    expect(guard(value)).toBe(String(value));
  });

  test.each(passes)("refuses %j with anything before or behind it that ends a word or a line", (value) => {
    for (const end of [" ", "\n", "\t", "\r", "\0", "\\"]) {
      expect(guard(`${end}${value}`)).toBeUndefined();
      expect(guard(`${value}${end}`)).toBeUndefined();
    }
  });

  // A shell reads these as they are between single quotes, where a token is.
  const harmless = name === "token" ? ["a;", "a{", "a}"] : [];
  test.each([...refuses, ...never].filter((value) => !harmless.includes(value as string)))("refuses %j", (value) => {
    expect(guard(value)).toBeUndefined();
  });
});

test("a custom line and a text pass once they are parsed", () => {
  expect(haproxy.haproxyText(HaproxyFormat.of("a b"))).toBe("a\\ b");
  expect(haproxy.redirectTarget(HaproxyFormat.of("https://example.com/a%20b"))).toBe("https://example.com/a%%20b");
  for (const text of ["/", "/a?b=c", "http://example.com", "http://a:8080", "https://a:65535/b"])
    expect(haproxy.redirectTarget(HaproxyFormat.of(text))).toBe(text);
  expect(nginx.nginxLine(NginxLine.of("return 403;"))).toBe("return 403;");
  expect(nginx.nginxPlace(NginxPlace.of("~ \\.php$"))).toBe("~ \\.php$");
  expect(haproxy.haproxyLine(HaproxyLine.of("timeout client 5s"))).toBe("timeout client 5s");
});

test("every guard that src/guards exports is in the table", () => {
  const exported = [haproxy, keepalived, kinds, nginx, shell, url].flatMap((module) => Object.keys(module));
  expect(Object.keys(tables).sort()).toEqual(exported.sort());
});

test("an IPv6 address stands in brackets before a port, and nowhere else", () => {
  expect(kinds.addressBeforePort("2001:db8::1")).toBe("[2001:db8::1]");
  expect(kinds.hostBeforePort("2001:db8::1")).toBe("[2001:db8::1]");
  expect(kinds.address("2001:db8::1")).toBe("2001:db8::1");
});

test.each(["", "  a: b", "  a: |\n    b\n\n  c", "  ~ !\n"])("a YAML block has a margin of two blanks: %j", (text) => {
  expect(yamlBlock(text)).toBe(text);
});

test.each(["a", " a", "  a\nb", "  a\n b", "  a\tb", "  é", "  a\r\n  b", "  a\n  b\0", undefined])(
  "a YAML block is not: %j",
  (text) => {
    expect(yamlBlock(text)).toBeUndefined();
  },
);

test("a text is escaped for HAProxy, and has at most 1000 characters and no blank at an end", () => {
  expect(HaproxyFormat.of(`say "it's" #1 \\ 5%`).text).toBe('say\\ \\"it\\\'s\\"\\ \\#1\\ \\\\\\ 5%%');
  for (const text of ["a", "a b", "a".repeat(1000)]) expect(HaproxyFormat.fits(text)).toBe(true);
  for (const text of ["", " ", " a", "a ", "a\nb", "é", "aé", "éa", "a".repeat(1001)]) {
    expect(HaproxyFormat.fits(text)).toBe(false);
    expect(() => HaproxyFormat.of(text)).toThrow(/^not a text of printable ASCII, at most 1000 characters; /);
  }
});

test.each(["/", "= /a", "^~ /a_b/~c", "~ ^/a$", "~* \\.(png|jpe?g)$", `/${"a".repeat(255)}`, `~ ${"a".repeat(255)}`])(
  "nginx takes as a location: %s",
  (text) => {
    expect(nginx.nginxPlace(NginxPlace.of(text))).toBe(text);
  },
);

test.each(
  ["", "a", "= a", "=/a", "~/a", "/a b", "/a;", "/a{", "~ a b", "~ a{2}", "~ a\\", "~ ", "~ a;", "\n/a", "/a\n"].concat(
    `/${"a".repeat(256)}`,
    `~ ${"a".repeat(256)}`,
  ),
)("a location is not: %j", (text) => {
  expect(() => NginxPlace.of(text)).toThrow(/^not a location; /);
});
