import { defaultFiles } from "../files/index.js";
import { setupFiles } from "../files/setup-files.js";
import type { GenerateOptions } from "../generate.js";

/** The files that are wanted with `--setup`, or without it. */
export function filesWanted(setup: string | boolean | undefined): GenerateOptions {
  return setup === true ? { files: [...defaultFiles, ...setupFiles] } : {};
}
