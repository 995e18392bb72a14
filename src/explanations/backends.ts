import type { IssueCode } from "../issues/issue.js";
import type { Explanations } from "./explanation.js";

const refuses = "HAProxy refuses its file, and does not start after the next reboot.";

/** Backends, their servers, and how services use them. */
export const backends = {
  "backends-malformed": {
    what: "`backends` is not a list.",
    night: "The services have nowhere to send their clients.",
    fix: "Write a list with one map per backend.",
  },
  "pool-malformed": {
    what: "An entry of `backends` is not a map.",
    night: "The pool would be missing, and its service would answer 503.",
    fix: "Write each backend as a map with a `name`.",
  },
  "backend-name-malformed": {
    what: "A name in `backends` has characters that haproxy.cfg reads as something else.",
    night: "A space or a line end turns part of the name into another directive.",
    fix: "Use 1 to 63 ASCII letters, digits, `-` and `_`.",
  },
  "backend-name-duplicate": {
    what: "Two backends, or a backend and a service, have the same name.",
    night: "HAProxy 3.3 refuses the file; older versions send traffic to whichever they find first.",
    fix: "Give each its own name.",
  },
  "backend-unused": {
    what: "No service or route leads to this backend.",
    night: "Nobody can reach an application that everybody believes is published.",
    fix: "Name it in a service or a route, or remove it.",
  },
  "backend-modes-differ": {
    what: "A service in HTTP mode and one in TCP mode lead to the same backend.",
    night: refuses,
    fix: "Use one mode, or one backend for each.",
  },
  "backend-port-missing": {
    what: "The backend has a server outside the tier, where our nginx does not run, and no port says where it listens.",
    night: "HAProxy connects to a port that is closed, and takes the server for dead.",
    fix: "Set the backend's `port`.",
  },
  "port-and-nginx": {
    what: "`port` is for an application of your own, `nginx` for the nginx that these files configure. The backend has both.",
    night: "One of the two listens on the port, and the other does not start.",
    fix: "Keep one of them.",
  },
  "nginx-malformed": {
    what: "A backend's `nginx` is not a map.",
    night: "nginx and HAProxy would use different ports.",
    fix: "Write a map such as `{port: 8080}`.",
  },
  "said-by-backend": {
    what: "The service has a key that belongs to the backend it leads to.",
    night: "The setting has no effect, because the backend has its own.",
    fix: "Move the key to the backend.",
  },
  "server-malformed": {
    what: "A server is neither the name of a web server nor a map.",
    night: "The pool has one server less than planned.",
    fix: "Write a name, or a map with `name` and, outside the tier, `address`.",
  },
  "server-address-malformed": {
    what: "A server's address is neither an IP address nor a host name.",
    night: "HAProxy cannot resolve it, and waits for a server that never comes.",
    fix: "Write an address without a port, or a host name such as db1.internal.",
  },
  "server-unknown": {
    what: "The name is not one of the topology's web servers, and there is no address with it.",
    night: "HAProxy would look the name up in DNS, and perhaps find another host.",
    fix: "Correct the name, or add `address`.",
  },
  "server-known": {
    what: "A server with the name of a web server has an address of its own.",
    night: "After a web server moves, one pool uses its new address and another its old one.",
    fix: "Leave `address` out, or use another name.",
  },
  "server-duplicate": {
    what: "A backend lists a server twice.",
    night: "The server gets twice its share, and HAProxy counts two servers where there is one.",
    fix: "List it once. To give it more load, use `weight`.",
  },
  "server-port-taken": {
    what: "Two backends use the same port of a web server, for different programs.",
    night: "Whichever program starts first has the port. The other does not start.",
    fix: "Give each its own port.",
  },
  "servers-too-few": {
    what: "A backend's list of servers is empty.",
    night: "HAProxy answers every request with 503.",
    fix: "List one server or more, or leave the key out for all web servers.",
  },
  "flag-malformed": {
    what: "The value is neither true nor false.",
    night: 'Text such as "no" counts as true in many programs.',
    fix: "Write true or false without quotes.",
  },
  "weight-out-of-range": {
    what: "HAProxy's weights are 0 to 256.",
    night: refuses,
    fix: "Use 0 to 256. With 0 the server gets no new clients.",
  },
  "maxconn-out-of-range": {
    what: "The connection limit is not a whole number from 1 to 1,000,000.",
    night: "With 0, HAProxy sets no limit, and a flood takes the whole tier down.",
    fix: "Leave it out, or use what the application can take.",
  },
  "duration-malformed": {
    what: "The value is not a time with a unit, or is longer than 24 days.",
    night: "HAProxy reads a bare number as milliseconds: 30 would cut every connection after 0.03 s.",
    fix: "Write a number and its unit, such as 500ms, 30s or 2m.",
  },
  "timeouts-malformed": {
    what: "`timeouts` is not a map.",
    night: "The defaults would apply, and cut connections that were meant to last.",
    fix: "Write a map such as `{client: 2m}`.",
  },
  "check-malformed": {
    what: "A health check is neither one of the known words nor a map.",
    night: "A dead application would stay in the pool.",
    fix: "Write `http`, `https`, `tcp` or `tls`, or a map with `path` and `status`.",
  },
  "check-path-malformed": {
    what: "The check's path has characters that end a word or start something else in haproxy.cfg.",
    night: "The check asks for another page, and healthy servers are taken out.",
    fix: "Use a path of ASCII letters, digits and . _ ~ / ? = & - that starts with a slash.",
  },
  "check-host-malformed": {
    what: "The check's Host header is not a host name.",
    night: "The application answers 400 to every check, and all servers are down.",
    fix: "Write a host name such as shop.example.com.",
  },
  "check-status-malformed": {
    what: "The expected status is neither an HTTP status nor a range of them.",
    night: "No answer matches, and all servers are down.",
    fix: "Write a status such as 200, or a range such as 200-399.",
  },
  "check-method-unknown": {
    what: "The check's method is not one that leaves an application as it is.",
    night: "A POST every second fills a database.",
    fix: "Use GET, HEAD or OPTIONS.",
  },
  "check-without-request": {
    what: "The key describes an HTTP request, and this kind of check sends none.",
    night: "Everyone believes that /healthz is asked, but only the port is.",
    fix: "Add `type: http` or `type: https`, or remove the key.",
  },
  "dns-malformed": {
    what: "`dns` is not a map.",
    night: "Servers given by host name keep their old addresses.",
    fix: "Write a map such as `{nameservers: [10.132.0.2]}`.",
  },
  "nameservers-malformed": {
    what: "`nameservers` is not a list of addresses.",
    night: "Nothing can look up a name server that is itself given by name.",
    fix: "List IP addresses.",
  },
} as const satisfies Partial<Explanations<IssueCode>>;
