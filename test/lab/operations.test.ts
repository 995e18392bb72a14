import { operations } from "./operations/scenarios.js";
import { playOn } from "./play.js";

playOn("operations", operations);
