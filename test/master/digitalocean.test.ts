import { bothScenarios, customImageScenarios, ipv6Scenarios } from "./digitalocean-scenarios.js";
import { playAll } from "./suite.js";

playAll("master.sh of a Droplet made from a custom image", customImageScenarios, {
  script: "fixtures/debian-13-custom-image/expected/primary/etc/keepalived/master.sh",
  addresses: ["203.0.113.10"],
  onHost: false,
});

playAll("master.sh with a reserved IPv6", ipv6Scenarios, {
  script: "fixtures/debian-13-digitalocean-ipv6/expected/primary/etc/keepalived/master.sh",
  addresses: ["2001:db8:1::1"],
  onHost: true,
});

playAll("master.sh with a reserved IP and a reserved IPv6", bothScenarios, {
  script: "fixtures/debian-12-digitalocean-ipv6/expected/primary/etc/keepalived/master.sh",
  addresses: ["203.0.113.10", "2001:db8:1::1"],
  behind: ["203.0.113.10"],
  onHost: true,
});
