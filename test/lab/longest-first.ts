import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What takes more than two minutes, the longest first: begun last, one of them would play on alone. */
const longest = [
  "lab/three-balancers",
  "lab/several-services",
  "lab/default",
  "lab/failover-service",
  "lab/debian-13",
  "lab/load",
  "lab/vip-dual",
  "lab/vip",
  "lab/http-mode",
  "real/services",
  "master/faults",
  "master/aws",
  "master/hetzner-robot",
  "master/gcp",
  "master/digitalocean",
  "master/hetzner",
].map((name) => `/test/${name}.test.ts`);

export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rank = ({ moduleId }: TestSpecification) => {
      const found = longest.findIndex((name) => moduleId.endsWith(name));
      return found === -1 ? longest.length : found;
    };
    return sorted.sort((a, b) => rank(a) - rank(b));
  }
}
