import { closeSync, fstatSync, openSync, readSync, writeSync } from "node:fs";
import { TopologyError } from "../errors.js";
import { makeIssue } from "../issues/make.js";

const largestTopology = 16 * 1024 * 1024;

/**
 * Reads the file of a topology, or standard input for 0.
 *
 * @throws {TopologyError} for more than any topology holds: a pipe or a device may never end.
 */
export function readBytes(path: string | 0): Uint8Array {
  const descriptor = path === 0 ? 0 : openSync(path, "r");
  try {
    if (fstatSync(descriptor).isDirectory()) throw new FolderError(path);
    const buffer = Buffer.alloc(64 * 1024);
    const chunks: Buffer[] = [];
    let size = 0;
    const readSome = () => whenReady(() => readSync(descriptor, buffer));
    for (let read = readSome(); read > 0; read = readSome()) {
      size += read;
      if (size > largestTopology) throw new TopologyError([makeIssue({ code: "text-too-large", keys: [] })]);
      chunks.push(Buffer.from(buffer.subarray(0, read)));
    }
    return Buffer.concat(chunks);
  } finally {
    if (descriptor !== 0) closeSync(descriptor);
  }
}

/** A folder in place of a file. Node's own error does not name it. */
class FolderError extends Error {
  readonly code = "EISDIR";
  readonly syscall = "read";

  constructor(path: string | 0) {
    super(`EISDIR: ${path === 0 ? "standard input" : path} is a folder; a topology is a file`);
  }
}

/** Waits for the reader, even if the parent process made the stream non-blocking, as sshd may. */
function whenReady(act: () => number): number {
  for (;;) {
    try {
      return act();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}

/** Writes all bytes to standard output or standard error. Loading Node's streams takes longer than rendering a tier. */
export function writeOut(descriptor: 1 | 2, data: string | Uint8Array): void {
  let rest: Uint8Array = Buffer.from(data);
  while (rest.length > 0) {
    const written = whenReady(() => writeSync(descriptor, rest));
    rest = rest.subarray(written);
  }
}
