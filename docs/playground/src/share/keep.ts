import { ask } from "../engine/engine.js";

/** What the browser keeps, if its user says so: the topology without its secrets. */
const key = "haproxy-failover.topology";

export function kept(): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a text; one with errors leaves what was kept before. */
export async function keep(text: string): Promise<void> {
  const bare = await ask("bare", { text });
  if (bare !== undefined) localStorage.setItem(key, bare);
}

export function forget(): void {
  localStorage.removeItem(key);
}
