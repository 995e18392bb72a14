/** The steps that lead out of a state. */
export type Steps<State> = (state: State) => State[];

/** A short text for a state, and no other. */
export type KeyOf<State> = (state: State) => string;

/** Every state that these steps reach, with so many faults among them. */
export function reachable<State>(
  start: State,
  steps: Steps<State>,
  faults: Steps<State>,
  most: number,
  keyOf: KeyOf<State>,
): Map<string, State> {
  const found = new Map<string, State>();
  let fresh = [start];
  for (let count = 0; fresh.length > 0; count += 1) {
    const added: State[] = [];
    const add = (state: State) => {
      const key = keyOf(state);
      if (found.has(key)) return;
      found.set(key, state);
      added.push(state);
    };
    for (const state of fresh) add(state);
    for (const state of added) for (const next of steps(state)) add(next);
    fresh = count < most ? added.flatMap(faults) : [];
  }
  return found;
}

/**
 * The sets of states that are never left, into one of which every run ends if each step that is possible again and again
 * is taken some time: the bottom components of the graph, found by Tarjan's algorithm without recursion.
 */
export function ends<State>(states: ReadonlyMap<string, State>, steps: Steps<State>, keyOf: KeyOf<State>): State[][] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const component = new Map<string, number>();
  const stack: string[] = [];
  const components: string[][] = [];
  const edges = (key: string) => steps(states.get(key) as State).map(keyOf);
  for (const root of states.keys()) {
    if (index.has(root)) continue;
    const calls = [{ key: root, next: edges(root), at: 0 }];
    index.set(root, index.size);
    low.set(root, index.get(root) as number);
    stack.push(root);
    while (calls.length > 0) {
      const call = calls[calls.length - 1] as (typeof calls)[number];
      const target = call.next[call.at++];
      if (target === undefined) {
        calls.pop();
        const own = low.get(call.key) as number;
        const parent = calls.at(-1)?.key;
        if (parent !== undefined) low.set(parent, Math.min(low.get(parent) as number, own));
        if (own === index.get(call.key)) {
          const members = stack.splice(stack.lastIndexOf(call.key));
          for (const member of members) component.set(member, components.length);
          components.push(members);
        }
      } else if (!index.has(target)) {
        index.set(target, index.size);
        low.set(target, index.get(target) as number);
        stack.push(target);
        calls.push({ key: target, next: edges(target), at: 0 });
      } else if (!component.has(target)) {
        low.set(call.key, Math.min(low.get(call.key) as number, index.get(target) as number));
      }
    }
  }
  return components
    .filter((members, own) => members.every((key) => edges(key).every((next) => component.get(next) === own)))
    .map((members) => members.map((key) => states.get(key) as State));
}
