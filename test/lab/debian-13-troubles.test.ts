import { playOn } from "./play.js";
import { stillScenarios } from "./scenarios/still.js";
import { troubleScenarios } from "./scenarios/troubles.js";

playOn("debian-13-default", [...stillScenarios, ...troubleScenarios]);
