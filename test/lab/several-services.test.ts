import { playOn } from "./play.js";
import { balancerScenarios, unwatchedPublicLink } from "./scenarios/balancers.js";
import { cloudScenarios } from "./scenarios/cloud.js";
import { networkScenarios } from "./scenarios/network.js";
import { reachScenarios } from "./scenarios/reach.js";
import { webServerScenarios } from "./scenarios/web-servers.js";

playOn("debian-12-several-services", [
  ...reachScenarios,
  ...webServerScenarios,
  ...balancerScenarios,
  unwatchedPublicLink,
  ...networkScenarios,
  ...cloudScenarios,
]);
