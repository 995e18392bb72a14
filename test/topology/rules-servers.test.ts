import { describe, expect, test } from "vitest";
import { told } from "./told.js";

// The servers of a backend, their port, and their check.

const inBackend = (backend: object) =>
  told({ services: [{ backend: "app" }], backends: [{ name: "app", ...backend }] });
const db = { name: "db", address: "10.9.0.1" };

test.each<[string, object, string[]]>([
  ["a port beside our nginx", { port: 3000, nginx: {} }, ["backends[0] port-and-nginx: both port and nginx"]],
  ["our nginx alone", { nginx: {} }, []],
  ["neither: our nginx", {}, []],
  [
    "no port for a host of others",
    { servers: ["web1", db] },
    ["backends[0].port backend-port-missing: nothing > backends[0].servers[1]"],
  ],
  ["a port for a host of others", { port: 5432, servers: [db] }, []],
  [
    "one server three times",
    { servers: ["web1", { name: "web1" }, "web1"] },
    [
      'backends[0].servers[1] server-duplicate: "web1" > backends[0].servers[0]',
      'backends[0].servers[2] server-duplicate: "web1" > backends[0].servers[0]',
    ],
  ],
  [
    "one host of others twice",
    { port: 1, servers: [db, { ...db, port: 2 }] },
    ['backends[0].servers[1] server-duplicate: "db" > backends[0].servers[0]'],
  ],
  ["a server that is not there", { servers: ["web1", "web3"] }, ['backends[0].servers[1] server-unknown: "web3"']],
  [
    "a server that is not there, as a map",
    { servers: [{ name: "web3", weight: 5 }] },
    ['backends[0].servers[0] server-unknown: "web3"'],
  ],
  [
    "a web server with an address",
    { port: 1, servers: [{ name: "web1", address: "10.9.0.1" }] },
    ['backends[0].servers[0].address server-known: "10.9.0.1"'],
  ],
  [
    "servers that are neither names nor maps",
    { servers: [5, null, { name: 5 }] },
    [
      "backends[0].servers[0] server-malformed: the number 5",
      "backends[0].servers[1] missing: nothing",
      "backends[0].servers[2].name wrong-type: the number 5 without quotes",
    ],
  ],
  ["a name that is none", { servers: ["web_3"] }, ['backends[0].servers[0] server-malformed: "web_3"']],
])("%s", (_what, backend, issues) => {
  expect(inBackend(backend)).toEqual(issues);
});

describe("a check of a connection sends no request:", () => {
  const keys = { method: "GET", path: "/", host: "a.example.com", status: 200 };
  const cases = ["tcp", "tls"].flatMap((type) => Object.entries(keys).map(([key, value]) => ({ type, [key]: value })));

  test.each(cases)("%j", (check) => {
    const [, key] = Object.keys(check);
    expect(inBackend({ port: 1, check })).toEqual([`backends[0].check.${key} check-without-request: the key "${key}"`]);
  });

  test.each(["http", "https"])("that of %s does", (type) => {
    expect(inBackend({ port: 1, check: { type, ...keys } })).toEqual([]);
  });

  test("of several keys the first is told", () => {
    const issues: string[] = ['backends[0].check.method check-without-request: the key "method"'];
    expect(inBackend({ port: 1, check: { type: "tls", ...keys } })).toEqual(issues);
    expect(inBackend({ port: 1, check: { type: "tls", port: 2, interval: "3s" } })).toEqual([]);
  });
});
