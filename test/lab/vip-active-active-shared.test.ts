import { playOn } from "./play.js";
import { sharedScenarios } from "./scenarios/lan.js";

playOn("debian-12-vip-active-active", sharedScenarios);
