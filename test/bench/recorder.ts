// Stands in for src/rendering/template.ts: what comes out is not a text, but the template and the view that would make it.
// So the others in the benchmark get our own templates and values, and nobody has to keep a copy.

/** A template's file, and those that it calls, by name. */
interface Source {
  readonly text: string;
  readonly partials: Readonly<Record<string, string>>;
}

export interface Recorded extends Source {
  readonly view: unknown;
}

class PerHost {
  constructor(readonly name: string) {}
}

export const perHost = (name: string): PerHost => new PerHost(name);

type Values = Readonly<Record<string, unknown>>;

export function template(source: Source) {
  const shared = (view: unknown) => ({
    filled: (values: Values): Recorded => ({ ...source, view: filled(view, values) }),
  });
  return Object.assign((view: unknown) => shared(view).filled({}), { shared });
}

export function templates({ upstart, systemd }: { upstart: Source; systemd: Source }) {
  return { upstart: template(upstart), systemd: template(systemd) };
}

/** A view, with a host's own values in their places. */
function filled(value: unknown, values: Values): unknown {
  if (value instanceof PerHost) return values[value.name];
  if (Array.isArray(value)) return value.map((item) => filled(item, values));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, filled(inner, values)]));
}
