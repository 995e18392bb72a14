import { diagram } from "./diagram.js";
import { forecast } from "./forecast.js";
import { importFiles } from "./import.js";
import { init } from "./init.js";
import { schema } from "./schema.js";

export { completionFor } from "./completion.js";

/** The commands that src/cli.ts loads when they are named. */
export const others = { diagram, forecast, schema, init, import: importFiles };
