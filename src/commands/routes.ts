import type { Service, Topology } from "../topology/topology.js";
import type { Redirect } from "../topology/types/access.js";
import type { Route } from "../topology/types/service.js";
import { json } from "./print.js";

/** One step of HAProxy's decision about a request or a connection. */
interface Step {
  readonly what: string;
  readonly goesTo: string;
}

/** Where the requests of each service go, in the order in which HAProxy decides. */
export function reportRoutes({ services }: Topology, isJson: boolean): string {
  const decided = services.map((service) => ({
    service: service.name,
    port: service.port,
    steps: [...redirects(service), ...ownLines(service), ...routes(service), rest(service)],
  }));
  if (isJson) return json(decided);
  return decided
    .map(({ service, port, steps }) => {
      const width = Math.max(...steps.map(({ what }) => what.length));
      const digits = String(steps.length).length;
      const lines = steps.map(
        ({ what, goesTo }, index) => `  ${String(index + 1).padStart(digits)}  ${what.padEnd(width)}  ${goesTo}\n`,
      );
      return `${service}, port ${port}\n${lines.join("")}`;
    })
    .join("\n");
}

function redirects({ redirects: list = [] }: Service): Step[] {
  return list.map((redirect) => ({
    what: matched(redirect),
    goesTo: `${redirect.status ?? 302} to ${redirect.location ?? `${redirect.prefix} with the same path`}`,
  }));
}

/** Custom lines that choose a backend stand before the routes. */
function ownLines({ lines = [] }: Service): Step[] {
  return lines.flatMap((line) => {
    const [, goesTo, condition = "always"] = /^use_backend\s+(\S+)(?:\s+(.+))?$/.exec(line) ?? [];
    return goesTo === undefined ? [] : { what: `custom line: ${condition}`, goesTo };
  });
}

function routes({ routes: list = [] }: Service): Step[] {
  return list.map((route) => ({ what: matched(route), goesTo: route.backend }));
}

const answers = { "not-found": "404", misdirected: "421", reject: "closed" } as const;

/** What is left. */
function rest({ backend, otherwise, routes: list, redirects: others }: Service): Step {
  const isAll = list === undefined && others === undefined;
  return {
    what: isAll ? "everything" : "everything else",
    goesTo: otherwise === undefined ? (backend ?? "") : answers[otherwise],
  };
}

/** `shop.example.com, *.shop.example.com, path /api and below`. */
function matched({ hosts = [], path }: Pick<Route | Redirect, "hosts" | "path">): string {
  const below = path === undefined ? [] : [path.endsWith("/") ? `paths below ${path}` : `path ${path} and below`];
  const hostNames = hosts.length === 0 ? [] : [hosts.join(", ")];
  return [...hostNames, ...below].join(", ") || "everything";
}
