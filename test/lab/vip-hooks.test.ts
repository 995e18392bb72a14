import { playOn } from "./play.js";
import { hookScenarios } from "./scenarios/hooks.js";
import { thirdTakesOver } from "./scenarios/lan.js";

playOn("debian-12-vip-hooks", [...hookScenarios, thirdTakesOver]);
