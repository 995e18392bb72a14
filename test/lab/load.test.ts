import { playOn } from "./play.js";
import { hashScenarios, loadScenarios } from "./scenarios/load.js";

playOn("debian-12-default", loadScenarios);
playOn("debian-12-three-balancers", hashScenarios);
