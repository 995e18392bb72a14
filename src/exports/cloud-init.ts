import compiled from "../../templates/exports/cloud-init.mustache";
import { NoSuchFileError } from "../files/host-file.js";
import { defaultFiles } from "../files/index.js";
import { packagesOf } from "../files/installation.js";
import { setupFiles } from "../files/setup-files.js";
import { type GeneratedFile, generate } from "../generate.js";
import { absolutePath, hostLabel, word } from "../guards/kinds.js";
import { fileMode } from "../guards/shell.js";
import { yamlBlock } from "../guards/yaml.js";
import { initOf } from "../platforms/init.js";
import { template } from "../rendering/template.js";
import type { Topology } from "../topology/topology.js";
import { blockText, octal } from "./yaml.js";

const render = template(compiled, "the user-data", {
  host: hostLabel,
  packages: word,
  path: absolutePath,
  mode: fileMode,
  text: yamlBlock,
});

/**
 * Makes cloud-init's user-data for each host: its packages, its files below `/opt/haproxy-failover`, and the run of
 * `setup.sh` that installs them. All of it is secret if one of the files is.
 *
 * @param topology - A topology from `parseTopology`.
 * @returns A file for each host, `/user-data` of mode 0600.
 * @throws {NoSuchFileError} on a platform without systemd.
 *
 * @example
 * ```ts
 * for (const { host, content } of cloudInit(topology)) createServer(host, { userData: content });
 * ```
 */
export function cloudInit(topology: Topology): GeneratedFile[] {
  if (initOf[topology.platform] === "upstart") {
    throw new NoSuchFileError("/user-data", `${topology.platform} builds a program whose checksum only you can give`);
  }
  const files = generate(topology, { files: [...defaultFiles, ...setupFiles] });
  return (["webServers", "loadBalancers"] as const).flatMap((kind) =>
    topology[kind].map(({ name: host }) => {
      const own = files.filter((file) => file.host === host);
      const view = {
        host,
        packages: packagesOf(topology, kind),
        files: own.map(({ path, mode, content }) => ({ path, mode: octal(mode), text: blockText(content, 6) })),
      };
      return { host, path: "/user-data", mode: 0o600, secret: own.some(({ secret }) => secret), content: render(view) };
    }),
  );
}
