import * as z from "zod/mini";
import { list, map, type RuleCode } from "../../fields/kinds.js";
import { haproxyWords } from "../../guards/haproxy-line.js";

/** A whole line for haproxy.cfg, as people write it. */
const line = z
  .string({ error: "line-malformed" satisfies RuleCode })
  .check(z.refine((text) => Array.isArray(haproxyWords(text)), "line-malformed" satisfies RuleCode));

/** Lines of one's own. */
export function ownLines(description: string) {
  return z.optional(list(line, 1, "lines-too-few", description));
}

/** Lines that belong to no service and no backend. */
export const lines = z.optional(
  map(
    "lines-malformed",
    {
      global: ownLines("Lines of your own for the global section."),
      defaults: ownLines("Lines of your own for the defaults section."),
    },
    "Whole lines of your own for haproxy.cfg, where no key says what you need. Not on ubuntu-14.04.",
  ),
);
