import { hetznerScenarios, severalScenarios } from "./hetzner-scenarios.js";
import { playAll } from "./suite.js";

playAll("master.sh against a stand-in for Hetzner Cloud", hetznerScenarios, {
  script: "fixtures/debian-12-hetzner/expected/primary/etc/keepalived/master.sh",
  addresses: ["203.0.113.10"],
  onHost: true,
});

playAll("master.sh with several floating IPs", severalScenarios, {
  script: "fixtures/debian-13-hetzner/expected/primary/etc/keepalived/master.sh",
  addresses: ["203.0.113.10", "2001:db8:1::1", "2001:db8:2:3::a"],
  onHost: true,
});
