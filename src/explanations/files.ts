import type { IssueCode } from "../issues/issue.js";
import type { Explanations } from "./explanation.js";

export const files = {
  "text-empty": {
    what: "The file is empty, or contains only comments.",
    night: "A script wrote nothing, and an empty tier would be deployed.",
    fix: "Look at what writes the file. `haproxy-failover init` prints a topology.",
  },
  "text-binary": {
    what: "The file is not plain text in UTF-8, or contains control characters.",
    night: "A character that nobody sees gets into a name or a password.",
    fix: "Save it as UTF-8, and remove the character.",
  },
  "text-too-large": {
    what: "The file is larger than any topology.",
    night: "Reading it takes all memory of the machine that runs it.",
    fix: "Check that this is the right file.",
  },
  "yaml-syntax": {
    what: "The file breaks the rules of YAML or JSON.",
    night: "Nobody could tell what was meant.",
    fix: "Fix the line in the report, or the one above it.",
  },
  "yaml-duplicate-key": {
    what: "A key is in its map twice.",
    night: "Most programs take the last one in silence. The value that everybody reads is not in force.",
    fix: "Remove one of them.",
  },
  "yaml-alias": {
    what: "An alias (`*name`) cannot be resolved, or aliases multiply beyond what a topology needs.",
    night: "A few lines grow into gigabytes, and the machine that renders them stops.",
    fix: "Write the values out.",
  },
  "yaml-tag": {
    what: "A value has a tag (`!name`), which YAML parsers may turn into anything.",
    night: "Another program reads another value from the same file.",
    fix: "Remove the tag, and quote the value if it is text.",
  },
  "yaml-several-documents": {
    what: "A line with `---` starts a second document.",
    night: "Everything below it is ignored.",
    fix: "Keep one topology per file, and give `check` several files.",
  },
  "yaml-too-deep": {
    what: "The file nests deeper than any topology.",
    night: "Programs that read it run out of stack.",
    fix: "Check that this is the right file.",
  },
  "yaml-number": {
    what: "A number has leading zeros or another notation, such as 0x21 or 1e2.",
    night: "YAML 1.1 reads 010 as 8, and YAML 1.2 as 10: the tools on two machines disagree.",
    fix: "Write plain decimal digits, or put text in quotes.",
  },
} as const satisfies Partial<Explanations<IssueCode>>;
