import { platforms } from "../platforms/index.js";
import type { Topology } from "../topology/topology.js";

// The views of templates/haproxy/parts/log.systemd.mustache and log-request.systemd.mustache.

/** How a section logs its requests. */
export function logView({ logs }: Topology) {
  return { json: isJson(logs) && { requestId: logs?.requestId ?? false } };
}

/** What a frontend for clients keeps of each request for the log, and the ID that it gives it. */
export function logRequestView({ logs }: Topology) {
  const json = isJson(logs);
  const requestId = logs?.requestId ?? false;
  // HAProxy's own format has a place for what is captured.
  return (json || requestId) && { json, requestId: requestId && { captured: !json } };
}

/** The format for TCP, and for what fails before there is a request. */
export function jsonDefaultsView({ logs, platform }: Topology) {
  const facts = platforms[platform];
  return isJson(logs) && { errors: facts.init === "systemd" && facts.haproxyErrorLog };
}

const isJson = (logs: Topology["logs"]) => logs?.format === "json";
