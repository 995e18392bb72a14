import { playOn } from "./play.js";
import { killed } from "./scenarios/balancers.js";
import { tenTimes } from "./scenarios/in-a-row.js";

playOn("debian-12-default", [tenTimes(killed, 1)]);
