import { playOn } from "./play.js";
import { failsOver, hung, killed, vanished } from "./scenarios/balancers.js";
import { networkScenarios } from "./scenarios/network.js";
import { bothBoot } from "./scenarios/on-host.js";

playOn("debian-12-command", [...[killed, hung, vanished].map(failsOver), ...networkScenarios, bothBoot]);
