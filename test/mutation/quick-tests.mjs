import { chai, JestAsymmetricMatchers, JestChaiExpect, JestExtend } from "@vitest/expect";

// What the tests import as "vitest": the same assertions, with a `test` that remembers each test instead of running it.

for (const plugin of [JestExtend, JestChaiExpect, JestAsymmetricMatchers]) chai.use(plugin);

const nothing = () => {};

function expect(value, message) {
  return chai.expect(value, message);
}
Object.assign(expect, chai.expect, {
  unreachable: (message) => chai.assert.fail(message),
});

/** Types are checked by tsc. */
const expectTypeOf = () => new Proxy(nothing, { get: () => expectTypeOf(), apply: () => expectTypeOf() });

/** Loads the test files, and gives the tests that they have, in order. */
export function collect(load) {
  const tests = [];
  let suite = { name: "", before: [] };
  let finished = [];

  const functionOf = (args) => args.find((arg) => typeof arg === "function");

  function describe(name, ...args) {
    const outer = suite;
    suite = { name: `${outer.name}${name} `, before: [...outer.before] };
    functionOf(args)();
    suite = outer;
  }

  function test(name, ...args) {
    const within = suite;
    const body = functionOf(args);
    const id = `${tests.length} ${suite.name}${name}`;
    const run = async () => {
      finished = [];
      try {
        for (const before of within.before) await before();
        await body();
      } finally {
        for (const done of finished.reverse()) await done();
      }
    };
    tests.push({ id, run });
  }

  /** `.each`, of both: where all cases are lists, these are the arguments. */
  const each =
    (one) =>
    (cases) =>
    (name, ...args) => {
      const body = functionOf(args);
      const spread = cases.every(Array.isArray);
      for (const item of cases) one(name, () => (spread ? body(...item) : body(item)));
    };

  const onlyHere = (condition) => (condition ? nothing : test);
  load({
    // Only tests that need a real program say when they are to be skipped.
    describe: Object.assign(describe, { each: each(describe), skipIf: () => nothing }),
    test: Object.assign(test, { each: each(test), skipIf: onlyHere, runIf: (condition) => onlyHere(!condition) }),
    beforeEach: (before) => suite.before.push(before),
    onTestFinished: (done) => finished.push(done),
    expect,
    expectTypeOf,
  });
  return tests;
}
