import { playOn } from "./play.js";
import { unwatchedPublicLink } from "./scenarios/balancers.js";
import { everyScenario } from "./scenarios/every.js";

playOn("debian-12-three-balancers", [...everyScenario, unwatchedPublicLink]);
