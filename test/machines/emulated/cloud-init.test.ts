import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cloudInit } from "../../../src/index.js";
import { readTopology } from "../../../src/node.js";
import type { Emulated } from "./host.js";
import { EmulatedTier } from "./tier.js";

// A whole machine, with a kernel of its own, that is given nothing but the user-data.

const topology = readTopology("fixtures/debian-12-default/topology.yaml");
const services = "haproxy haproxy-failover keepalived";

describe("a machine that boots with cloud-init's user-data", () => {
  let tier: EmulatedTier;
  let primary: Emulated;
  beforeAll(async () => {
    const userData = cloudInit(topology).find(({ host }) => host === "primary")?.content ?? "";
    const seed = "/var/lib/cloud/seed/nocloud-net";
    tier = await EmulatedTier.make(topology, "bookworm", ["primary"], {
      primary: {
        [`${seed}/user-data`]: userData,
        [`${seed}/meta-data`]: "instance-id: made-up\n",
        // As an image for a place with a mirror of its own has it.
        "/etc/cloud/cloud.cfg.d/99-place.cfg":
          "datasource_list: [NoCloud]\nlocale: false\nnetwork: { config: disabled }\napt: { preserve_sources_list: true }\n",
      },
    });
    primary = tier.host("primary");
    await primary.boot("");
  });
  afterAll(() => tier?.end());

  test("is a running balancer when cloud-init is done", async () => {
    const { code, output } = await primary.run("cloud-init status --wait --long");
    const log = code === 0 ? "" : (await primary.run("tail -50 /var/log/cloud-init-output.log")).output;
    expect({ code, output: output + log }).toEqual({ code: 0, output: expect.stringContaining("status: done") });
    expect(await primary.run("sh /opt/haproxy-failover/setup.sh")).toEqual({
      code: 0,
      output: "primary is as the topology says\n",
    });
    await expectRunning();
  });

  test.each([
    ["a reboot", () => primary.reboot("")],
    ["a power cut", () => primary.powerCut().then(() => primary.boot(""))],
  ])("is one after %s, and is not set up again", async (_what, again) => {
    const setUp = "grep -c 'primary is as the topology says' /var/log/cloud-init-output.log";
    expect(await primary.run(setUp)).toEqual({ code: 0, output: "1\n" });
    await again();
    await expectRunning();
    expect(await primary.run(setUp)).toEqual({ code: 0, output: "1\n" });
  });

  async function expectRunning(): Promise<void> {
    await primary.until("systemctl is-system-running | grep -x running");
    expect(await primary.run(`systemctl is-active ${services}; systemctl is-enabled ${services}`)).toEqual({
      code: 0,
      output: "active\nactive\nactive\nenabled\nenabled\nenabled\n",
    });
    expect(await primary.run("systemctl --failed --no-legend")).toEqual({ code: 0, output: "" });
  }
});
