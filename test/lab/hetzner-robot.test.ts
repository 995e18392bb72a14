import { playOn } from "./play.js";
import { failsOver, killed, vanished } from "./scenarios/balancers.js";
import { withoutForecast } from "./scenarios/on-host.js";

// When the address returns is not foretold: Robot's move blocks, and here for a second and a half in place of a minute.
const { isStarted: _, ...killedOnce } = killed;

playOn("debian-12-hetzner-robot", [killedOnce, vanished].map(failsOver).map(withoutForecast));
