import { robotScenarios, robotSeveralScenarios } from "./hetzner-robot-scenarios.js";
import { playAll } from "./suite.js";

playAll("master.sh against a stand-in for Hetzner Robot", robotScenarios, {
  script: "fixtures/debian-12-hetzner-robot/expected/primary/etc/keepalived/master.sh",
  addresses: ["203.0.113.10"],
  onHost: true,
});

playAll("master.sh with several failover IPs", robotSeveralScenarios, {
  script: "fixtures/debian-13-hetzner-robot/expected/primary/etc/keepalived/master.sh",
  addresses: ["203.0.113.10", "203.0.113.20"],
  onHost: true,
});
