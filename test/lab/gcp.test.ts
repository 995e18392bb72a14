import { playOn } from "./play.js";
import { failsOver, killed, vanished } from "./scenarios/balancers.js";
import { gap } from "./scenarios/gap.js";
import { withoutForecast } from "./scenarios/on-host.js";

playOn("debian-12-gcp", [...[killed, vanished].map(failsOver), gap].map(withoutForecast));
