import { defineConfig } from "vitest/config";

/** Inlines templates, as tsup's text loader does in the build. */
const mustacheAsText = {
  name: "mustache-as-text",
  transform(code: string, id: string) {
    return id.endsWith(".mustache") ? `export default ${JSON.stringify(code)}` : undefined;
  },
};

export default defineConfig({
  test: {
    // .ci/run counts what ran.
    reporters: process.env.TEST_REPORT ? ["default", ["json", { outputFile: process.env.TEST_REPORT }]] : ["default"],
    projects: [
      {
        plugins: [mustacheAsText],
        test: { name: "unit", include: ["test/**/*.test.ts"], exclude: ["test/built/**", "test/master/**"] },
      },
      {
        // The script that moves the reserved IP, in real time against a stand-in for the cloud: a minute and a half.
        test: { name: "slow", include: ["test/master/**/*.test.ts"], testTimeout: 180_000, maxConcurrency: 8 },
      },
      {
        // What is shipped, as it is shipped: these need `npm run build` first.
        test: { name: "built", include: ["test/built/**/*.test.ts"], testTimeout: 60_000, hookTimeout: 120_000 },
      },
    ],
  },
});
