#!/usr/bin/env node
import { main } from "./cli.js";

// Whoever reads the output may stop early (head, less): that is no error.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit();
  });
}

const allowsColor = !process.env.NO_COLOR;

process.exitCode = main(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  color: allowsColor && process.stdout.isTTY === true,
  errColor: allowsColor && process.stderr.isTTY === true,
});
