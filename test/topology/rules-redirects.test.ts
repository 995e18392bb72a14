import { describe, expect, test } from "vitest";
import { told } from "./told.js";

// What a redirect may not be: nothing, two, or one that leads back to itself.

const loops = ["services[0].redirects[0] redirect-loops: a redirect to what it redirects"];

const https = { port: 443, tls: { certificates: "/etc/haproxy/certs/", redirectFrom: 80 } };

const of = (redirect: object, ports: object = https) =>
  told({
    services: [{ backend: "app", mode: "http", ...ports, redirects: [redirect] }],
    backends: [{ name: "app", port: 3000 }],
  });

describe("a redirect", () => {
  test.each<[string, object, string[]]>([
    ["to nothing", { path: "/a" }, ["services[0].redirects[0] redirect-target: neither location nor prefix, or both"]],
    [
      "to two",
      { path: "/a", location: "/b", prefix: "https://a.example.com" },
      ["services[0].redirects[0] redirect-target: neither location nor prefix, or both"],
    ],
    [
      "to what is no address",
      { path: "/a", location: "b" },
      ['services[0].redirects[0].location redirect-location-malformed: "b" > www.example.com'],
    ],
    [
      "to what only looks like a path",
      { path: "/a", location: "//a.example.com" },
      ['services[0].redirects[0].location redirect-location-malformed: "//a.example.com" > www.example.com'],
    ],
    [
      "to a text that contains an address",
      { path: "/a", location: "x https://a.example.com" },
      ['services[0].redirects[0].location redirect-location-malformed: "x https://a.example.com" > www.example.com'],
    ],
    [
      "to what is no text",
      { path: "/a", location: 5 },
      ["services[0].redirects[0].location wrong-type: the number 5 without quotes > www.example.com"],
    ],
    [
      "of all, to a path",
      { location: "/a" },
      ["services[0].redirects[0] redirect-empty: neither hosts nor path, and a path of the same host"],
    ],
    [
      "of all, to what only looks like a path",
      { location: "//a.example.com" },
      ['services[0].redirects[0].location redirect-location-malformed: "//a.example.com" > www.example.com'],
    ],
    [
      "of all, to what has a path in it",
      { location: "a/b" },
      ['services[0].redirects[0].location redirect-location-malformed: "a/b" > www.example.com'],
    ],
    ["of a path, to itself with a URL in the query", { path: "/a", location: "/a?to=https://b.example.com/" }, loops],
    [
      "of a host's path, to itself at another port",
      { hosts: ["a.example.com"], path: "/a", location: "https://a.example.com:8443/a" },
      [],
    ],
    [
      "of a host's path, to itself at its own port",
      { hosts: ["a.example.com"], path: "/a", location: "https://a.example.com:443/a" },
      loops,
    ],
    [
      "of a host's path, to one below it",
      { hosts: ["a.example.com"], path: "/abc", location: "https://a.example.com/abc/d" },
      loops,
    ],
    ["of all, to another host", { location: "https://a.example.com/" }, []],
    ["of all, by a prefix", { prefix: "https://a.example.com" }, []],
    ["of a path, to itself", { path: "/a", location: "/a" }, loops],
    ["of a path, below itself", { path: "/a", location: "/a/b" }, loops],
    ["of a path, to one that begins so", { path: "/a", location: "/ab" }, []],
    ["of a path, to itself with a query", { path: "/a", location: "/a?to=b" }, loops],
    ["of a path, to another with its own in the query", { path: "/a", location: "/b?/a/b" }, []],
    ["of a path, above itself", { path: "/a/b", location: "/a" }, []],
    [
      "of a path, by a prefix of the same path",
      { path: "/a", prefix: "/b" },
      ['services[0].redirects[0].prefix redirect-prefix-malformed: "/b" > www.example.com', ...loops],
    ],
    ["of a path, to another host", { path: "/a", location: "https://a.example.com/a" }, []],
    ["of a host, to itself", { hosts: ["a.example.com"], location: "https://a.example.com/" }, loops],
    ["of a host, to itself in capitals", { hosts: ["A.example.com"], location: "https://a.Example.com/" }, loops],
    ["of a host, to itself by HTTP", { hosts: ["a.example.com"], location: "http://a.example.com" }, loops],
    ["of a host, to itself at another port", { hosts: ["a.example.com"], location: "https://a.example.com:8443/" }, []],
    [
      "of a host, to its port by another scheme",
      { hosts: ["a.example.com"], prefix: "http://a.example.com:443" },
      loops,
    ],
    [
      "of hosts, to one that matches",
      { hosts: ["b.example.org", "*.example.com"], location: "https://www.example.com/" },
      loops,
    ],
    [
      "of hosts, to none of them",
      { hosts: ["a.example.com", "b.example.com"], location: "https://www.example.com/" },
      [],
    ],
    ["of a host, to a path of its own", { hosts: ["a.example.com"], location: "/a" }, loops],
    [
      "of a host, by a prefix that is itself",
      { hosts: ["a.example.com"], path: "/a", prefix: "https://a.example.com" },
      loops,
    ],
    [
      "of a host's path, to another of the host's",
      { hosts: ["a.example.com"], path: "/a", location: "https://a.example.com/b" },
      [],
    ],
    [
      "of a host's path, to the host",
      { hosts: ["a.example.com"], path: "/", location: "https://a.example.com" },
      loops,
    ],
    [
      "of a host's path, below it",
      { hosts: ["a.example.com"], path: "/a", location: "https://a.example.com/a/b?c" },
      loops,
    ],
    [
      "of a host's path, to a query of its own",
      { hosts: ["a.example.com"], path: "/a", location: "https://a.example.com/b?/a" },
      [],
    ],
    [
      "of hosts that are none",
      { hosts: [5, "b.example.com"], location: "https://b.example.com/" },
      [
        "services[0].redirects[0].hosts[0] wrong-type: the number 5 without quotes > shop.example.com > example.com",
        ...loops,
      ],
    ],
    [
      "of hosts that are no list",
      { hosts: "b.example.com", location: "https://b.example.com/" },
      ["services[0].redirects[0].hosts wrong-type: a text of 13 characters"],
    ],
    [
      "of a path that is none",
      { path: 5, location: "/b" },
      ["services[0].redirects[0].path wrong-type: the number 5 without quotes", ...loops],
    ],
  ])("%s", (_what, redirect, issues) => {
    expect(of(redirect)).toEqual(issues);
  });

  const hosts = ["a.example.com"];

  test.each<[string, object, object, string[]]>([
    ["HTTP to HTTPS", {}, { hosts, prefix: "https://a.example.com" }, []],
    ["HTTP to itself", {}, { hosts, prefix: "http://a.example.com" }, loops],
    ["HTTP to itself, with its port", { port: 80 }, { hosts, location: "http://a.example.com:80/" }, loops],
    ["another port to HTTP", { port: 8080 }, { hosts, location: "http://a.example.com/" }, []],
    ["another port to itself", { port: 8080 }, { hosts, location: "http://a.example.com:8080/" }, loops],
    [
      "HTTPS to HTTP of something else",
      { ...https, tls: { ...https.tls, redirectFrom: undefined } },
      { hosts, location: "http://a.example.com/" },
      [],
    ],
    ["a path, whatever the port", { port: 8080 }, { path: "/a", location: "/a/b" }, loops],
  ])("from %s", (_what, ports, redirect, issues) => {
    expect(of(redirect, ports)).toEqual(issues);
  });
});
