import { type Line, linesOf } from "./lines.js";

/** A server of a backend. */
export interface ReadServer {
  readonly name: string;
  readonly address: string;
}

/** A frontend with the backend that it leads to. */
export interface ReadService {
  readonly name: string;
  /** The addresses that it listens on. */
  readonly addresses: readonly string[];
  readonly port: number;
  readonly mode: string;
  readonly backend: string | undefined;
  readonly balance: string | undefined;
  /** Whether requests get the header X-Forwarded-For. */
  readonly forwardFor: boolean;
  readonly servers: readonly ReadServer[];
}

interface Section {
  readonly kind: string;
  readonly name: string;
  readonly lines: readonly Line[];
}

/** The frontends of a haproxy.cfg, in order. */
export function readHaproxyCfg(text: string): ReadService[] {
  const sections = sectionsOf(text);
  const defaults = sections.find(({ kind }) => kind === "defaults");
  return sections
    .filter(({ kind }) => kind === "frontend")
    .map((frontend): ReadService => {
      const name = wordsAfter(frontend, "default_backend");
      const backend = sections.find((section) => section.kind === "backend" && section.name === name);
      const binds = frontend.lines.flatMap(({ words: [key, where = ""] }) => (key === "bind" ? [endpoint(where)] : []));
      return {
        name: frontend.name,
        addresses: binds.map(({ address }) => address),
        port: binds[0]?.port ?? Number.NaN,
        mode: wordsAfter(frontend, "mode") ?? (defaults && wordsAfter(defaults, "mode")) ?? "tcp",
        backend: name,
        balance: backend && wordsAfter(backend, "balance"),
        forwardFor: frontend.lines.some(({ words }) => words.join(" ") === "option forwardfor"),
        servers: (backend?.lines ?? []).flatMap(({ words: [key, server = "", where = ""] }) =>
          key === "server" ? [{ name: server, address: endpoint(where).address }] : [],
        ),
      };
    });
}

function sectionsOf(text: string): Section[] {
  const sections: { kind: string; name: string; lines: Line[] }[] = [];
  for (const line of linesOf(text)) {
    const [kind = "", name = ""] = line.words;
    if (/^(global|defaults|frontend|backend|listen|peers|resolvers|userlist)$/.test(kind)) {
      sections.push({ kind, name, lines: [] });
    } else sections.at(-1)?.lines.push(line);
  }
  return sections;
}

/** What follows a keyword, as one text. */
function wordsAfter({ lines }: Section, keyword: string): string | undefined {
  return lines
    .find(({ words: [key] }) => key === keyword)
    ?.words.slice(1)
    .join(" ");
}

function endpoint(text: string): { address: string; port: number } {
  const colon = text.lastIndexOf(":");
  return { address: text.slice(0, colon), port: Number(text.slice(colon + 1)) };
}
