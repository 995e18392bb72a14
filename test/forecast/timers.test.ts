import { expect, test } from "vitest";
import { timersOf } from "../../src/forecast/timers.js";
import { keepalivedConf, keepalivedDropIn, masterScript } from "../../src/index.js";
import { readTopology } from "../../src/node.js";
import { providerFilesOf } from "../../src/topology/facts.js";
import { fixtures } from "../support/fixtures.js";

// The forecast's figures are those of the generated files.

const number = (text: string, pattern: RegExp) => {
  const found = pattern.exec(text)?.[1];
  return found === undefined ? undefined : Number(found);
};

test.each(fixtures)("keepalived.conf of $name has the forecast's timers", ({ topology: path }) => {
  const topology = readTopology(path);
  const { check, advertisement, preemptDelay, preempts, seesProcess, checkAsks, restart } = timersOf(topology);
  const text = keepalivedConf(topology, topology.loadBalancers[0]);
  const [block = ""] = /vrrp_script chk_haproxy \{[^}]*\}/.exec(text) ?? [];
  expect(number(block, /interval (\S+)/)).toBe(check.interval);
  // What the file does not say: keepalived 1.2.19's own.
  expect(number(block, /fall (\S+)/) ?? 1).toBe(check.fall);
  expect(number(block, /rise (\S+)/) ?? 1).toBe(check.rise);
  if (checkAsks) expect(number(block, /timeout (\S+)/)).toBe(check.timeout);
  expect(block.includes("--max-time 1")).toBe(checkAsks);
  expect(number(text, /advert_int (\S+)/) ?? 1).toBe(advertisement);
  expect(number(text, /preempt_delay (\S+)/) ?? 0).toBe(preemptDelay);
  expect(!text.includes("nopreempt")).toBe(preempts);
  expect(text.includes("track_process")).toBe(seesProcess);
  if (seesProcess) expect(number(keepalivedDropIn(topology), /^RestartSec=(\S+)$/m)).toBe(restart);
});

test("master.sh and the units have the forecast's figures", () => {
  const topology = readTopology("fixtures/debian-12-default/topology.yaml");
  expect(providerFilesOf(topology).move).toBeDefined();
  const script = masterScript(topology);
  for (const line of [
    // What the address is given: addressMoves.
    '--connect-timeout 0.3 --max-time "$2"',
    'answering "$IP" 1',
    // How often a master looks: keepalivedKilled and privateLinkDown.
    "delay=2000",
    // How long a call may take: apiDown.
    "connect=6 whole=12",
    '"$((whole + 2))"',
    // Up to half as long again.
    "(2000 + random / 65536 % 1000) / 2000",
  ])
    expect(script).toContain(line);
  // How long a port that speaks neither HTTP nor TLS is listened to, and one that shakes hands and is silent: scriptRuns.
  const silent = masterScript(readTopology("fixtures/recipe-mail/topology.yaml"));
  expect(silent).toContain('--connect-timeout 0.3 --max-time 0.6 "telnet://$1:$port"');
  expect(silent).toContain('answering "$here" 3\n');
  // How far apart DigitalOcean's two addresses are asked for: othersFollow.
  const both = masterScript(readTopology("fixtures/debian-12-digitalocean-ipv6/topology.yaml"));
  for (const line of [" rest=10 turn_of='' turn_at=-99 delay=1000\n", "pause 300\n"]) expect(both).toContain(line);
  const delays = [...script.matchAll(/^ {4}[\d*]\) delay=(\d+) ;;$/gm)].map(([, delay]) => Number(delay) / 1000);
  expect(delays).toEqual([1, 2, 4, 8, 15]);
  expect(keepalivedConf(topology, topology.loadBalancers[0])).toContain("vrrp_startup_delay 5\n");
});
