// keepalived, master.sh and the cloud as a model: each function is one step of one of them, in any order. It has no
// clock: how long a step takes, and how long a balancer waits, is any time. docs/failover-model.md has its bounds.

/** What master.sh does at the moment: templates/failover/hold.mustache, `hold` and `take_over`. */
export type Doing =
  /** It has not been told that this is the master. */
  | "off"
  /** Asks where the address is. */
  | "look"
  /** Has seen it elsewhere, where it is served, or not. */
  | "served"
  | "unserved"
  /** Is about to ask the API. */
  | "ask"
  /** Waits until the action that it started is over. */
  | "follow";

export interface Balancer {
  /** Whether HAProxy runs and reaches a web server. */
  readonly well: boolean;
  /** keepalived's state. */
  readonly vrrp: "FAULT" | "BACKUP" | "MASTER";
  /** What master.sh was last told of it. */
  readonly told: "FAULT" | "BACKUP" | "MASTER" | "nothing";
  readonly doing: Doing;
  /** Whether it has had the address since it became the master. */
  readonly held: boolean;
}

export interface Tier {
  /** The first has the highest priority. */
  readonly balancers: readonly Balancer[];
  /** Whether the balancers hear each other. */
  readonly split: boolean;
  readonly api: boolean;
  /** The balancer with the address, and the one that an action moves it to; -1 for none. */
  readonly holder: number;
  readonly pending: number;
}

export const tierOf = (balancers: number): Tier => ({
  balancers: Array.from({ length: balancers }, (_, index) => ({
    well: true,
    vrrp: index === 0 ? "MASTER" : "BACKUP",
    told: index === 0 ? "MASTER" : "BACKUP",
    doing: index === 0 ? "look" : "off",
    held: index === 0,
  })),
  split: false,
  api: true,
  holder: 0,
  pending: -1,
});

const letter = (word: string) => word.charAt(0);

export function keyOf({ balancers, split, api, holder, pending }: Tier): string {
  const all = balancers.map(
    ({ well, vrrp, told, doing, held }) => `${+well}${letter(vrrp)}${letter(told)}${letter(doing)}${+held}`,
  );
  return `${all.join("")}${+split}${+api}${holder}${pending}`;
}

function changed(tier: Tier, index: number, change: Partial<Balancer>): Tier {
  return { ...tier, balancers: tier.balancers.map((one, at) => (at === index ? { ...one, ...change } : one)) };
}

/** RFC 5798, 6.4: a master gives way to one with a higher priority; a backup that hears none becomes the master. */
function vrrpStep(tier: Tier, index: number): Tier[] {
  const { well, vrrp } = tier.balancers[index] as Balancer;
  const outranked = !tier.split && tier.balancers.some((other, at) => at < index && other.vrrp === "MASTER");
  const next = !well ? "FAULT" : outranked ? "BACKUP" : vrrp === "FAULT" ? "BACKUP" : "MASTER";
  return next === vrrp ? [] : [changed(tier, index, { vrrp: next })];
}

/** master.sh hears of a state through its FIFO: what it was doing for another one is ended. */
function toldStep(tier: Tier, index: number): Tier[] {
  const { vrrp, told } = tier.balancers[index] as Balancer;
  if (told === vrrp) return [];
  return [changed(tier, index, { told: vrrp, doing: vrrp === "MASTER" ? "look" : "off", held: false })];
}

export interface Rules {
  /** Whether a balancer that is not the preferred one leaves an address that is served. */
  readonly leavesServed: boolean;
  /** Whether the master looks again and again, and not only when it becomes the master. */
  readonly looksAgain: boolean;
}

export const today: Rules = { leavesServed: true, looksAgain: true };

function scriptStep(tier: Tier, index: number, rules: Rules): Tier[] {
  const { doing, held, well } = tier.balancers[index] as Balancer;
  const does = (next: Doing, change: Partial<Balancer> = {}) => [changed(tier, index, { doing: next, ...change })];
  const isPreferred = index === 0;
  switch (doing) {
    case "off":
      return [];
    case "look":
      if (tier.holder === index) return held ? [] : does(rules.looksAgain ? "look" : "off", { held: true });
      return does(tier.balancers[tier.holder]?.well ? "served" : "unserved");
    case "served":
    case "unserved":
      if (!isPreferred && doing === "served" && rules.leavesServed) return does("look");
      if (!isPreferred && held) return does("look", { held: false });
      return well ? does("ask", { held: false }) : does("look");
    case "ask":
      // 422 while another action is pending, no answer while the API is down: it tries again.
      if (!tier.api || tier.pending !== -1) return does(rules.looksAgain ? "look" : "off");
      return does("follow").map((next) => ({ ...next, pending: index }));
    case "follow":
      return tier.pending === index ? [] : does(rules.looksAgain ? "look" : "off");
  }
}

function cloudStep(tier: Tier): Tier[] {
  return tier.pending === -1 ? [] : [{ ...tier, holder: tier.pending, pending: -1 }];
}

/** Everything that may happen next while nothing fails. */
export function stepsOf(rules: Rules): (tier: Tier) => Tier[] {
  return (tier) => [
    ...cloudStep(tier),
    ...tier.balancers.flatMap((_, index) => [
      ...vrrpStep(tier, index),
      ...toldStep(tier, index),
      ...scriptStep(tier, index, rules),
    ]),
  ];
}

/** Everything that may fail or come back. */
export function faultsOf(tier: Tier): Tier[] {
  return [
    { ...tier, split: !tier.split },
    { ...tier, api: !tier.api },
    // An action that was accepted ends without effect, or somebody moves the address by hand.
    ...(tier.pending === -1 ? [] : [{ ...tier, pending: -1 }]),
    ...[-1, ...tier.balancers.keys()].filter((index) => index !== tier.holder).map((holder) => ({ ...tier, holder })),
    ...tier.balancers.flatMap(({ well }, index) => [
      changed(tier, index, { well: !well }),
      // The script dies, and is started again.
      changed(tier, index, { told: "nothing", doing: "off", held: false }),
    ]),
  ];
}
