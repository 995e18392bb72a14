import { playOn } from "./play.js";
import { killed } from "./scenarios/balancers.js";
import { tenTimes } from "./scenarios/in-a-row.js";

playOn("debian-12-vip", [tenTimes(killed, 0.7)]);
playOn("debian-12-vip-fast", [tenTimes(killed, 0.3)]);
