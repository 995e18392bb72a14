import { playOn } from "./play.js";
import { lanScenarios } from "./scenarios/lan.js";

playOn("debian-13-vip-ipv6", lanScenarios);
