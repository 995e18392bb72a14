import { playOn } from "./play.js";
import { failsOver, faults } from "./scenarios/balancers.js";
import { networkScenarios } from "./scenarios/network.js";
import { webServerScenarios } from "./scenarios/web-servers.js";

const scenarios = [...faults.map(failsOver), ...networkScenarios.slice(0, 1), ...webServerScenarios.slice(-1)];

/** A folder of certificates, which answers no client that names no host; and one certificate, which does. */
for (const topology of ["recipe-https", "https"]) playOn(topology, scenarios);
