import { playOn } from "./play.js";
import { lanScenarios } from "./scenarios/lan.js";

playOn("debian-12-vip-dual", lanScenarios);
