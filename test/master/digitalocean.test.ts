import { customImageScenarios } from "./digitalocean-scenarios.js";
import { playAll } from "./suite.js";

playAll("master.sh of a Droplet made from a custom image", customImageScenarios, {
  script: "fixtures/debian-13-custom-image/expected/primary/etc/keepalived/master.sh",
  addresses: ["203.0.113.10"],
  onHost: false,
});
