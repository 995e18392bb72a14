import { playOn } from "./play.js";
import { faults } from "./scenarios/balancers.js";
import { answers, nobodyTakesOver } from "./scenarios/guide.js";
import { reachScenarios } from "./scenarios/reach.js";
import { oneDies } from "./scenarios/web-servers.js";

playOn("guide", [
  ...[...reachScenarios, oneDies].map((scenario) => ({ ...scenario, isReady: answers })),
  ...faults.map(nobodyTakesOver),
]);
