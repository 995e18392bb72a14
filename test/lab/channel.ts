import type { ChildProcess } from "node:child_process";
import { once } from "node:events";

/** A channel to a program of the lab's: one question, one answer, in order. */
export class Channel<Question extends object, Answer> {
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly program: ChildProcess) {}

  /** Waits for the program's next word. */
  async word(): Promise<unknown> {
    const over = new AbortController();
    const { signal } = over;
    const gone = once(this.program, "exit", { signal }).then(() => {
      throw new Error("a program of the lab ended before its time");
    });
    try {
      return await Promise.race([once(this.program, "message", { signal }).then(([word]) => word), gone]);
    } finally {
      over.abort();
      gone.catch(() => {});
    }
  }

  /** Closes it, and waits until the program has ended. */
  async end(): Promise<void> {
    const ended = once(this.program, "exit");
    this.program.disconnect();
    await ended;
  }

  ask(question: Question): Promise<Answer> {
    const answer = this.last.then(async () => {
      const answered = this.word();
      this.program.send(question);
      return (await answered) as Answer;
    });
    this.last = answer.catch(() => {});
    return answer;
  }
}
