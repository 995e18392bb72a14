import { basename } from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What takes more than four minutes, the longest first: begun last, one of them would play on alone. */
const longest = [
  "three-balancers",
  "several-services",
  "http-mode",
  "ten-vanished",
  "default",
  "failover-service",
  "vip-dual",
  "vip",
  "debian-13",
].map((name) => `${name}.test.ts`);

export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rank = ({ moduleId }: TestSpecification) => {
      const found = moduleId.includes("/test/lab/") ? longest.indexOf(basename(moduleId)) : -1;
      return found === -1 ? longest.length : found;
    };
    return sorted.sort((a, b) => rank(a) - rank(b));
  }
}
