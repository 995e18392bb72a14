import { expectTypeOf, test } from "vitest";
import { perHost, template } from "../../src/rendering/template.js";
import site from "../../templates/nginx/default-site.upstart.mustache";
import dropIn from "../../templates/systemd/nginx-dropin.mustache";

// What src/templates.d.ts says of a template is asked of whoever fills it in: `npm run test:types` fails where a value that
// is forgotten, or that the template does not use, compiles.

const waiting = template(dropIn, "/etc/test", { privateIp: String });
const listening = template(site, "/etc/test", { address: String, port: String, allowed: String });

test("a view has every value of its template, and no other", () => {
  expectTypeOf(() => waiting({ privateIp: "10.0.0.1", ipv6: false })).returns.toBeString();
  const wrong = (privateIp: string | undefined) => {
    // @ts-expect-error forgotten
    waiting({});
    // @ts-expect-error may be missing
    waiting({ privateIp, ipv6: false });
    // @ts-expect-error misspelled
    waiting({ privateip: "10.0.0.1", ipv6: false });
    // @ts-expect-error not a text, and not a number
    waiting({ privateIp: true, ipv6: false });
    const more = { privateIp: "10.0.0.1", ipv6: false, port: 80 };
    // @ts-expect-error one too many
    waiting(more);
  };
  expectTypeOf(wrong).returns.toBeVoid();
});

test("so has each item of a list", () => {
  const items = [{ address: "10.0.0.1", port: 80 }];
  expectTypeOf(() => listening({ listens: items, allowed: ["10.0.0.2"] })).returns.toBeString();
  const wrong = () => {
    // @ts-expect-error no address
    listening({ listens: [{ port: 80 }], allowed: [] });
    const more = items.map((item) => ({ ...item, proxyProtocol: false }));
    // @ts-expect-error one too many
    listening({ listens: more, allowed: [] });
    // @ts-expect-error a list where there is none
    listening({ listens: items, allowed: true });
  };
  expectTypeOf(wrong).returns.toBeVoid();
});

test("what a view leaves to each host, each host gives", () => {
  const fill = () => listening.shared({ listens: [{ address: perHost("privateIp"), port: 80 }], allowed: [] });
  expectTypeOf<Parameters<ReturnType<typeof fill>["filled"]>>().toEqualTypeOf<
    [values: Readonly<Record<"privateIp", string | number>>]
  >();
  // @ts-expect-error forgotten
  expectTypeOf(() => fill().filled({})).returns.toBeString();
});

test("every placeholder has a guard, and no other name", () => {
  // @ts-expect-error forgotten
  expectTypeOf(() => template(dropIn, "/etc/test", {})).returns.toBeFunction();
  // @ts-expect-error one too many
  expectTypeOf(() => template(dropIn, "/etc/test", { privateIp: String, port: String })).returns.toBeFunction();
});
