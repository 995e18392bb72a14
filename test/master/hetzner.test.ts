import { hetznerScenarios } from "./hetzner-scenarios.js";
import { playAll } from "./suite.js";

playAll("master.sh against a stand-in for Hetzner Cloud", hetznerScenarios, {
  script: "fixtures/debian-12-hetzner/expected/primary/etc/keepalived/master.sh",
  addresses: ["203.0.113.10"],
  onHost: true,
});
