#!/usr/bin/env node
import { main } from "./cli.js";

// Whoever reads the output may stop early (head, less): that is no error.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit();
    if (stream === process.stdout)
      process.stderr.write(`haproxy-failover: cannot write the output: ${error.message}\n`);
    process.exit(2);
  });
}

const allowsColor = !process.env.NO_COLOR;

process.exitCode = main(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  color: allowsColor && process.stdout.isTTY === true,
  errColor: allowsColor && process.stderr.isTTY === true,
});
