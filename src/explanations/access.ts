import type { IssueCode } from "../issues/issue.js";
import type { WarningCode } from "../issues/warning.js";
import type { Explanations } from "./explanation.js";

/** Who may use a service and how much, redirects, headers, and sticky sessions. */
export const access = {
  "sticky-unknown": {
    what: "`sticky` is neither `cookie` nor `source`.",
    night: "Each request would go to another server, and sessions would break.",
    fix: "Use `cookie` in HTTP mode, or `source` in either mode. Without `sticky`, any server gets the next request.",
  },
  "logs-malformed": {
    what: "`logs` is not a map.",
    night: "The program that reads the logs would find lines that it cannot read.",
    fix: "Write `logs: { format: json }`, or leave it out for text.",
  },
  "log-format-unknown": {
    what: "The logs' format is neither `text` nor `json`.",
    night: "The program that reads the logs would find lines that it cannot read.",
    fix: "Use `json` where a program reads the logs, and `text` where people do.",
  },
  "peers-malformed": {
    what: "`peers` is not a map.",
    night: "After a failover no client would be remembered.",
    fix: "Write `peers: { port: 10000 }`, or leave it out for that port.",
  },
  "rate-limit-malformed": {
    what: "`rateLimit` is not a map.",
    night: "One client could take the whole service.",
    fix: "Write `rateLimit: { requests: 100, per: 10s }`.",
  },
  "rate-out-of-range": {
    what: "A rate limit allows 1 to 1,000,000 requests.",
    night: "With 0 every request gets 429.",
    fix: "Allow some multiple of what one page loads: a few hundred requests in 10 s are usual.",
  },
  "redirects-too-few": {
    what: "The list of redirects is empty.",
    night: "Nothing changes, although a change was planned.",
    fix: "List one redirect or more, or leave the key out.",
  },
  "redirect-malformed": {
    what: "An entry of `redirects` is not a map.",
    night: "Clients would stay on the old address.",
    fix: "Write each as a map: what is redirected, and where to.",
  },
  "redirect-location-malformed": {
    what: "A redirect's `location` is neither an http or https URL nor a path, or has characters that a URL cannot have.",
    night: "Browsers do not follow such a link, or follow `//host` to another site.",
    fix: "Write a whole URL, or a path that begins with one slash; encode other characters with `%`.",
  },
  "redirect-prefix-malformed": {
    what: "A redirect's `prefix` is more, or less, than a scheme and a host.",
    night: "The path that the client asked for follows the prefix, so a slash at its end becomes two.",
    fix: "Write `https://www.example.com`, with no slash at its end.",
  },
  "redirect-status-unknown": {
    what: "The status is none of 301, 302, 303, 307 and 308.",
    night: "HAProxy refuses its file.",
    fix: "Use 302, or 301 once you are sure: browsers remember it.",
  },
  "redirect-target": {
    what: "A redirect has neither `location` nor `prefix`, or both.",
    night: "Clients would be sent nowhere, or not where you meant.",
    fix: "Use `prefix` to keep the path that the client asked for, and `location` to replace it.",
  },
  "redirect-loops": {
    what: "A redirect also matches its own target.",
    night: "Browsers give up with ERR_TOO_MANY_REDIRECTS.",
    fix: "Narrow its `hosts` or its `path`, or send clients somewhere else.",
  },
  "redirect-empty": {
    what: "A redirect matches every request, and sends it to a path of the same host.",
    night: "Browsers give up with ERR_TOO_MANY_REDIRECTS.",
    fix: "Say which `hosts` or which `path` it takes.",
  },
  "response-headers-malformed": {
    what: "`responseHeaders` is not a map.",
    night: "The headers would be missing from every response.",
    fix: "Write `responseHeaders: { set: [{ name: X-Frame-Options, value: DENY }], remove: [Server] }`.",
  },
  "headers-too-few": {
    what: "A list of headers is empty.",
    night: "Nothing changes, although a change was planned.",
    fix: "List one header or more, or leave the key out.",
  },
  "header-malformed": {
    what: "A header to set is not a map.",
    night: "The header would be missing from every response.",
    fix: "Write `{ name: X-Frame-Options, value: DENY }`.",
  },
  "header-name-malformed": {
    what: "A header's name has characters that HTTP does not allow there.",
    night: "A colon or a blank in it makes it another header, or a response that clients refuse.",
    fix: "Use letters, digits and hyphens.",
  },
  "header-value-malformed": {
    what: "A header's value is empty, too long, or not printable ASCII.",
    night: "A line end in it would start another header, or the body.",
    fix: "Use 1 to 1000 printable ASCII characters, with no blank at an end. Quotes and `%` are escaped for you.",
  },
  "header-not-ours": {
    what: "HAProxy sets this header itself: it says where a response ends, or has a key of its own.",
    night: "Clients wait for the rest of a complete response, or read the next one as its rest.",
    fix: "Leave it out. For Strict-Transport-Security there is `tls.hsts`.",
  },
  "user-twice": {
    what: "Two users have the same name.",
    night: "HAProxy ignores the second, whose password then does not work.",
    fix: "Give each user one entry.",
  },
  "cookie-unencrypted": {
    what: "The cookie that brings a client back to its server also travels over plain HTTP.",
    night:
      "Anyone on the path learns which server a client uses. The session itself is as safe as the application makes it.",
    fix: "Add `tls` to every service that leads to the backend.",
  },
  "firewall-must-pass-peers": {
    what: "The balancers synchronize their tables of clients over TCP, without a password.",
    night:
      "A firewall drops it, and after a failover no client is remembered. Or a stranger reaches the port and invents clients.",
    fix: "Let the port pass between the balancers' private addresses, and from nowhere else.",
  },
  "password-unencrypted": {
    what: "Passwords of basic authentication travel over plain HTTP.",
    night: "Anyone on the path can read them.",
    fix: "Add `tls` to the service.",
  },
} as const satisfies Partial<Explanations<IssueCode | WarningCode>>;
