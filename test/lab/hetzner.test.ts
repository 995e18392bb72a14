import { playOn } from "./play.js";
import { balancerScenarios, publicLinkScenario } from "./scenarios/balancers.js";
import { networkScenarios } from "./scenarios/network.js";
import { bothBoot, withoutForecast } from "./scenarios/on-host.js";

playOn(
  "debian-12-hetzner",
  [...balancerScenarios, publicLinkScenario, ...networkScenarios, bothBoot].map(withoutForecast),
);
