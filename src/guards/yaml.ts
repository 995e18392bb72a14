import { guard } from "./guard.js";

/** The indented lines of a block scalar: printable ASCII, each line with a margin of two blanks at the least, or empty. */
export const yamlBlock = guard(/^( {2}[ -~]*)?(\n( {2}[ -~]*)?)*$/);
