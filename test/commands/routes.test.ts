import { expect, test } from "vitest";
import { run } from "../support/run.js";

const fixture = (name: string) => `fixtures/${name}/topology.yaml`;

const routesOf = async (name: string) => {
  const { code, out, err } = await run("check", "--routes", fixture(name));
  expect({ code, err }).toEqual({ code: 0, err: "" });
  return out;
};

test("check --routes prints the order in which HAProxy decides", async () => {
  expect(await routesOf("recipe-sites")).toBe(`www, port 443
  1  www.example.com, path /api and below  api
  2  www.example.com                       site
  3  shop.example.com, *.shop.example.com  shop
  4  everything else                       421
`);
});

test("check --routes has redirects first, then custom lines, and a service without routes", async () => {
  expect(await routesOf("field-library")).toContain(`library, port 443
   1  custom line: if is_bot                      bots
   2  catalog.example.org, path /api and below    catalog-api
`);
  expect(await routesOf("field-mail-and-portal")).toContain(`smtp, port 25
  1  everything  smtp-servers

`);
  expect(await routesOf("field-mail-and-portal")).toContain(`portal, port 443
  1  example.net       301 to https://mail.example.net with the same path
  2  mail.example.net  webmail
  3  everything else   sign-on
`);
  expect(await routesOf("recipe-passed")).toContain("  3  everything else  closed\n");
});

test("check --routes --json prints the same as JSON", async () => {
  const { out } = await run("check", "--routes", "--json", fixture("recipe-passed"));
  expect(JSON.parse(out)).toEqual([
    {
      service: "https",
      port: 443,
      steps: [
        { what: "a.example.com", goesTo: "a" },
        { what: "*.b.example.com", goesTo: "b" },
        { what: "everything else", goesTo: "closed" },
      ],
    },
  ]);
});

test("check --routes refuses what check refuses, and several tiers", async () => {
  const { code, out, err } = await run("check", "--routes", "fixtures/refused/services.yaml");
  expect({ code, out }).toEqual({ code: 1, out: "" });
  expect(err).toContain("route-unreachable");
  expect(
    await run("check", "--routes", "fixtures/guide/topology.yaml", "fixtures/refused/services.yaml"),
  ).toMatchObject({
    code: 2,
    err: expect.stringContaining("check --routes takes one topology"),
  });
});
