const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
export const alphanumeric = `${letters}0123456789`;

/** Numbers, texts and choices that a seed determines. */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = (Math.abs(seed) % 2147483646) + 1;
    this.below(2);
  }

  /** A whole number from 0, below the limit: Lehmer's generator, as Park and Miller set it. */
  below(limit: number): number {
    this.state = (this.state * 48271) % 2147483647;
    return Math.floor((this.state / 2147483647) * limit);
  }

  /** A whole number between these, and either of them more often than the rest. */
  integer(least: number, most: number): number {
    return [least, most][this.below(12)] ?? least + this.below(most - least + 1);
  }

  boolean(): boolean {
    return this.below(2) === 1;
  }

  of<T>(choices: readonly T[]): T {
    return choices[this.below(choices.length)] as T;
  }

  /** What the function makes, half of the time. */
  maybe<T>(make: () => T): T | undefined {
    return this.boolean() ? make() : undefined;
  }

  list<T>(least: number, most: number, make: (index: number) => T): T[] {
    return Array.from({ length: this.integer(least, most) }, (_, index) => make(index));
  }

  /** So many of the choices, in any order. */
  some<T>(choices: readonly T[], count: number): T[] {
    const left = [...choices];
    return Array.from({ length: count }, () => left.splice(this.below(left.length), 1)[0] as T);
  }

  text(characters: string, least: number, most: number): string {
    return this.list(least, most, () => this.of([...characters])).join("");
  }
}

/** A map without its undefined values. */
export function present<T extends object>(map: T): T {
  return Object.fromEntries(Object.entries(map).filter(([, value]) => value !== undefined)) as T;
}
