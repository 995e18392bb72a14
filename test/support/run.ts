import { main } from "../../src/cli.js";

/** Calls the command line in this process, without colours. */
export async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = "";
  let err = "";
  const code = await main(args, {
    out: (data) => {
      out += typeof data === "string" ? data : Buffer.from(data).toString("latin1");
    },
    err: (text) => {
      err += text;
    },
    color: false,
    errColor: false,
    outTerminal: false,
    errTerminal: false,
  });
  return { code, out, err };
}
