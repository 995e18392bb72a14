import { describe, expect, test } from "vitest";
import { told } from "./told.js";

// The rules between backends, services and web servers: what each refuses, in full, and what it takes.

const app = { name: "app", port: 3000 };
const www = { backend: "app" };
const http = { mode: "http", backend: "app" };

describe("names", () => {
  test.each<[string, object[], object[], string[]]>([
    [
      "two backends of one name",
      [www],
      [app, { ...app, port: 3001 }],
      ['backends[1].name backend-name-duplicate: "app" > backends[0].name'],
    ],
    [
      "a service of a backend's name",
      [{ name: "app", backend: "app" }],
      [app],
      ['services[0].name backend-name-duplicate: "app" > backends[0].name'],
    ],
    [
      "a service of a backend's name by default",
      [{}],
      [
        { ...app, name: "nginx_pool" },
        { ...app, name: "www" },
      ],
      ['services[0].name backend-name-duplicate: "www" > backends[1].name', 'backends[1].name backend-unused: "www"'],
    ],
    [
      "a service of the name of its own pool",
      [www, { name: "b", backend: "b", port: 81 }],
      [app],
      ['services[1].backend backend-name-duplicate: "b" > services[1].name'],
    ],
    [
      "a service whose name is no text",
      [
        { ...www, name: 5 },
        { name: 6, backend: 6, port: 81 },
      ],
      [app, { name: 5, port: 1 }],
      [
        "services[0].name wrong-type: the number 5 without quotes",
        "services[1].name wrong-type: the number 6 without quotes",
        "services[1].backend wrong-type: the number 6 without quotes",
        "backends[1].name wrong-type: the number 5 without quotes",
      ],
    ],
    [
      "a backend that no service leads to",
      [www],
      [app, { name: "old", port: 99 }],
      ['backends[1].name backend-unused: "old"'],
    ],
    ["a backend without a name", [www], [app, { port: 99 }], ["backends[1].name missing: nothing"]],
    [
      "a backend that a route leads to",
      [{ ...http, routes: [{ path: "/b", backend: "b" }] }],
      [app, { name: "b", port: 99 }],
      [],
    ],
    ["the backend that a service leads to by default", [{}], [{ name: "nginx_pool", port: 3000 }], []],
    [
      "that backend, where a service refuses what no route takes",
      [{ mode: "http", otherwise: "reject", routes: [{ path: "/", backend: "app" }] }],
      [app, { ...app, name: "nginx_pool", port: 99 }],
      ['backends[1].name backend-unused: "nginx_pool"'],
    ],
    [
      "two services with one pool of today",
      [{}, { name: "b", port: 81 }],
      [],
      ['services[1].backend backend-duplicate: the default "nginx_pool" > services[0].backend'],
    ],
    [
      "two services with one pool of today, by name",
      [{ backend: "x" }, { name: "b", port: 81, backend: "x" }],
      [],
      ['services[1].backend backend-duplicate: "x" > services[0].backend'],
    ],
    ["two services with one backend", [www, { ...www, name: "b", port: 81 }], [app], []],
    [
      "two services without a backend",
      [1, 2].map((n) => ({
        name: `s${n}`,
        port: n,
        mode: "http",
        otherwise: "reject",
        routes: [{ path: "/", backend: "app" }],
      })),
      [app],
      [],
    ],
  ])("%s", (_what, services, backends, issues) => {
    expect(told({ services, backends })).toEqual(issues);
  });
});

describe("what a backend says for its services", () => {
  test.each<[string, (object | null)[], object[], string[]]>([
    [
      "balancing and addresses",
      [{ ...www, balance: "source", clientAddress: "none" }],
      [app],
      [
        'services[0].balance said-by-backend: the key "balance"',
        'services[0].clientAddress said-by-backend: the key "clientAddress"',
      ],
    ],
    [
      "balancing of the second service",
      [{ backend: "x" }, { ...www, name: "b", port: 81, balance: "source" }],
      [app],
      ['services[1].balance said-by-backend: the key "balance"'],
    ],
    [
      "balancing, after what is no service",
      [null, { ...www, balance: "source" }],
      [app],
      ["services[0] missing: nothing", 'services[1].balance said-by-backend: the key "balance"'],
    ],
    [
      "balancing of a pool of its own",
      [
        { backend: "x", balance: "source" },
        { ...www, name: "b", port: 81 },
      ],
      [app],
      [],
    ],
    [
      "another mode",
      [www, { ...http, name: "b", port: 81 }],
      [app],
      ['services[1].mode backend-modes-differ: "http" > services[0]'],
    ],
    [
      "another mode, by a route",
      [www, { mode: "http", name: "b", port: 81, routes: [{ path: "/", backend: "app" }] }],
      [app],
      ['services[1].mode backend-modes-differ: "http" > services[0]'],
    ],
    [
      "another mode than the first one's, which is not the last one's",
      [www, { ...http, name: "b", port: 81 }, { ...www, name: "c", port: 82 }],
      [app],
      ['services[1].mode backend-modes-differ: "http" > services[0]'],
    ],
    [
      "balancing that reads requests, in TCP mode",
      [www],
      [{ ...app, balance: "uri" }],
      ['backends[0].balance balance-needs-http: "uri"'],
    ],
    ["balancing that reads requests", [http], [{ ...app, balance: "uri" }], []],
    [
      "balancing that there is not",
      [http],
      [{ ...app, balance: "fastest" }],
      ['backends[0].balance balance-unknown: "fastest"'],
    ],
    ["a cookie in TCP mode", [www], [{ ...app, sticky: "cookie" }], ['backends[0].sticky needs-http: "cookie"']],
    ["a cookie", [http], [{ ...app, sticky: "cookie" }], []],
    [
      "a cookie, for the second service",
      [{ backend: "x" }, { ...http, name: "b", port: 81 }],
      [{ ...app, sticky: "cookie" }],
      [],
    ],
    ["a table of addresses in TCP mode", [www], [{ ...app, sticky: "source" }], []],
    [
      "X-Forwarded-For in TCP mode",
      [www],
      [{ ...app, clientAddress: "x-forwarded-for" }],
      ['backends[0].clientAddress client-address-needs-http: "x-forwarded-for"'],
    ],
  ])("%s", (_what, services, backends, issues) => {
    expect(told({ services, backends })).toEqual(issues);
  });
});
