import { playOn } from "./play.js";
import { failsOver, killed, vanished } from "./scenarios/balancers.js";
import { withoutForecast } from "./scenarios/on-host.js";

playOn("debian-12-aws", [killed, vanished].map(failsOver).map(withoutForecast));
