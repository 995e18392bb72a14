import { playOn } from "./play.js";
import { addressScenarios } from "./scenarios/addresses.js";

playOn("debian-12-default", addressScenarios);
