import { main } from "../../src/cli.js";

/** Calls the command line in this process, without colours. */
export function run(...args: string[]): { code: number; out: string; err: string } {
  let out = "";
  let err = "";
  const code = main(args, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    color: false,
    errColor: false,
  });
  return { code, out, err };
}
