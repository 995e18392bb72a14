import { playOn } from "./play.js";
import { hookScenarios } from "./scenarios/hooks.js";

playOn("debian-12-vip-hooks", hookScenarios);
