import { guard } from "./guard.js";

/** A plain word of YAML: letters, digits, dots and hyphens, a letter first. */
export const yamlWordGuard = guard("a YAML file", /^[A-Za-z][A-Za-z0-9.-]*$/);
