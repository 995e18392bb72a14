import { scenarios } from "./scenarios.js";
import { playAll } from "./suite.js";

playAll("master.sh against a stand-in for the cloud", scenarios, {
  script: "fixtures/debian-12-default/expected/primary/etc/keepalived/master.sh",
  addresses: ["203.0.113.10"],
  onHost: false,
});
