import { expect } from "vitest";
import { generate } from "../../../src/index.js";
import { cloudFailoverOf } from "../../support/failover.js";
import type { Machine } from "../machine.js";
import { clientIp, publicIp } from "../network.js";
import type { Tier } from "../tier.js";
import { until } from "../watch.js";
import type { Scenario } from "./scenario.js";

/** What somebody is answered at an address: the page, `refused`, or how else curl ends. */
async function answer(from: Machine, address: string, port: number, ...options: string[]): Promise<string> {
  const curl = `curl --silent --fail --max-time 2 "$@" || { [ $? = 7 ] && echo refused || echo "curl ended with $?"; }`;
  return (await from.sh(curl, ...options, `http://${address}:${port}/`)).trim();
}

/** The guide's table of who may reach what, for every service. */
async function reach(tier: Tier): Promise<undefined> {
  const pages = tier.webServers.map(({ name }) => name);
  const { reservedIp } = cloudFailoverOf(tier.topology);
  for (const { port, clientAddress } of tier.topology.services) {
    // A web server that is told the client by the PROXY protocol speaks nothing else.
    const protocol = clientAddress === "proxy-protocol" ? ["--haproxy-protocol"] : [];
    for (const { name, machine, facts } of tier.webServers) {
      expect(await answer(machine, "127.0.0.1", port), `${name} itself`).toBe("refused");
      expect(pages, "from anywhere").toContain(await answer(machine, reservedIp, port));
      for (const balancer of tier.balancers) {
        const page = await answer(balancer.machine, facts.privateIp, port, ...protocol);
        expect(page, `${name} for ${balancer.name}`).toBe(name);
      }
    }
    for (const { machine, facts, index } of tier.balancers) {
      for (const { index: other } of tier.webServers) {
        expect(await answer(machine, publicIp(other), port), "a web server's public IP").toBe("refused");
      }
      for (const address of ["127.0.0.1", publicIp(index), facts.privateIp]) {
        expect(await answer(machine, address, port), address).toBe("refused");
      }
      const seen = new Set<string>();
      await until("the anchor IP gives every web server's page, and nothing else", 10, async () => {
        seen.add(await answer(machine, facts.anchorIp ?? "", port));
        return seen.size === pages.length;
      });
      expect([...seen].sort()).toEqual(pages);
    }
    expect(pages).toContain(await answer(tier.client, reservedIp, port));
  }
}

/** Made up by the client. */
const forged = "192.0.2.66";

/** The web servers' log has the balancer, and the client's real address where the service can tell it. */
async function log(tier: Tier): Promise<undefined> {
  const { reservedIp } = cloudFailoverOf(tier.topology);
  // The guide's own log has what the client says of itself.
  const unknown = tier.topology.platform === "ubuntu-14.04" ? forged : "-";
  for (const { port, clientAddress } of tier.topology.services) {
    const path = `who-am-i-${port}`;
    await tier.client.sh(
      'curl --silent --header "X-Forwarded-For: $1" "$2"',
      forged,
      `http://${reservedIp}:${port}/${path}`,
    );
    const lines = () => tier.webServers.flatMap(({ machine }) => machine.read("/var/log/nginx/access.log").split("\n"));
    await until("the request is in the log", 5, () => lines().some((line) => line.includes(path)));
    const [line] = lines().filter((text) => text.includes(path));
    const known = clientAddress === "none" ? unknown : clientIp;
    expect(line).toContain(`ProxyIP: ${tier.first.facts.privateIp} - ClientIP: ${known} - `);
  }
}

/** What the programs read is what `render` wrote, at its own path. */
async function files(tier: Tier): Promise<undefined> {
  const hosts = [...tier.webServers, ...tier.balancers];
  for (const { host, path, content } of generate(tier.topology)) {
    expect(hosts.find(({ name }) => name === host)?.machine.read(path), `${host}: ${path}`).toBe(content);
  }
}

export const reachScenarios: readonly Scenario[] = [
  { name: "every file is at its own path, byte for byte", play: files },
  { name: "who may reach what", play: reach },
  { name: "the log has the client's address, and nothing that the client made up", play: log },
];
