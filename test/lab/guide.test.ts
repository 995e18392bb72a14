import { playOn } from "./play.js";
import { faults } from "./scenarios/balancers.js";
import { answers, nobodyTakesOver } from "./scenarios/guide.js";
import { reachScenarios } from "./scenarios/reach.js";
import { oneDies } from "./scenarios/web-servers.js";
import { sharedLimits } from "./scenarios/who.js";

playOn("guide", [
  // The forecast is for the programs of its day.
  ...[...reachScenarios, oneDies, sharedLimits].map(({ fault: _, ...scenario }) => ({ ...scenario, isReady: answers })),
  ...faults.map(nobodyTakesOver),
]);
