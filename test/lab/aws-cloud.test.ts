import { playOn } from "./play.js";
import { balancerScenarios } from "./scenarios/balancers.js";
import { cloudScenarios } from "./scenarios/cloud.js";
import { networkScenarios } from "./scenarios/network.js";
import { bothBoot, withoutForecast } from "./scenarios/on-host.js";

// EC2 refuses no request because of another; and without the metadata service there are no credentials.
const notHere = ["the API is busy in the middle of a flap", "the metadata service is down"];

const all = [...balancerScenarios, ...networkScenarios, bothBoot, ...cloudScenarios].map(withoutForecast);
const played = all.filter(({ name }) => !notHere.includes(name));

playOn("debian-12-aws", played);
playOn("aws-secondary", played);
