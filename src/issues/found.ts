import { quote } from "../printable.js";
import type { Problem } from "./issue.js";
import { type Sentences, sentence } from "./sentences.js";
import { serviceFound } from "./services.js";
import type { FoundValue } from "./value.js";

type WithValue = Extract<Problem, { readonly value: FoundValue }>;

/** Describes the invalid value. */
export function foundIn(problem: Problem): string {
  return "value" in problem ? valueFound(problem) : sentence(withoutValue, problem);
}

const withoutValue: Sentences<Exclude<Problem, WithValue>> = {
  missing: "nothing",
  "unknown-key": ({ key }) => `the key ${keyName(key)}`,
  "list-too-long": "more",
  "too-many-issues": "more errors",
  "not-on-platform": ({ key }) => `the key ${keyName(key)}`,
  "group-router-id-default-out-of-range": "nothing",
  "virtual-addresses-or-groups": ({ given }) =>
    given === "both" ? "both addresses and groups" : "neither addresses nor groups",
  "password-with-ipv6": "a password",
  "private-ipv6-twice": "a second IPv6 address",
  "password-with-version-3": "a password",
  "not-with-provider": ({ key }) => `the key ${keyName(key)}`,
  "preempt-delay-without-preempt": "both",
  "hook-missing": "neither onMaster nor onBackup nor onFault",
  "token-missing": "neither token nor tokenFile",
  "moving-address-missing": ({ known }) => `neither ${known[0]} nor ${known[1]}`,
  "access-key-file-missing": "no accessKeyFile",
  "token-twice": "both token and tokenFile",

  ...serviceFound,

  "text-empty": "nothing",
  "text-binary": ({ problem }) => (problem === "not-utf-8" ? "bytes that are not UTF-8" : "a control character"),
  "text-too-large": "more",
  "yaml-syntax": ({ problem }) => syntax[problem],
  "yaml-duplicate-key": ({ key }) => `the key ${keyName(key)} a second time`,
  "yaml-alias": (alias) => (alias.problem === "too-many" ? `${alias.count} aliases` : aliases[alias.problem]),
  "yaml-tag": "a tag",
  "yaml-several-documents": "a second document",
  "yaml-too-deep": ({ maximum }) => `more than ${maximum} levels`,
  "yaml-number": "a number in another notation",
};

function keyName(key = "(not shown)"): string {
  return quote(key);
}

const syntax = {
  indent: "indentation that does not match the lines above",
  "indent-or-bracket":
    "indentation that does not match the lines above, an unclosed bracket, or no space after a colon above",
  tab: "a tab in the indentation (YAML uses spaces)",
  "open-quote": "an unclosed quote",
  "missing-character": "a missing character: a closing bracket, a comma, or a space after a colon",
  key: "a key that continues on the next line, or two keys on one line",
  "misplaced-character": "a misplaced character",
  "reserved-start": "a value that starts with a reserved character (put it in quotes)",
  comment: "a comment, which JSON does not allow (YAML does, after '#')",
  other: "something that is neither YAML nor JSON",
};

const aliases = {
  unresolved: "an alias that cannot be resolved",
  undefined: "an undefined alias",
  multiplied: "aliases of aliases",
};

function valueFound(problem: WithValue): string {
  const { code, value } = problem;
  if (code === "wrong-type") return ofWrongType(value, problem.expected === "text");
  if (code === "priority-out-of-range" && value.kind === "nothing") {
    return "no priority (the defaults end with the 101st balancer)";
  }
  if (code === "label-too-long") return `${bare(value)} on ${quote(problem.interface)}`;
  if ("first" in problem) return problem.isDefault ? `the default ${bare(value)}` : bare(value);
  return value.kind === "text" && value.text !== undefined ? bare(value) : inWords(value);
}

function ofWrongType(value: FoundValue, quotesMissing: boolean): string {
  const isScalar = value.kind === "number" || value.kind === "boolean";
  return inWords(value) + (isScalar && quotesMissing ? " without quotes" : "");
}

/** The value as it is written: `"web1"`, `80`. */
function bare(value: FoundValue): string {
  if (value.kind === "text") return shown(value);
  return value.kind === "number" ? String(value.number) : inWords(value);
}

function inWords(value: FoundValue): string {
  switch (value.kind) {
    case "nothing":
      return "nothing";
    case "list":
      return `a list of ${value.length}`;
    case "text":
      return value.text === undefined ? `a text of ${value.length} characters` : `the text ${shown(value)}`;
    case "number":
      return value.number === undefined ? "a number" : `the number ${value.number}`;
    case "boolean":
      return value.boolean === undefined ? "a boolean" : `the boolean ${value.boolean}`;
    case "map":
      return "a map";
    case "other":
      return "something other than a plain value";
  }
}

function shown({ text = "", length }: { readonly text?: string; readonly length: number }): string {
  return quote(length > text.length ? `${text}...` : text);
}
