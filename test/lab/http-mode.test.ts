import { playOn } from "./play.js";
import { publicLinkScenario } from "./scenarios/balancers.js";
import { everyScenarioOf } from "./scenarios/every.js";

playOn("debian-12-http-mode", [...everyScenarioOf("http-mode"), publicLinkScenario]);
