import { playOn } from "./play.js";
import { failsOver, faults, hung, privateLinkCut } from "./scenarios/balancers.js";
import { networkScenarios } from "./scenarios/network.js";
import { webServerScenarios } from "./scenarios/web-servers.js";

/** What master.sh must not take for a fault of the one that has the address. */
const nobodysFault = [...networkScenarios.slice(0, 1), ...webServerScenarios.slice(-1)];

// A folder of certificates, and a redirect, which tells of the web servers.
playOn("recipe-https", [...[hung, privateLinkCut].map(failsOver), ...nobodysFault]);

// One certificate, and a handshake.
playOn("https", [...faults.map(failsOver), ...nobodysFault]);
