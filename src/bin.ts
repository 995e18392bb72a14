#!/usr/bin/env node
import { main } from "./cli.js";
import { writeOut } from "./disk/bytes.js";

const allowsColor = !process.env.NO_COLOR;

/** Streams whose reader has gone. */
const closed = new Set<number>();

main(process.argv.slice(2), {
  out: (data) => print(1, data),
  err: (text) => print(2, text),
  // Loaded only for colours: Node's streams are slow to load.
  get color() {
    return allowsColor && process.stdout.isTTY === true;
  },
  get errColor() {
    return allowsColor && process.stderr.isTTY === true;
  },
  get outTerminal() {
    return process.stdout.isTTY === true;
  },
  get errTerminal() {
    return process.stderr.isTTY === true;
  },
}).then(
  (code) => process.exit(code),
  // Node's own code would be 1, which says "bad topology".
  () => process.exit(2),
);

function print(descriptor: 1 | 2, data: string | Uint8Array): void {
  if (closed.has(descriptor)) return;
  try {
    writeOut(descriptor, data);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    // A reader may stop early (head, less). The command runs to its end all the same: its exit code is its answer.
    if (code === "EPIPE") {
      closed.add(descriptor);
      return;
    }
    if (descriptor === 1) print(2, `haproxy-failover: cannot write the output: ${message}\n`);
    process.exit(2);
  }
}
