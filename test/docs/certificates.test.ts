import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readTopology } from "../../src/node.js";
import { newFolder } from "../support/folder.js";
import { snippetNamed, snippetsOf } from "../support/markdown.js";

const page = "docs/certificates.md";

test("docs/certificates.md has a topology that is right, and a script that test/real plays", () => {
  const file = join(newFolder(), "topology.yaml");
  writeFileSync(file, snippetNamed(page, "file", "certificates.yaml").text);
  expect(readTopology(file).services[0].tls?.acmeThumbprint).toMatch(/^made-up/);
  expect(snippetNamed(page, "file", "deploy-certificate").text).toMatch(/^#!\/bin\/sh\n/);
  expect(snippetsOf(page)).toHaveLength(2);
});
