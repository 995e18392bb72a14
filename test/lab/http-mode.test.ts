import { playOn } from "./play.js";
import { publicLinkScenario } from "./scenarios/balancers.js";
import { everyScenario } from "./scenarios/every.js";

playOn("debian-12-http-mode", [...everyScenario, publicLinkScenario]);
