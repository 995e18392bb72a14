import { playOn } from "./play.js";
import { balancerScenarios } from "./scenarios/balancers.js";
import { cloudFault, cloudScenarios } from "./scenarios/cloud.js";
import { gap } from "./scenarios/gap.js";
import { networkScenarios } from "./scenarios/network.js";
import { bothBoot, withoutForecast } from "./scenarios/on-host.js";

// The metadata server has the token, too: without it nothing can be moved. And a move is seven calls, two of which begin what
// takes time, so a slow API takes longer.
const notHere = ["the API is busy in the middle of a flap", "the metadata service is down", "the API is slow"];
const slow = cloudFault("the API is slow", {
  fault: "api-slow",
  faults: { slow: 1500, completes: 3000 },
  within: 30,
  says: "",
  calls: 2,
});

const all = [...balancerScenarios, gap, ...networkScenarios, bothBoot, ...cloudScenarios, slow].map(withoutForecast);
const played = all.filter(({ name }, index) => !notHere.includes(name) || index === all.length - 1);

playOn("debian-12-gcp", played);
playOn("gcp-alias", played);
