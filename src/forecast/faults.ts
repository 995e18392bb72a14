import { apiDown, apiRefuses, apiSlow } from "./api-faults.js";
import {
  bothKilled,
  haproxyHangs,
  haproxyKilled,
  haproxyStops,
  keepalivedKilled,
  primaryVanishes,
} from "./balancer-faults.js";
import { privateLinkDown, publicLinkDown, splitBrain } from "./link-faults.js";
import type { FaultName, Outcome } from "./outcome.js";
import { failBack } from "./returns.js";
import type { Situation } from "./situation.js";
import { allWebServersDie, webServerDies, webServerHangs } from "./web-server-faults.js";

/** What each fault does to a tier; undefined where a tier cannot have it. */
export const faults: Readonly<Record<FaultName, (situation: Situation) => Outcome | undefined>> = {
  "haproxy-stops": haproxyStops,
  "haproxy-killed": haproxyKilled,
  "haproxy-hangs": haproxyHangs,
  "keepalived-killed": keepalivedKilled,
  "keepalived-and-haproxy-killed": bothKilled,
  "private-link-down": privateLinkDown,
  "public-link-down": publicLinkDown,
  "primary-vanishes": primaryVanishes,
  "web-server-dies": webServerDies,
  "web-server-hangs": webServerHangs,
  "all-web-servers-die": allWebServersDie,
  "api-slow": apiSlow,
  "api-down": apiDown,
  "api-refuses": apiRefuses,
  "split-brain": splitBrain,
  "fail-back": failBack,
};

export const faultNames = Object.keys(faults) as FaultName[];
