import { execFileSync } from "node:child_process";
import { test } from "vitest";

test("npm run bench gives every contestant our templates: each makes the same bytes", () => {
  execFileSync(process.execPath, ["test/bench/bench.mjs", "--check"], { stdio: "pipe" });
});
