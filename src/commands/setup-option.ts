import { defaultFiles } from "../files/index.js";
import type { GenerateOptions } from "../generate.js";

/** The files to generate, with or without `--setup`. */
export async function filesWanted(setup: string | boolean | undefined): Promise<GenerateOptions> {
  if (setup !== true) return {};
  const { setupFiles } = await import("../files/setup-files.js");
  return { files: [...defaultFiles, ...setupFiles] };
}
