import { type Line, linesOf } from "./lines.js";

/** What a keepalived.conf says of its balancer. */
export interface ReadInstance {
  readonly instance: string | undefined;
  readonly interface: string | undefined;
  readonly priority: number | undefined;
  readonly routerId: number | undefined;
  readonly privateIp: string | undefined;
  readonly password: string | undefined;
  readonly checkInterval: number | undefined;
  readonly checkFall: number | undefined;
  readonly checkRise: number | undefined;
  /** The addresses that it moves, with their prefix lengths. */
  readonly addresses: readonly string[];
}

/** A block: the words before its brace, and what is in it. */
interface Block {
  readonly words: readonly string[];
  readonly lines: Line[];
  readonly blocks: Block[];
}

/** Reads the first instance of a keepalived.conf, and its first check. */
export function readKeepalivedConf(text: string): ReadInstance {
  const root = blocksOf(text);
  const instance = find(root, "vrrp_instance");
  const check = find(root, "vrrp_script");
  return {
    instance: instance?.words[1],
    interface: wordAfter(instance, "interface"),
    priority: numberOf(instance, "priority"),
    routerId: numberOf(instance, "virtual_router_id"),
    privateIp: wordAfter(instance, "unicast_src_ip"),
    password: wordAfter(instance && find(instance, "authentication"), "auth_pass"),
    checkInterval: numberOf(check, "interval"),
    checkFall: numberOf(check, "fall"),
    checkRise: numberOf(check, "rise"),
    addresses: ["virtual_ipaddress", "virtual_ipaddress_excluded"].flatMap(
      (keyword) => (instance && find(instance, keyword)?.lines.map(({ words: [address = ""] }) => address)) ?? [],
    ),
  };
}

function blocksOf(text: string): Block {
  const root: Block = { words: [], lines: [], blocks: [] };
  const open = [root];
  for (const line of linesOf(text)) {
    const inside = open.at(-1) ?? root;
    if (line.words.at(-1) === "{") {
      const block: Block = { words: line.words.slice(0, -1), lines: [], blocks: [] };
      inside.blocks.push(block);
      open.push(block);
    } else if (line.words[0] === "}") open.pop();
    else inside.lines.push(line);
  }
  return root;
}

const find = ({ blocks }: Block, keyword: string) => blocks.find(({ words: [key] }) => key === keyword);

function wordAfter(block: Block | undefined, keyword: string): string | undefined {
  return block?.lines.find(({ words: [key] }) => key === keyword)?.words[1];
}

function numberOf(block: Block | undefined, keyword: string): number | undefined {
  const value = wordAfter(block, keyword);
  return value !== undefined && /^\d{1,9}$/.test(value) ? Number(value) : undefined;
}
