import * as z from "zod/mini";
import { list, map, type RuleCode, text } from "../../fields/kinds.js";
import * as patterns from "../../fields/patterns.js";
import { haproxyWords } from "../../guards/haproxy-line.js";

/** A line for haproxy.cfg, as written. */
const line = z
  .string({ error: "line-malformed" satisfies RuleCode })
  .check(z.refine((text) => Array.isArray(haproxyWords(text)), "line-malformed" satisfies RuleCode));

/** Custom lines. */
export function ownLines(description: string) {
  return z.optional(list(line, 1, "lines-too-few", description));
}

/** Lines outside services and backends. */
export const lines = z.optional(
  map(
    "lines-malformed",
    () => ({
      global: ownLines("Custom lines for the global section."),
      folder: z.optional(
        text(
          patterns.filePath,
          "file-path-malformed",
          "A folder on the balancers with sections of your own, in files that end in .cfg, as an absolute path such as /etc/haproxy/conf.d. HAProxy reads it after haproxy.cfg.",
        ),
      ),
      defaults: ownLines("Custom lines for the defaults section."),
    }),
    "Custom lines for haproxy.cfg, for what no key covers. Not on ubuntu-14.04.",
  ),
);
