import { lint } from "haproxy-failover";
import { readTopologyText, withoutSecrets } from "haproxy-failover/yaml";
import { loadLate, withLate } from "./late.js";
import type { Answers, FileEntry, Problem, Question, Reading, Request, Response } from "./messages.js";
import { Tier } from "./tier.js";

/** Edits that follow each other faster than this count as one, in ms. */
const oneEdit = 1500;

let tier: Tier | undefined;
/** As it was before the last edit, and when the topology was opened. */
let before: Tier | undefined;
let opening: Tier | undefined;
let editedAt = 0;
let last = "";

function read({ text, fresh }: Answers["read"]["ask"]): Reading {
  const { topology, issues, lineOf } = readTopologyText(text);
  const problems: Problem[] = issues.map(({ code, path, message, line }) => ({
    kind: "error",
    code,
    path,
    message,
    line,
  }));
  if (topology !== undefined) {
    const now = Date.now();
    if (text !== last && now - editedAt > oneEdit) before = tier;
    if (text !== last) editedAt = now;
    tier = new Tier(topology);
    if (fresh) {
      before = tier;
      opening = tier;
      editedAt = 0;
    }
    last = text;
    for (const { code, path, message } of lint(topology)) {
      problems.push({ kind: "warning", code, path, message, line: lineOf(path) });
    }
  }
  return {
    problems,
    isValid: topology !== undefined,
    files: newEntries(),
    hasApi: tier?.entries.some(({ path }) => path.endsWith("/master.sh")) ?? false,
  };
}

let told = "";

function newEntries(): readonly FileEntry[] | undefined {
  const entries = tier?.entries;
  const key = JSON.stringify(entries);
  if (key === told) return undefined;
  told = key;
  return entries;
}

function current(): Tier {
  if (tier === undefined) throw new Error("there is no topology without errors yet");
  return tier;
}

const answers: {
  [Of in Question]: (ask: Answers[Of]["ask"]) => Answers[Of]["answer"] | Promise<Answers[Of]["answer"]>;
} = {
  read: (ask) => withLate(() => read(ask)),
  file: ({ host, path }) => withLate(() => tier?.textOf(host, path) ?? ""),
  changes: async ({ since }) => {
    const { changesBetween } = await import("./changes.js");
    return withLate(() => changesBetween((since === "edit" ? before : opening)?.all ?? [], tier?.all ?? []));
  },
  picture: async ({ format }) => (await import("./later.js")).diagram(current().topology, { format }),
  forecast: async ({ move }) => (await import("./later.js")).forecast(current().topology, { move }),
  archive: async ({ format }) => {
    const { archive } = await import("./archive.js");
    return withLate(() => archive(current().all, format));
  },
  bare: ({ text }) => withLate(() => withoutSecrets(text)),
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
setTimeout(
  () => void Promise.all([loadLate(), import("./changes.js"), import("./later.js"), import("./archive.js")]),
  2000,
);
