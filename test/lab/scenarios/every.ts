import { balancerScenarios } from "./balancers.js";
import { cloudScenarios } from "./cloud.js";
import { networkScenarios } from "./network.js";
import { reachScenarios } from "./reach.js";
import type { Scenario } from "./scenario.js";
import { webServerScenarios } from "./web-servers.js";

/** What every tier on the platforms of today must stand, in the order in which it is played. */
export const everyScenario: readonly Scenario[] = [
  ...reachScenarios,
  ...webServerScenarios,
  ...balancerScenarios,
  ...networkScenarios,
  ...cloudScenarios,
];
