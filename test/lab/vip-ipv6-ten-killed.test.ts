import { playOn } from "./play.js";
import { killed } from "./scenarios/balancers.js";
import { tenTimes } from "./scenarios/in-a-row.js";

playOn("debian-13-vip-ipv6", [tenTimes(killed, 0.7)]);
playOn("ubuntu-26.04-vip-dual", [tenTimes(killed, 0.3)]);
