import { playOn } from "./play.js";
import { stillScenarios } from "./scenarios/still.js";

playOn("debian-12-default", stillScenarios);
