import type { IssueCode } from "../issues/issue.js";
import type { Explanations } from "./explanation.js";

/** Our nginx, and TLS to the servers. */
export const nginx = {
  "file-path-malformed": {
    what: "A path is relative, too long, or has characters that a configuration file reads as something else.",
    night: "A semicolon or a blank in it begins another directive.",
    fix: "Write an absolute path of ASCII letters, digits, `.`, `_` and `-`.",
  },
  "nginx-line-malformed": {
    what: "A custom line is not exactly one nginx directive.",
    night: "A brace in it ends nginx's server block, and the rest of the file means something else.",
    fix: "Write one directive a line, with its semicolon. A location of your own goes into `locations`.",
  },
  "nginx-line-taken": {
    what: "A custom line repeats what nginx's file has from the topology.",
    night: "nginx refuses a second such directive, or uses the last one.",
    fix: "Use the topology's key for it.",
  },
  "nginx-location-malformed": {
    what: "An entry of `locations` is not a map.",
    night: "The location's lines would be in no file.",
    fix: "Write each as a map with `path` and `lines`.",
  },
  "nginx-locations-too-few": {
    what: "The list of locations is empty.",
    night: "Nothing changes, although a change was planned.",
    fix: "List one location or more, or leave the key out.",
  },
  "nginx-location-path-malformed": {
    what: "The location's path is neither a path nor a regular expression that needs no quotes.",
    night: "A brace or a semicolon in it ends the location before it begins.",
    fix: "Write a path such as `/images/`, or a modifier and an expression such as `~ \\.php$`.",
  },
  "nginx-location-taken": {
    what: "Two locations have the same path; `/` is already taken.",
    night: "nginx refuses its files: `duplicate location`.",
    fix: "Put the lines into one location. For `/` there are `root`, `app` and `lines`.",
  },
  "nginx-tls-malformed": {
    what: "`nginx.tls` is not a map.",
    night: "nginx would speak plain HTTP where TLS is expected.",
    fix: "Write `tls: { certificate: /etc/nginx/certs/site.pem }`.",
  },
  "nginx-tls-unused": {
    what: "nginx expects TLS, and HAProxy sends it plain HTTP.",
    night: "Every request gets 400: `The plain HTTP request was sent to HTTPS port`.",
    fix: "Add `tls: { serverName: ... }` to the backend, or let the service pass TLS through: mode: tcp, without tls.",
  },
  "nginx-tls-missing": {
    what: "HAProxy begins TLS to an nginx that does not expect it.",
    night: "Every check fails, and no server is left.",
    fix: "Add `tls` to the backend's `nginx`.",
  },
  "backend-tls-malformed": {
    what: "A backend's `tls` is not a map.",
    night: "Requests would go to the servers unencrypted.",
    fix: "Write `tls: { serverName: app.internal }`, or `tls: {}` for servers that are given by host name.",
  },
  "backend-tls-twice": {
    what: "HAProxy passes the clients' TLS through, and would wrap it in TLS once more.",
    night: "nginx gets a TLS handshake as its first request, and refuses it.",
    fix: "Leave the backend's `tls` out.",
  },
  "server-name-malformed": {
    what: "The name in the servers' certificates is not a host name.",
    night: "No certificate has such a name, so every check fails.",
    fix: "Write one host name that all of the backend's servers have in their certificates.",
  },
  "server-name-missing": {
    what: "HAProxy verifies the servers' certificates, but does not know which name they must have.",
    night: "Without a name, any certificate of a trusted CA would do: an attacker in between has one.",
    fix: "Add `serverName`, or give each server by its host name.",
  },
  "body-size-malformed": {
    what: "The largest body is not a number with its unit.",
    night: "nginx refuses its file.",
    fix: "Write `10m`, with k, m or g.",
  },
  "root-and-app": {
    what: "nginx is to serve a folder, and to pass every request to an application.",
    night: "One of them would be ignored.",
    fix: "Keep one. A folder beside an application is a location of your own: `location /static/` with `root`.",
  },
} as const satisfies Partial<Explanations<IssueCode>>;
