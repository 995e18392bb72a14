import { balancerScenarios } from "./balancers.js";
import { cloudScenarios } from "./cloud.js";
import { networkScenarios } from "./network.js";
import { reachScenarios } from "./reach.js";
import type { Scenario } from "./scenario.js";
import { webServerScenarios } from "./web-servers.js";

/** What every tier on the platforms of today must stand, but for the cloud's own faults. */
const everyOther: readonly Scenario[] = [
  ...reachScenarios,
  ...webServerScenarios,
  ...balancerScenarios,
  ...networkScenarios,
];

/** All of it, in the order in which it is played. */
export const everyScenario: readonly Scenario[] = [...everyOther, ...cloudScenarios];

/** The same for a tier with a master.sh that another tier plays as well: the cloud's faults only when the file is named. */
export const everyScenarioOf = (file: string): readonly Scenario[] =>
  process.env.LAB_ON === file ? everyScenario : everyOther;
