import { playOn } from "./play.js";
import { balancerScenarios, publicLinkScenario } from "./scenarios/balancers.js";
import { cloudScenarios } from "./scenarios/cloud.js";
import { networkScenarios } from "./scenarios/network.js";
import { bothBoot, withoutForecast } from "./scenarios/on-host.js";
import { twoAddressScenarios } from "./scenarios/two-addresses.js";

const common = [...balancerScenarios, publicLinkScenario, ...networkScenarios, bothBoot];
const flap = "the API is busy in the middle of a flap";

// The flap counts the requests for one address.
playOn("debian-12-digitalocean-ipv6", [
  ...common,
  ...twoAddressScenarios,
  ...cloudScenarios.filter(({ name }) => name !== flap),
]);

// The forecast counts the other service's port, whose server is not here.
playOn("debian-13-digitalocean-ipv6", [...common, ...cloudScenarios].map(withoutForecast));
