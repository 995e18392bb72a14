import { playOn } from "./play.js";
import { troubleScenarios } from "./scenarios/troubles.js";

playOn("debian-12-default", troubleScenarios);
