import { playOn } from "./play.js";
import { unwatchedPublicLink } from "./scenarios/balancers.js";
import { everyScenarioOf } from "./scenarios/every.js";

playOn("debian-12-three-balancers", [...everyScenarioOf("three-balancers"), unwatchedPublicLink]);
