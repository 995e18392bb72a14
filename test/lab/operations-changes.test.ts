import { changes } from "./operations/changes.js";
import { playOn } from "./play.js";

playOn("operations", changes);
