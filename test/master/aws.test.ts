import { awsKeyScenarios, awsScenarios, awsSecondaryScenarios } from "./aws-scenarios.js";
import { playAll } from "./suite.js";

playAll("master.sh against a stand-in for AWS, with an Elastic IP", awsScenarios, {
  script: "fixtures/debian-12-aws/expected/primary/etc/keepalived/master.sh",
  addresses: ["203.0.113.10"],
  onHost: false,
});

playAll("master.sh with a secondary private IP", awsSecondaryScenarios, {
  script: "fixtures/debian-13-aws/expected/primary/etc/keepalived/master.sh",
  addresses: ["203.0.113.10"],
  onHost: true,
});

playAll("master.sh with an access key", awsKeyScenarios, {
  script: "fixtures/ubuntu-22.04-aws/expected/primary/etc/keepalived/master.sh",
  addresses: ["203.0.113.10"],
  onHost: false,
});
