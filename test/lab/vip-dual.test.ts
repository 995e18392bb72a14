import { playOn } from "./play.js";
import { failsOver, faults } from "./scenarios/balancers.js";
import { keepalivedStops, lanScenarios, oneOwner } from "./scenarios/lan.js";

playOn("debian-12-vip-dual", [...[...faults, keepalivedStops].map(failsOver).map(oneOwner), ...lanScenarios]);
