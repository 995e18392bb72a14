import { playOn } from "./play.js";
import { failsOver, killed, vanished } from "./scenarios/balancers.js";
import { withoutForecast } from "./scenarios/on-host.js";

// The forecast counts the other service's port, whose server is not here.
playOn("debian-13-digitalocean-ipv6", [killed, vanished].map(failsOver).map(withoutForecast));
