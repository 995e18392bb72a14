import {
  type Alias,
  Composer,
  type CST,
  type Document,
  type ErrorCode,
  isAlias,
  isMap,
  isScalar,
  LineCounter,
  Parser,
  Scalar,
  visit,
  type YAMLMap,
} from "yaml";
import type { Issue, Problem, SyntaxProblem } from "../issues/issue.js";
import { makeIssue } from "../issues/make.js";
import { lineFinder } from "./line-finder.js";
import { type ReadText, unreadable } from "./read-text.js";

/** A topology has four levels. */
const deepest = 64;

/** Each alias is looked up in the whole text. */
const mostAliases = 100;

/** An error in the text, located by its line. */
type TextProblem = Extract<Problem, { readonly code: `text-${string}` | `yaml-${string}` }>;

/** Creates the issue for an error at an offset in the text. */
type IssueAt = (offset: number, problem: Unplaced<TextProblem>) => Issue;

type Unplaced<Of> = Of extends unknown ? Omit<Of, "keys"> : never;

/** Reads YAML 1.2: one document of plain values. */
export function readYaml(text: string): ReadText {
  const lines = new LineCounter();
  const issueAt: IssueAt = (offset, problem) => makeIssue({ ...problem, keys: [] }, lines.linePos(offset).line);

  const tokens = [...new Parser(lines.addNewLine).parse(text)];
  // Composing recurses, and a stack overflow there can end the process, so the depth is checked first.
  const deep = tokens.find((token) => depth(token) > deepest);
  if (deep) return unreadable(issueAt(deep.offset, { code: "yaml-too-deep", maximum: deepest }));

  const [document, second] = new Composer({ logLevel: "silent", uniqueKeys: false }).compose(tokens, true, text.length);
  if (!document) return unreadable(makeIssue({ code: "text-empty", keys: [] }));
  if (second) return unreadable(issueAt(second.range[0], { code: "yaml-several-documents" }));

  const issues = distinct([
    ...[...document.errors, ...document.warnings].map(({ code, message, pos }) => {
      const quoteMark = code === "MISSING_CHAR" ? /closing (["'])quote/.exec(message)?.[1] : undefined;
      // An unclosed quote is reported at the end of the text; it is the last quote of its kind.
      const offset = quoteMark === undefined ? pos[0] : text.lastIndexOf(quoteMark);
      return issueAt(offset, problemOf(code, message));
    }),
    ...unplainValues(document, issueAt),
  ]);
  const [syntax] = issues.filter(({ code }) => code === "yaml-syntax");
  // Later errors are often consequences of the first syntax error, so only that one is reported.
  if (syntax) return unreadable(syntax);
  const aliases = takeAliases(document, issueAt);
  if (aliases.count > mostAliases) {
    const problem = { code: "yaml-alias", problem: "too-many", count: aliases.count, maximum: mostAliases } as const;
    return unreadable(...issues, issueAt(aliases.first, problem));
  }
  issues.push(...aliases.issues);
  try {
    // This limit counts the anchor as well.
    const data: unknown = document.toJS({ maxAliasCount: mostAliases + 1 });
    return { data, issues, lineOf: lineFinder(document, lines) };
  } catch {
    return unreadable(...issues, issueAt(aliases.first, { code: "yaml-alias", problem: "multiplied" }));
  }
}

/** A token's depth, found without recursion. */
function depth(root: CST.Token): number {
  const open: [token: unknown, level: number][] = [[root, 0]];
  let most = 0;
  for (let next = open.pop(); next !== undefined && most <= deepest; next = open.pop()) {
    const [token, level] = next;
    if (typeof token !== "object" || token === null) continue;
    most = Math.max(most, level);
    const { value, items = [] } = token as { value?: unknown; items?: { key?: unknown; value?: unknown }[] };
    open.push([value, level + 1]);
    for (const item of items) open.push([item.key, level + 1], [item.value, level + 1]);
  }
  return most;
}

/** The parser's messages may quote the text, and so a secret: only their codes are used. */
function problemOf(code: ErrorCode, message: string): Unplaced<TextProblem> {
  switch (code) {
    case "BAD_ALIAS":
      return { code: "yaml-alias", problem: "unresolved" };
    case "TAG_RESOLVE_FAILED":
      return { code: "yaml-tag" };
    default:
      return { code: "yaml-syntax", problem: syntaxProblemOf(code, message) };
  }
}

function syntaxProblemOf(code: ErrorCode, message: string): SyntaxProblem {
  switch (code) {
    case "BAD_INDENT":
      return "indent-or-bracket";
    case "TAB_AS_INDENT":
      return "tab";
    case "MISSING_CHAR":
      if (/quote/.test(message)) return "open-quote";
      return /without - indicator/.test(message) ? "indent" : "missing-character";
    case "BLOCK_AS_IMPLICIT_KEY":
    case "MULTILINE_IMPLICIT_KEY":
      return "key";
    case "UNEXPECTED_TOKEN":
      return "misplaced-character";
    case "BAD_SCALAR_START":
      return "reserved-start";
    default:
      return "other";
  }
}

/** The parser's own check compares every key with every other. */
function repeatedKeys(map: YAMLMap, issueAt: IssueAt): Issue[] {
  const seen = new Set<string>();
  return map.items.flatMap(({ key }) => {
    if (!isScalar(key)) return [];
    const name = String(key.value);
    const isRepeated = seen.has(name);
    seen.add(name);
    const shown = /^[A-Za-z]\w{0,39}$/.test(name) ? { key: name } : {};
    return isRepeated ? [issueAt(key.range?.[0] ?? 0, { code: "yaml-duplicate-key", ...shown })] : [];
  });
}

function unplainValues(document: Document, issueAt: IssueAt) {
  const issues: Issue[] = [];
  visit(document, {
    Node(_key, node) {
      const offset = node.range?.[0] ?? 0;
      if (isMap(node)) for (const issue of repeatedKeys(node, issueAt)) issues.push(issue);
      if (!isAlias(node) && node.tag !== undefined) issues.push(issueAt(offset, { code: "yaml-tag" }));
      if (isScalar(node) && typeof node.value === "number" && !/^-?(0|[1-9]\d*)(\.\d+)?$/.test(node.source ?? "")) {
        // Not shown: it may be an unquoted password.
        issues.push(issueAt(offset, { code: "yaml-number" }));
      }
    },
  });
  return issues;
}

function distinct(issues: readonly Issue[]): Issue[] {
  return [...new Map(issues.map((issue) => [`${issue.line} ${issue.message}`, issue])).values()];
}

/** Counts the aliases, and replaces undefined ones with null, so that the rest can be checked. */
function takeAliases(document: Document, issueAt: IssueAt) {
  const aliases: Alias[] = [];
  visit(document, {
    Alias(_key, node) {
      aliases.push(node);
    },
  });
  const issues: Issue[] = [];
  if (aliases.length <= mostAliases) {
    visit(document, {
      Alias(_key, node) {
        if (node.resolve(document)) return undefined;
        issues.push(issueAt(node.range?.[0] ?? 0, { code: "yaml-alias", problem: "undefined" }));
        return new Scalar(null);
      },
    });
  }
  return { count: aliases.length, first: aliases[0]?.range?.[0] ?? 0, issues: distinct(issues) };
}
