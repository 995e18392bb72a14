import { playOn } from "./play.js";
import { addressScenarios } from "./scenarios/addresses.js";
import { balancerScenarios } from "./scenarios/balancers.js";
import { emptiedFolder } from "./scenarios/emptied-folder.js";
import { networkScenarios } from "./scenarios/network.js";

playOn("debian-13-default", [...balancerScenarios, ...networkScenarios, ...addressScenarios, emptiedFolder]);
