import { describe, expect, test } from "vitest";
import { guideInput } from "../support/fixtures.js";
import { issuesWith, told } from "./told.js";

describe("balancing", () => {
  const balance = (text: unknown, more: object = {}) => told({ services: [{ balance: text, ...more }] });
  const unknown = (text: string) => [`services[0].balance balance-unknown: ${JSON.stringify(text)}`];
  const long = "n".repeat(63);

  test.each([
    "roundrobin",
    "static-rr",
    "leastconn",
    "first",
    "source",
    "random",
    "random(1)",
    "random(9)",
    "random(10)",
    "random(999)",
    "random(1000)",
    "rdp-cookie",
    "rdp-cookie(NAME)",
    `rdp-cookie(${long})`,
  ])("in TCP mode: %s", (text) => {
    expect(balance(text)).toEqual([]);
  });

  test.each(["uri", "url_param id", "hdr(X-A)", "hdr(x_a)"])("in HTTP mode alone: %s", (text) => {
    expect(balance(text, { mode: "http" })).toEqual([]);
    expect(balance(text, { mode: "tcp" })).toEqual([`services[0].balance balance-needs-http: "${text}"`]);
    expect(balance(text)).toEqual([`services[0].balance balance-needs-http: "${text}"`]);
  });

  test.each([
    "",
    "fastest",
    "random(0)",
    "random(01)",
    "random(1001)",
    "random(1001",
    "random(x)",
    "random()",
    "random(2",
    "random 2",
    "xrandom(2)",
    "random(2) x",
    "hdr()",
    "hdr(a b)",
    "hdr X",
    "hdr(a",
    "url_param",
    "url_param(a)",
    "Source",
    "rdp-cookie()",
  ])("nowhere: %j", (text) => {
    expect(balance(text, { mode: "http" })).toEqual(unknown(text));
  });

  test("of a name of 63 characters: in HTTP mode", () => {
    expect(balance(`hdr(${long})`, { mode: "http" })).toEqual([]);
    expect(balance(`url_param ${long}`, { mode: "http" })).toEqual([]);
  });

  test("of a name of 64 characters: nowhere", () => {
    expect(balance(`hdr(${long}n)`, { mode: "http" }).map((line) => line.split(":")[0])).toEqual([
      "services[0].balance balance-unknown",
    ]);
  });

  test("the platform says what there is", () => {
    const guide = { ...guideInput(), services: [{ balance: "random" }] };
    const known = { known: expect.arrayContaining(["rdp-cookie(NAME)"]), haproxy: "1.4.24" };
    expect(issuesWith(guide)).toMatchObject([{ code: "balance-unknown", ...known }]);
    const elsewhere = issuesWith({
      platform: "debian-1",
      services: [{ balance: "random" }, { name: "b", backend: "b", port: 81, balance: "fastest" }],
    });
    expect(elsewhere.map(({ path, code }) => `${path} ${code}`)).toEqual([
      "platform platform-unknown",
      "services[1].balance balance-unknown",
    ]);
    expect(elsewhere[1]).not.toHaveProperty("known");
    expect(elsewhere[1]).not.toHaveProperty("haproxy");
  });

  test("that is no text is for the schema to tell", () => {
    expect(balance(5)).toEqual(["services[0].balance wrong-type: the number 5 without quotes"]);
  });
});
