import { fileURLToPath } from "node:url";

/** The library's folder. */
export const root = fileURLToPath(new URL("../../..", import.meta.url)).replace(/\/$/, "");
