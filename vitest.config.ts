import { defineConfig } from "vitest/config";

/** Inlines templates, as tsup's text loader does in the build. */
const mustacheAsText = {
  name: "mustache-as-text",
  transform(code: string, id: string) {
    return id.endsWith(".mustache") ? `export default ${JSON.stringify(code)}` : undefined;
  },
};

export default defineConfig({
  plugins: [mustacheAsText],
  test: {
    include: ["test/**/*.test.ts"],
  },
});
