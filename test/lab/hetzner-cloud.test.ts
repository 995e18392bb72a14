import { playOn } from "./play.js";
import { cloudScenarios } from "./scenarios/cloud.js";
import { withoutForecast } from "./scenarios/on-host.js";

playOn("debian-12-hetzner", cloudScenarios.map(withoutForecast));
