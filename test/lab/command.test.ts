import { playOn } from "./play.js";
import { failsOver, hung, killed, vanished } from "./scenarios/balancers.js";
import { networkScenarios } from "./scenarios/network.js";
import { bothBoot, withoutForecast } from "./scenarios/on-host.js";

const faults = [killed, hung, vanished].map(failsOver);

playOn("debian-12-command", [...faults, ...networkScenarios, bothBoot].map(withoutForecast));
