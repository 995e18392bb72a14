import { defineConfig } from "vitest/config";
import { templatesForVite } from "../../mustache.config.js";

/**
 * The tests that say how each folder behaves. What runs while a module is loaded (a pattern, a schema, a table of sentences)
 * is tried with all of these, so they are few and quick.
 */
const tests: Readonly<Record<string, readonly string[]>> = {
  disk: ["disk", "tiers"],
  fields: ["fields", "guards/guards", "refused", "topology/parse", "providers"],
  files: ["generate", "faults/keepalived", "faults/haproxy-nginx", "setup/verify-script"],
  guards: ["guards/guards", "guards/haproxy-line", "guards/nginx-line", "topology/lines", "generate"],
  issues: ["refused", "topology/issue-data", "topology/parse", "cli"],
  providers: ["providers", "generate", "refused", "faults/keepalived"],
  reading: ["disk/read", "refused"],
  rendering: ["rendering", "generate"],
  topology: ["topology", "refused", "generate", "providers", "faults/keepalived", "faults/haproxy-nginx"],
};

const folder = process.env.MUTATED ?? "";
const chosen = tests[folder];
if (chosen === undefined) throw new Error(`MUTATED is one of ${Object.keys(tests).join(", ")}`);

export default defineConfig({
  root: process.cwd(),
  plugins: [templatesForVite],
  test: {
    include: chosen.flatMap((name) => [`test/${name}.test.ts`, `test/${name}/**/*.test.ts`]),
    // Stryker runs the tests in threads, which have no umask of their own.
    testNamePattern: /^(?!.* umask)/,
    testTimeout: 20_000,
  },
});
