export type { CompareOptions, Comparison, ComparisonStatus } from "./disk/compare.js";
export { compareFiles } from "./disk/compare.js";
export { readTopology } from "./disk/read.js";
export type { WrittenFile } from "./disk/write.js";
export { WriteError, writeFiles } from "./disk/write.js";
