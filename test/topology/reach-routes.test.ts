import { describe, expect, test } from "vitest";
import { anyCertificate, http, ofService, tls } from "./rows.js";

// What verify.sh asks of a service with routes: each route, and what none takes.

const byHost = [{ hosts: ["a.example.com"], backend: "app" }];
const atNginx = { port: undefined, nginx: { tls: { certificate: "/etc/ssl/a.pem" } } };

describe("routes", () => {
  test("by host, by pattern and by path, then what they leave", () => {
    const routes = [
      ...byHost,
      { hosts: ["*.b.example.com"], path: "/p", backend: "other" },
      { hosts: ["*.c.example.com", "c.example.com"], backend: "other" },
      { path: "/x", backend: "app" },
    ];
    expect(ofService({ service: { ...http, routes }, others: [{ name: "other", port: 4000 }] })).toEqual([
      "100-499 http://a.example.com:443/ at HERE, for a.example.com",
      "100-499 http://verify.b.example.com:443/p at HERE, for verify.b.example.com/p",
      "100-499 http://c.example.com:443/ at HERE, for c.example.com",
      "100-499 http://HERE/x, for /x",
      // A route by path takes requests for every host: whether this one, nothing says.
      "100-499 http://HERE/",
    ]);
    expect(ofService({ service: { ...http, routes: byHost } })).toEqual([
      "100-499 http://a.example.com:443/ at HERE, for a.example.com",
      "200-399 http://HERE/",
    ]);
  });

  const byPattern = [
    { hosts: ["*.b.example.com", "a.example.com"], backend: "app" },
    { hosts: ["*.c.example.com"], backend: "app" },
  ];

  test.each<[string, object, object, string[]]>([
    [
      "of HTTP",
      { ...http, otherwise: "not-found" },
      {},
      [
        "100-499 http://a.example.com:443/ at HERE, for a.example.com",
        "100-499 http://verify.c.example.com:443/ at HERE, for verify.c.example.com",
        "404-404 http://HERE/, for what no route takes",
      ],
    ],
    [
      "of HTTPS",
      { ...http, ...tls, otherwise: "misdirected" },
      {},
      [
        "100-499 https://a.example.com:443/ at HERE, for a.example.com",
        "100-499 https://verify.c.example.com:443/ at HERE, for verify.c.example.com",
        "421-421 https://HERE/, for what no route takes",
      ],
    ],
    [
      "of HTTPS whose certificates may lack a name: what matches a star is not asked",
      { ...http, ...anyCertificate, otherwise: "reject" },
      {},
      [
        "100-499 https://a.example.com:443/ at HERE, for a.example.com",
        "open http://HERE/, for verify.c.example.com",
        "open http://HERE/, for what no route takes",
      ],
    ],
    [
      "of TLS",
      { ...tls, otherwise: "reject" },
      {},
      [
        "tls https://a.example.com:443/ at HERE, for a.example.com",
        "tls https://verify.c.example.com:443/ at HERE, for verify.c.example.com",
        "dropped https://HERE/, for what no route takes",
      ],
    ],
    [
      "of TLS that is passed on",
      { otherwise: "reject" },
      {},
      [
        "tls https://a.example.com:443/ at HERE, for a.example.com",
        "tls https://verify.c.example.com:443/ at HERE, for verify.c.example.com",
        "dropped https://HERE/, for what no route takes",
      ],
    ],
    [
      "of TLS that is passed on to our nginx, which may not have that name",
      { otherwise: "reject" },
      atNginx,
      [
        "open https://a.example.com:443/ at HERE, for a.example.com",
        "open https://verify.c.example.com:443/ at HERE, for verify.c.example.com",
        "dropped https://HERE/, for what no route takes",
      ],
    ],
    [
      "of HTTP that lead nowhere else",
      { ...http, otherwise: "reject" },
      {},
      [
        "100-499 http://a.example.com:443/ at HERE, for a.example.com",
        "100-499 http://verify.c.example.com:443/ at HERE, for verify.c.example.com",
        "dropped http://HERE/, for what no route takes",
      ],
    ],
  ])("%s, and nothing else", (_what, service, backend, lines) => {
    expect(ofService({ service: { backend: undefined, routes: byPattern, ...service }, backend })).toEqual(lines);
  });
});
