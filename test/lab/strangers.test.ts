import { playOn } from "./play.js";
import { strangers } from "./scenarios/strangers.js";

playOn("debian-12-default", strangers);
