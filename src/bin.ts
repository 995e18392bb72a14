#!/usr/bin/env node
import { main } from "./cli.js";
import { writeText } from "./disk/bytes.js";

const allowsColor = !process.env.NO_COLOR;

main(process.argv.slice(2), {
  out: (text) => print(1, text),
  err: (text) => print(2, text),
  // Asked for only where something has colours: Node's streams take long to load.
  get color() {
    return allowsColor && process.stdout.isTTY === true;
  },
  get errColor() {
    return allowsColor && process.stderr.isTTY === true;
  },
}).then((code) => process.exit(code));

function print(descriptor: 1 | 2, text: string): void {
  try {
    writeText(descriptor, text);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    // Whoever reads the output may stop early (head, less): that is no error.
    if (code === "EPIPE") process.exit();
    if (descriptor === 1) print(2, `haproxy-failover: cannot write the output: ${message}\n`);
    process.exit(2);
  }
}
