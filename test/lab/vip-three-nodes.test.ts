import { playOn } from "./play.js";
import { failsOver, killed, vanished } from "./scenarios/balancers.js";
import { lanScenarios, oneOwner, thirdTakesOver } from "./scenarios/lan.js";

playOn("debian-12-vip-hooks", lanScenarios);
playOn("debian-12-vip-three-nodes", [killed, vanished].map(failsOver).map(oneOwner));
playOn("ubuntu-26.04-vip-dual", [...lanScenarios, thirdTakesOver]);
