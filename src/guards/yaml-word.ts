import { guard } from "./guard.js";

/** A plain YAML word: letters, digits, dots and hyphens, with a letter first. */
export const yamlWordGuard = guard(/^[A-Za-z][A-Za-z0-9.-]*$/);
