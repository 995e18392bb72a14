import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import { cloudFailoverOf } from "../../support/failover.js";
import type { Balancer } from "../hosts.js";
import { clientIp, flooders, routeBack } from "../network.js";
import type { Tier } from "../tier.js";
import { isSteady, outage, until } from "../watch.js";
import { failBack } from "./balancers.js";
import type { Scenario } from "./scenario.js";

// Who it was: the balancer that held the address, and the client.

interface Holding {
  readonly at: number;
  readonly by: string;
}

/** When a balancer got the IP, as its log says. */
const noted = ({ name, machine }: Balancer, ip: string): Holding[] =>
  machine
    .read("/var/log/messages")
    .split("\n")
    .flatMap((line) => {
      const [, date] = new RegExp(`^(\\w+ +\\d+ [\\d:]+) .* keepalived-master: moved ${ip} here: `).exec(line) ?? [];
      return date === undefined ? [] : { at: Date.parse(`${date} ${new Date().getFullYear()}`), by: name };
    });

/** What a log may be late by: its stamps are whole seconds, and an action is looked at every half second. */
const lateSeconds = 2;

const nights: Scenario = {
  name: "the logs say who held the IP, and since when",
  play: async (tier) => {
    const { reservedIp } = cloudFailoverOf(tier.topology);
    const from = (await tier.state()).moves.length;
    const logged = tier.balancers.map((balancer) => noted(balancer, reservedIp).length);
    for (let n = 0; n < 2; n++) {
      await outage(tier, () => tier.first.machine.stop("haproxy", "SIGKILL"));
      await tier.first.forgetFaults();
      await failBack(tier, () => tier.first.startHaproxy());
      await until("it is in the log", 5, () => noted(tier.first, reservedIp).length > (logged[0] ?? 0) + n);
    }
    const moves = (await tier.state()).moves.slice(from);
    const holdings = tier.balancers
      .flatMap((balancer, n) => noted(balancer, reservedIp).slice(logged[n]))
      .sort((a, b) => a.at - b.at);
    expect(holdings.map(({ by }) => by)).toEqual(moves.map(({ to }) => to));
    const late = holdings.map(({ at }, n) => (at - (moves[n]?.at ?? Number.NaN)) / 1000);
    expect(Math.max(...late)).toBeLessThanOrEqual(lateSeconds);
    expect(Math.min(...late)).toBeGreaterThanOrEqual(-1);
    return `${moves.length} moves, all in the logs with the second`;
  },
};

/** Ten requests a second for each client, five more at once. The other client and HAProxy's checks stay below that. */
const limits = `limit_req_zone $binary_remote_addr zone=lab:1m rate=10r/s;
limit_req zone=lab burst=5 nodelay;
`;

/** What twenty requests of another client are answered while the usual one asks for too much. */
async function other(tier: Tier): Promise<string[]> {
  const [address = ""] = flooders(1);
  await routeBack(tier.cloud, tier.client, [address]);
  const url = `http://${cloudFailoverOf(tier.topology).reservedIp}/?other=[1-20]`;
  const curl = `curl --silent --interface "$1" --rate 10/s --max-time 2 --output /dev/null --write-out '%{http_code}\\n' "$2" || :`;
  return (await tier.client.sh(curl, address, url)).trim().split("\n");
}

/** Whom nginx limits, and names in its error.log. */
async function limited(tier: Tier): Promise<{ codes: string[]; named: string[] }> {
  const path = "/etc/nginx/conf.d/lab.conf";
  for (const { machine } of tier.webServers) {
    machine.write(path, limits);
    await machine.sh(": >/var/log/nginx/error.log; nginx -s reload");
  }
  await sleep(1000);
  const codes = await other(tier);
  const logs = tier.webServers.map(({ machine }) => machine.read("/var/log/nginx/error.log")).join("");
  for (const { machine } of tier.webServers) await machine.sh("rm $1; nginx -s reload", path);
  await until("the site answers", 20, async () => isSteady(await tier.history()));
  return {
    codes,
    named: [...new Set([...logs.matchAll(/limiting requests.* client: ([\d.]+)/g)].map(([, one]) => one ?? ""))],
  };
}

/** Each client has a limit of its own. */
export const ownLimits: Scenario = {
  name: "nginx limits a client that asks too much, and no other",
  play: async (tier) => {
    const { codes, named } = await limited(tier);
    expect(codes).toEqual(Array(20).fill("200"));
    expect(named).toEqual([clientIp]);
    return `error.log names the client; none of another's 20 requests refused`;
  },
};

/** The guide's: all clients are the balancer, and share its limit. */
export const sharedLimits: Scenario = {
  name: ownLimits.name,
  play: async (tier) => {
    const { codes, named } = await limited(tier);
    const refused = codes.filter((code) => code !== "200").length;
    expect(refused).toBeGreaterThan(0);
    expect(named).toEqual([tier.first.facts.privateIp]);
    return `error.log names the balancer; ${refused} of another's 20 requests refused`;
  },
};

export const whoScenarios: readonly Scenario[] = [nights, ownLimits];
