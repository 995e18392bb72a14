/** Thrown by a function whose module is not there yet. */
class NotYet extends Error {}

const waiting = new Set<() => Promise<void>>();

/** A module that is loaded later: a function that gives it, or throws if it is not there. */
export function laterOn<Module>(load: () => Promise<Module>): () => Module {
  let loaded: Module | undefined;
  waiting.add(async () => {
    loaded = await load();
  });
  return () => {
    if (loaded === undefined) throw new NotYet();
    return loaded;
  };
}

/** Loads all of them. */
export async function loadLate(): Promise<void> {
  await Promise.all([...waiting].map((load) => load()));
  waiting.clear();
}

/** Does something that only calls functions; once more when they are there, if one was not. */
export async function withLate<Answer>(work: () => Answer): Promise<Answer> {
  try {
    return work();
  } catch (fault) {
    if (!(fault instanceof NotYet)) throw fault;
    await loadLate();
    return work();
  }
}
