import { playOn } from "./play.js";
import { hashScenarios, loadScenarios } from "./scenarios/load.js";
import { withoutPreemption } from "./scenarios/still.js";
import { whoScenarios } from "./scenarios/who.js";

playOn("debian-12-default", [...whoScenarios, ...loadScenarios]);
playOn("debian-12-three-balancers", [...hashScenarios, withoutPreemption]);
