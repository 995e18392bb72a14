import { gcpAliasScenarios, gcpScenarios } from "./gcp-scenarios.js";
import { playAll } from "./suite.js";

playAll("master.sh against a stand-in for Google Cloud, with an external IP", gcpScenarios, {
  script: "fixtures/debian-12-gcp/expected/primary/etc/keepalived/master.sh",
  addresses: ["203.0.113.10"],
  onHost: false,
});

playAll("master.sh with an alias IP", gcpAliasScenarios, {
  script: "fixtures/debian-13-gcp/expected/lb-primary/etc/keepalived/master.sh",
  addresses: ["203.0.113.10"],
  onHost: true,
});
