import { playOn } from "./play.js";
import { failoverServiceScenarios } from "./scenarios/failover-service.js";

playOn("debian-12-default", failoverServiceScenarios);
