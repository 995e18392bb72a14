import { expect, test } from "vitest";
import { explanations } from "../../src/explanations/index.js";
import { run } from "../support/run.js";

test.each(Object.entries(explanations))(
  "check --explain %s prints its explanation",
  async (code, { what, night, fix }) => {
    expect(await run("check", "--explain", code)).toEqual({
      code: 0,
      out: `${code}\n\n  What it is:   ${what}\n  In the night: ${night}\n  Fix:          ${fix}\n`,
      err: "",
    });
  },
);

test("with --json, as JSON", async () => {
  const { out } = await run("check", "--json", "--explain", "no-password");
  expect(JSON.parse(out)).toEqual({ code: "no-password", ...explanations["no-password"] });
});

test.each([
  ["vrid-sharde", 'no code "vrid-sharde"; did you mean vrid-shared?'],
  ["toString", 'no code "toString"; docs/codes.md lists all'],
])("an unknown code is wrong usage: %s", async (code, message) => {
  const { code: exit, out, err } = await run("check", "--explain", code);
  expect({ exit, out }).toEqual({ exit: 2, out: "" });
  expect(err).toContain(message);
});

test.each([[["--explain", "missing", "topology.yaml"]], [[]]])(
  "is either for a code or for topologies: %j",
  async (args) => {
    const { code, err } = await run("check", ...args);
    expect(code).toBe(2);
    expect(err).toContain("usage: haproxy-failover check TOPOLOGY... or check --explain CODE");
  },
);
