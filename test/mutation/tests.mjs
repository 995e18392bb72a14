/**
 * The tests that say how each folder behaves: files, or folders of them. A mutant is tried with those that run it. What runs
 * while a module is loaded (a pattern, a schema, a table of sentences) is tried with all, so they are quick.
 */
export const tests = {
  disk: ["disk", "import", "cli", "tiers"],
  fields: ["fields", "guards/guards", "refused", "topology/parse", "providers"],
  files: ["generate", "faults/keepalived", "faults/haproxy-nginx", "setup/setup-script", "setup/verify-script"],
  guards: ["guards/guards", "guards/haproxy-line", "guards/nginx-line"],
  issues: ["refused", "topology/issue-data", "topology/parse", "cli"],
  providers: ["providers", "generate", "refused", "faults/keepalived"],
  reading: ["reading", "yaml", "disk/read"],
  rendering: ["rendering"],
  topology: [
    "topology",
    "commands/mask",
    "refused",
    "generate",
    "providers",
    "faults/keepalived",
    "faults/haproxy-nginx",
  ],
};

/** These exchange modules, which a bundle cannot. */
export const unfit = ["topology/quick.test.ts"];
