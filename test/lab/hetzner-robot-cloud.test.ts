import { playOn } from "./play.js";
import { type Fault, failsOver, faults, keepalivedKilled } from "./scenarios/balancers.js";
import { networkScenarios } from "./scenarios/network.js";
import { bothBoot, withoutForecast } from "./scenarios/on-host.js";
import { robotScenarios } from "./scenarios/robot.js";

// When the address returns is not foretold: Robot's move blocks, and here for a second and a half in place of a minute.
const unforetold = ({ isStarted: _, ...fault }: Fault) => failsOver(fault);

playOn(
  "debian-12-hetzner-robot",
  [...faults.map(unforetold), keepalivedKilled, ...networkScenarios, bothBoot, ...robotScenarios].map(withoutForecast),
);
