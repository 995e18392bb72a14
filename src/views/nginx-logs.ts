import { address, port, word } from "../guards/kinds.js";
import { balancerAddresses, clientPorts, requestPorts } from "../topology/facts.js";
import type { Topology } from "../topology/topology.js";

/** What the placeholders of templates/nginx/log-format.systemd.mustache are. */
export const nginxLogsKinds = {
  proxyProtocol: port,
  forwardedFor: port,
  balancers: address,
  ports: port,
  name: word,
  source: word,
};

/** Its view. */
export function nginxLogsView(topology: Topology) {
  const { format, requestId } = topology.logs ?? {};
  const json = format === "json";
  return {
    balancers: balancerAddresses(topology),
    // Values that clients choose: JSON has to be UTF-8, and nginx writes the bytes that it gets.
    texts: json ? texts : [],
    json: json && { requestId: requestId ?? false },
    requestIds: requestId === true && { ports: requestPorts(topology) },
    text: !json && { requestId: requestId ?? false },
    ...clientPorts(topology),
  };
}

const texts = [
  { name: "uri", source: "request_uri" },
  { name: "host", source: "http_host" },
  { name: "user", source: "remote_user" },
  { name: "referer", source: "http_referer" },
  { name: "agent", source: "http_user_agent" },
];
