// A reader beside ip-address, because the guards of every generated file need one: ip-address would more than triple what
// importing a small file's function costs (26 kB, minified). ip-address says, in address-problem.ts, why an address is
// refused. test/fields/address.test.ts compares the two.

/** One group in canonical form. */
const group = /^(0|[1-9a-f][\da-f]{0,3})$/;

/** The eight groups of an IPv6 address; undefined unless the text is its canonical form: RFC 5952, section 4. */
export function ipv6Groups(text: string): readonly string[] | undefined {
  const [head = [], tail, ...more] = text.split("::").map((half) => (half === "" ? [] : half.split(":")));
  if (more.length > 0) return undefined;
  const missing = 8 - head.length - (tail?.length ?? 0);
  if (tail === undefined ? missing !== 0 : missing < 2) return undefined;
  const groups = tail === undefined ? head : [...head, ...Array<string>(missing).fill("0"), ...tail];
  return groups.every((one) => group.test(one)) && shortened(groups) === text ? groups : undefined;
}

/** Writes the longest run of two or more zeros as `::`; of runs of the same length, the first. */
function shortened(groups: readonly string[]): string {
  const text = groups.join(":");
  const runs = [...text.matchAll(/(?<![\da-f])0(:0)+(?![\da-f])/g)].sort(([one], [other]) => other.length - one.length);
  const [longest] = runs;
  if (longest?.index === undefined) return text;
  const before = text.slice(0, longest.index).replace(/:$/, "");
  return `${before}::${text.slice(longest.index + longest[0].length).replace(/^:/, "")}`;
}

/** The 128 bits of a canonical address, as a text of zeros and ones. */
export function ipv6Bits(text: string): string {
  return (ipv6Groups(text) ?? []).map((one) => Number.parseInt(one, 16).toString(2).padStart(16, "0")).join("");
}
