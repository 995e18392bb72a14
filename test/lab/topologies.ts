import { existsSync } from "node:fs";

/** The file of a topology that the lab plays on: a fixture's, or one of the lab's own. */
export function topologyNamed(name: string): string {
  const fixture = `fixtures/${name}/topology.yaml`;
  return existsSync(fixture) ? fixture : `test/lab/${name}/topology.yaml`;
}
