import { playOn } from "./play.js";
import { balancerScenarios, publicLinkScenario } from "./scenarios/balancers.js";
import { cloudScenarios } from "./scenarios/cloud.js";
import { networkScenarios } from "./scenarios/network.js";
import { bothBoot } from "./scenarios/on-host.js";

playOn("debian-12-hetzner", [
  ...balancerScenarios,
  publicLinkScenario,
  ...networkScenarios,
  bothBoot,
  ...cloudScenarios,
]);
