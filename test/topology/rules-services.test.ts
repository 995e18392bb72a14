import { describe, expect, test } from "vitest";
import { guideInput } from "../support/fixtures.js";
import { base, issuesWith, told } from "./told.js";

// The client's address, names and ports of services.

describe("the client's address", () => {
  const guide = (service: object) => ({ ...guideInput(), services: [service] });

  test.each<[string, object, string[]]>([
    [
      "by the PROXY protocol, on the guide's platform",
      guide({ clientAddress: "proxy-protocol" }),
      ['services[0].clientAddress client-address-unsupported: "proxy-protocol"'],
    ],
    [
      "by its version 2, on the guide's platform",
      guide({ clientAddress: "proxy-protocol-v2" }),
      ['services[0].clientAddress client-address-unsupported: "proxy-protocol-v2"'],
    ],
    [
      "by no name, on the guide's platform",
      guide({ clientAddress: "proxy" }),
      ['services[0].clientAddress client-address-unknown: "proxy"'],
    ],
    ["by a header, on the guide's platform", guide({ clientAddress: "x-forwarded-for", mode: "http" }), []],
    [
      "by the PROXY protocol, on an unknown platform",
      { ...guide({ clientAddress: "proxy-protocol" }), platform: "debian-1" },
      ['platform platform-unknown: "debian-1"'],
    ],
    ["by the PROXY protocol", { services: [{ clientAddress: "proxy-protocol-v2" }] }, []],
    [
      "by a header, in TCP mode by default",
      { services: [{ clientAddress: "x-forwarded-for" }] },
      ['services[0].clientAddress client-address-needs-http: "x-forwarded-for"'],
    ],
    [
      "by a header, in TCP mode",
      { services: [{ clientAddress: "x-forwarded-for", mode: "tcp" }] },
      ['services[0].clientAddress client-address-needs-http: "x-forwarded-for"'],
    ],
    [
      "by a header, in a mode that there is not",
      { services: [{ clientAddress: "x-forwarded-for", mode: "https" }] },
      ['services[0].mode mode-unknown: "https"'],
    ],
    ["by nothing", { services: [{ clientAddress: "none" }] }, []],
  ])("%s", (_what, change, issues) => {
    expect(told(change)).toEqual(issues);
  });

  test("what is not supported comes with what is", () => {
    expect(issuesWith(guide({ clientAddress: "proxy-protocol" }))).toMatchObject([
      { known: ["none", "x-forwarded-for"], platform: "ubuntu-14.04" },
    ]);
  });
});

describe("names and ports", () => {
  const tls = { certificates: "/etc/haproxy/site.pem" };
  const ubuntu = (...services: object[]) => ({ platform: "ubuntu-26.04", services });
  const b = { name: "b", backend: "b", port: 81 };

  test.each<[string, object, string[]]>([
    [
      "one name twice",
      { services: [{}, { ...b, name: "www" }] },
      ['services[1].name service-name-duplicate: "www" > services[0].name'],
    ],
    [
      "one name twice, by default",
      { services: [{ name: "www" }, { backend: "b", port: 81 }] },
      ['services[1].name service-name-duplicate: the default "www" > services[0].name'],
    ],
    ["names in capitals are others", { services: [{}, { ...b, name: "WWW" }] }, []],
    ["one port twice", { services: [{ port: 81 }, b] }, ["services[1].port port-duplicate: 81 > services[0].port"]],
    [
      "one port twice, by default",
      { services: [{ port: 80 }, { name: "b", backend: "b" }] },
      ["services[1].port port-duplicate: the default 80 > services[0].port"],
    ],
    [
      "a port and a redirect's",
      { services: [{}, { ...b, port: 443, mode: "http", tls: { ...tls, redirectFrom: 80 } }] },
      ["services[1].tls.redirectFrom port-duplicate: 80 > services[0].port"],
    ],
    [
      "two redirects' port",
      {
        services: [443, 444].map((port) => ({
          name: `s${port}`,
          backend: `b${port}`,
          port,
          mode: "http",
          tls: { ...tls, redirectFrom: 80 },
        })),
      },
      ["services[1].tls.redirectFrom port-duplicate: 80 > services[0].tls.redirectFrom"],
    ],
    [
      "a redirect from its own port",
      { services: [{ port: 443, mode: "http", tls: { ...tls, redirectFrom: 443 } }] },
      ["services[0].tls.redirectFrom port-duplicate: 443 > services[0].port"],
    ],
    [
      "a frontend and a backend of one name, where HAProxy minds",
      ubuntu({ name: "app", backend: "app" }),
      ['services[0].backend name-shared: "app" > services[0].name'],
    ],
    [
      "a service named as another's backend, where HAProxy minds",
      ubuntu({ backend: "b" }, { ...b, backend: "c" }),
      ['services[0].backend name-shared: "b" > services[1].name'],
    ],
    [
      "a service named as the default backend, where HAProxy minds",
      ubuntu({ name: "nginx_pool" }),
      ['services[0].backend name-shared: the default "nginx_pool" > services[0].name'],
    ],
    [
      "a backend named as a default service, where HAProxy minds",
      ubuntu({ backend: "www" }),
      ['services[0].backend name-shared: "www" > services[0].name'],
    ],
    [
      "names that are none, where HAProxy minds",
      ubuntu({ name: 5, backend: 5 }),
      [
        "services[0].name wrong-type: the number 5 without quotes",
        "services[0].backend wrong-type: the number 5 without quotes",
      ],
    ],
    ["a frontend and a backend of one name elsewhere", { services: [{ name: "app", backend: "app" }] }, []],
    [
      "a frontend and a backend of one name on an unknown platform",
      { platform: "debian-1", services: [{ name: "app", backend: "app" }] },
      ['platform platform-unknown: "debian-1"'],
    ],
    [
      "services that are none",
      { services: [null, "www", b] },
      ["services[0] missing: nothing", "services[1] wrong-type: a text of 3 characters"],
    ],
  ])("%s", (_what, change, issues) => {
    expect(told({ ...base, ...change })).toEqual(issues);
  });
});
