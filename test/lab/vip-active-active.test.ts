import { playOn } from "./play.js";
import { activeActiveScenarios } from "./scenarios/active-active.js";

playOn("debian-12-vip-active-active", activeActiveScenarios);
