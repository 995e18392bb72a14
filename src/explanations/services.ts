import type { IssueCode } from "../issues/issue.js";
import type { Explanations } from "./explanation.js";

/** Services: name, port, mode, balancing, client address. */
export const services = {
  "service-malformed": {
    what: "An entry of `services` is not a map.",
    night: "The service would be missing, and its port closed.",
    fix: "Write each service as a map, or `{}` for a service with all defaults.",
  },
  "services-too-few": {
    what: "The list of services is empty.",
    night: "HAProxy runs and listens nowhere.",
    fix: "List one service or more, or leave the key out for the default on port 80.",
  },
  "service-name-malformed": {
    what: "The frontend's name has characters that haproxy.cfg reads as something else.",
    night: "A space or a line end makes another directive of it. HAProxy does not start, or worse, it does.",
    fix: "Use 1 to 63 ASCII letters, digits, `-` and `_`.",
  },
  "service-name-duplicate": {
    what: "Two services have the same name.",
    night: "HAProxy refuses two frontends with one name.",
    fix: "Give each service its own `name`; the default is `www`.",
  },
  "backend-malformed": {
    what: "The backend's name has characters that haproxy.cfg reads as something else.",
    night: "A space or a line end makes another directive of it.",
    fix: "Use 1 to 63 ASCII letters, digits, `-` and `_`.",
  },
  "backend-duplicate": {
    what: "Two services have the same backend.",
    night: "HAProxy refuses two backends with one name.",
    fix: "Give each service its own `backend`; the default is `nginx_pool`.",
  },
  "port-out-of-range": {
    what: "TCP ports are 1 to 65535.",
    night: "HAProxy and nginx refuse their files.",
    fix: "Use the port that clients connect to.",
  },
  "port-duplicate": {
    what: "Two services use the same port.",
    night: "HAProxy binds it twice without complaint, and connections go to one service or the other.",
    fix: "Give each service its own `port`; the default is 80.",
  },
  "mode-unknown": {
    what: "HAProxy passes on connections (tcp) or requests (http), and nothing else.",
    night: "HAProxy refuses its file.",
    fix: "Use `tcp` or `http`.",
  },
  "balance-unknown": {
    what: "The platform's HAProxy does not have this balancing algorithm, or not with this argument.",
    night: "HAProxy refuses its file after the next restart.",
    fix: "Use one that the report names.",
  },
  "balance-needs-http": {
    what: "The algorithm reads requests, and in TCP mode HAProxy sees only connections.",
    night: "HAProxy falls back to round robin: sessions jump between web servers.",
    fix: "Add `mode: http`, or use roundrobin, leastconn or source.",
  },
  "client-address-unsupported": {
    what: "The platform's programs cannot pass on the client's address this way.",
    night: "HAProxy refuses `send-proxy`, or nginx reads the PROXY header as a bad request.",
    fix: "Use one that the report names.",
  },
  "client-address-needs-http": {
    what: "HAProxy adds a header only to requests that it reads, which needs HTTP mode.",
    night: "HAProxy ignores `option forwardfor`: the log has no client, or one that the client made up.",
    fix: "Add `mode: http`, or use `proxy-protocol`.",
  },
} as const satisfies Partial<Explanations<IssueCode>>;
