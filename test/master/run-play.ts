import { spawn } from "node:child_process";
import { build } from "esbuild";

/** Makes one program of a play. */
export async function bundled(play: string, outfile: string): Promise<string> {
  await build({ entryPoints: [play], bundle: true, platform: "node", format: "esm", outfile, logLevel: "silent" });
  return outfile;
}

/** Runs a play of a master.sh in namespaces of its own, which go with all that runs in them; gives what it tells. */
export function inNamespaces<Outcome>(program: string, script: string, ...args: string[]): Promise<Outcome> {
  const namespaces = ["--mount", "--net", "--pid", "--fork", "--mount-proc", "--kill-child"];
  const child = spawn("unshare", [...namespaces, process.execPath, program, script, ...args]);
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk) => {
    out += chunk;
  });
  child.stderr.on("data", (chunk) => {
    err += chunk;
  });
  return new Promise((resolve, reject) => {
    child.on("close", () => {
      try {
        resolve(JSON.parse(out));
      } catch {
        reject(new Error(`the play did not end well: ${out}${err}`));
      }
    });
  });
}
