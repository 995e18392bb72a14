import { resolve } from "node:path";
import { defineConfig } from "vitest/config";
import { templatesForVite } from "./mustache.config.js";
import LongestFirst from "./test/lab/longest-first.js";

/** What takes real time: the script that moves the reserved IP against a stand-in for the cloud, and real traffic. */
const slow = [
  "test/master/**/*.test.ts",
  "test/real/traffic.test.ts",
  "test/real/services.test.ts",
  "test/real/recipes.test.ts",
  "test/real/testssl.test.ts",
  "test/real/logs.test.ts",
  "test/real/flood.test.ts",
  "test/real/random-tiers.test.ts",
  "test/docs/from-nothing.test.ts",
];

/** What has a fifth of a second to spare, which other tiers on the same machine would take. */
const alone = ["test/lab/ten-killed.test.ts", "test/lab/vip-ten-killed.test.ts"];

/** Minutes for one tier: played when it is named (`npm run lab -- --on debian-13-troubles`). */
const long = [
  "aws-cloud",
  "debian-13-troubles",
  "digitalocean-ipv6-cloud",
  "gcp-cloud",
  "hetzner-cloud",
  "hetzner-robot-cloud",
  "https",
  "recipes",
  "ten-hung",
  "ten-vanished",
  "vip-active-active-shared",
  "vip-ipv6",
  "vip-ipv6-ten-killed",
  "vip-three-nodes",
]
  .filter((name) => process.env.LAB_ON !== name)
  .map((name) => `test/lab/${name}.test.ts`);

/** Whole tiers, in real time. */
const lab = { testTimeout: 480_000, hookTimeout: 60_000 };

const inBrowser = {
  resolve: {
    alias: Object.fromEntries(
      ["playwright-core", "@axe-core/playwright"].map((name) => [name, resolve("docs/playground/node_modules", name)]),
    ),
  },
  test: { testTimeout: 120_000, hookTimeout: 60_000, expect: { poll: { timeout: 20_000 } } },
};

/** .ci/run counts what ran. */
const countReporter: ["json", { outputFile: string }][] = process.env.TEST_REPORT
  ? [["json", { outputFile: process.env.TEST_REPORT }]]
  : [];

export default defineConfig({
  test: {
    reporters: ["default", "./test/lab/report.ts", ...countReporter],
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        plugins: [templatesForVite],
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: [
            ...["test/built/**", "test/browser/**", "test/site/**", "test/lab/**", "test/machines/**"],
            // Stryker is installed there, and what it needs has tests of its own.
            "test/mutation/node_modules/**",
            ...slow,
          ],
          testTimeout: 60_000,
        },
      },
      {
        plugins: [templatesForVite],
        test: { name: "slow", include: slow, testTimeout: 180_000, hookTimeout: 60_000, maxConcurrency: 5 },
      },
      {
        plugins: [templatesForVite],
        test: { ...lab, name: "lab", include: ["test/lab/**/*.test.ts"], exclude: [...alone, ...long] },
      },
      {
        // When the others are over.
        plugins: [templatesForVite],
        test: { ...lab, name: "lab-alone", include: alone, sequence: { groupOrder: 1 } },
      },
      {
        // Whole machines, which boot: `npm run machines` makes their roots first.
        plugins: [templatesForVite],
        test: { name: "machines", include: ["test/machines/*.test.ts"], testTimeout: 120_000, maxWorkers: 1 },
      },
      {
        // Whole machines, with a kernel of their own: `npm run emulated`.
        plugins: [templatesForVite],
        test: {
          name: "emulated",
          include: ["test/machines/emulated/*.test.ts"],
          testTimeout: 900_000,
          hookTimeout: 900_000,
          maxWorkers: 1,
        },
      },
      {
        // What takes minutes: played when it is named (`npm run machines:long -- ansible-vip`).
        plugins: [templatesForVite],
        test: { name: "machines-long", include: ["test/machines/long/*.test.ts"], testTimeout: 300_000, maxWorkers: 1 },
      },
      {
        // The playground in a browser: `npm run test:browser` builds it first. Its packages are its own.
        ...inBrowser,
        test: { ...inBrowser.test, name: "browser", include: ["test/browser/**/*.test.ts"] },
      },
      {
        // The site, with the playground in it: `npm run test:site` builds them first.
        ...inBrowser,
        test: { ...inBrowser.test, name: "site", include: ["test/site/**/*.test.ts"] },
      },
      {
        // What is shipped, as it is shipped: these need `npm run build` first.
        test: { name: "built", include: ["test/built/**/*.test.ts"], testTimeout: 60_000, hookTimeout: 120_000 },
      },
    ],
  },
});
