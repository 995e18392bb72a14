import { commandScenarios } from "./command-scenarios.js";
import { playAll } from "./suite.js";

playAll("master.sh with programs of one's own", commandScenarios, {
  script: "fixtures/debian-12-command/expected/primary/etc/keepalived/master.sh",
  addresses: ["203.0.113.10"],
  onHost: true,
});
