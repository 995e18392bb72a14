import { type GeneratedFile, generate, lint, type Topology } from "haproxy-failover";
import { readTopologyText, withoutSecrets } from "haproxy-failover/yaml";
import type { Answers, FileEntry, Problem, Question, Reading, Request, Response } from "./messages.js";

/** Edits that follow each other faster than this count as one, in ms. */
const oneEdit = 1500;

let topology: Topology | undefined;
let files: readonly GeneratedFile[] = [];
/** As they were before the last edit, and when the topology was opened. */
let before = files;
let opening = files;
let editedAt = 0;
let last = "";

function read({ text, fresh }: Answers["read"]["ask"]): Reading {
  const { topology: read, issues, lineOf } = readTopologyText(text);
  const problems: Problem[] = issues.map(({ code, path, message, line }) => ({
    kind: "error",
    code,
    path,
    message,
    line,
  }));
  if (read !== undefined) {
    topology = read;
    const now = Date.now();
    if (text !== last && now - editedAt > oneEdit) before = files;
    if (text !== last) editedAt = now;
    files = generate(read);
    if (fresh) {
      before = files;
      opening = files;
      editedAt = 0;
    }
    last = text;
    for (const { code, path, message } of lint(read)) {
      problems.push({ kind: "warning", code, path, message, line: lineOf(path) });
    }
  }
  return {
    problems,
    isValid: read !== undefined,
    files: newEntries(),
    hasApi: files.some(({ path }) => path.endsWith("/master.sh")),
  };
}

let told = "";

function newEntries(): readonly FileEntry[] | undefined {
  const entries = files.map(({ host, path, mode, secret }) => ({ host, path, mode, secret }));
  const key = JSON.stringify(entries);
  if (key === told) return undefined;
  told = key;
  return entries;
}

function current(): Topology {
  if (topology === undefined) throw new Error("there is no topology without errors yet");
  return topology;
}

const answers: {
  [Of in Question]: (ask: Answers[Of]["ask"]) => Answers[Of]["answer"] | Promise<Answers[Of]["answer"]>;
} = {
  read,
  file: ({ host, path }) => files.find((file) => file.host === host && file.path === path)?.content ?? "",
  changes: async ({ since }) =>
    (await import("./changes.js")).changesBetween(since === "edit" ? before : opening, files),
  picture: async ({ format }) => (await import("./later.js")).diagram(current(), { format }),
  forecast: async ({ move }) => (await import("./later.js")).forecast(current(), { move }),
  archive: async ({ format }) => (await import("./archive.js")).archive(files, format),
  bare: ({ text }) => withoutSecrets(text),
};

self.onmessage = async ({ data: { id, question, ask } }: MessageEvent<Request>) => {
  try {
    const answer = await answers[question](ask as never);
    self.postMessage({ id, answer } satisfies Response);
  } catch (error) {
    // Our own messages hold no value of the topology.
    self.postMessage({ id, fault: error instanceof Error ? error.name : "Error" } satisfies Response);
  }
};

// What is loaded later works offline as well.
setTimeout(() => void Promise.all([import("./changes.js"), import("./later.js"), import("./archive.js")]), 2000);
