import { defaultFiles } from "../files/index.js";
import { setupFiles } from "../files/setup-files.js";
import type { GenerateOptions } from "../generate.js";

/** The files to generate, with or without `--setup`. */
export function filesWanted(setup: string | boolean | undefined): GenerateOptions {
  return setup === true ? { files: [...defaultFiles, ...setupFiles] } : {};
}
