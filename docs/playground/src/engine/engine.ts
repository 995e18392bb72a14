import type { Answers, Question, Request, Response } from "./messages.js";

// The library runs in a worker, so that typing never waits for it.

const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
const open = new Map<number, { take: (answer: never) => void; fail: (fault: Error) => void }>();
let next = 0;

worker.onmessage = ({ data }: MessageEvent<Response>) => {
  const waiting = open.get(data.id);
  open.delete(data.id);
  if (data.fault === undefined) waiting?.take(data.answer as never);
  else waiting?.fail(new Error(data.fault));
};

/** Asks the library something. */
export function ask<Of extends Question>(question: Of, ask: Answers[Of]["ask"]): Promise<Answers[Of]["answer"]> {
  const id = next++;
  const answer = new Promise<Answers[Of]["answer"]>((take, fail) => {
    open.set(id, { take, fail });
  });
  worker.postMessage({ id, question, ask } satisfies Request);
  return answer;
}

/** Calls an asynchronous function again and again, one call at a time, and always with the newest value. */
export function latest<Value>(work: (value: Value) => Promise<void>): (value: Value) => void {
  let waiting: { value: Value } | undefined;
  let isBusy = false;
  const run = async () => {
    isBusy = true;
    while (waiting) {
      const { value } = waiting;
      waiting = undefined;
      await work(value);
    }
    isBusy = false;
  };
  return (value) => {
    waiting = { value };
    if (!isBusy) void run();
  };
}
