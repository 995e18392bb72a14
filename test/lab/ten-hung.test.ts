import { playOn } from "./play.js";
import { hung } from "./scenarios/balancers.js";
import { tenTimes } from "./scenarios/in-a-row.js";

playOn("debian-12-default", [tenTimes(hung, 5)]);
