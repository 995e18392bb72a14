import type { IssueCode } from "../issues/issue.js";
import type { WarningCode } from "../issues/warning.js";
import type { Explanations } from "./explanation.js";

const unread = "Nothing yet: nobody would have known which setting was meant.";

/** Who may use a service and how much, redirects, headers, and clients that are remembered. */
export const access = {
  "sticky-unknown": {
    what: "`sticky` is neither `cookie` nor `source`.",
    night: unread,
    fix: "Use `cookie` in HTTP mode, or `source` in either mode. Without `sticky`, any server gets the next request.",
  },
  "peers-malformed": {
    what: "`peers` is not a map.",
    night: unread,
    fix: "Write `peers: { port: 10000 }`, or leave it out for that port.",
  },
  "rate-limit-malformed": {
    what: "`rateLimit` is not a map.",
    night: unread,
    fix: "Write `rateLimit: { requests: 100, per: 10s }`.",
  },
  "rate-out-of-range": {
    what: "A rate limit allows 1 to 1,000,000 requests.",
    night: "With 0 every request gets 429.",
    fix: "Allow some multiple of what one page loads: a few hundred requests in 10 s are usual.",
  },
  "redirects-too-few": {
    what: "The list of redirects is empty.",
    night: unread,
    fix: "List one redirect or more, or leave the key out.",
  },
  "redirect-malformed": {
    what: "An entry of `redirects` is not a map.",
    night: unread,
    fix: "Write each as a map: what is redirected, and where to.",
  },
  "redirect-location-malformed": {
    what: "A redirect's `location` is neither a URL of http or https nor a path, or has characters that a URL does not.",
    night: "Browsers follow no such link, or follow `//host` to another site.",
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
    night: unread,
    fix: "Use `prefix` to keep the path that the client asked for, and `location` to replace it.",
  },
  "redirect-loops": {
    what: "A redirect takes its own target.",
    night: "Browsers give up with ERR_TOO_MANY_REDIRECTS.",
    fix: "Narrow its `hosts` or its `path`, or send clients somewhere else.",
  },
  "redirect-empty": {
    what: "A redirect takes every request, and sends it to a path of the same host.",
    night: "Browsers give up with ERR_TOO_MANY_REDIRECTS.",
    fix: "Say which `hosts` or which `path` it takes.",
  },
  "response-headers-malformed": {
    what: "`responseHeaders` is not a map.",
    night: unread,
    fix: "Write `responseHeaders: { set: [{ name: X-Frame-Options, value: DENY }], remove: [Server] }`.",
  },
  "headers-too-few": {
    what: "A list of headers is empty.",
    night: unread,
    fix: "List one header or more, or leave the key out.",
  },
  "header-malformed": {
    what: "A header to set is not a map.",
    night: unread,
    fix: "Write `{ name: X-Frame-Options, value: DENY }`.",
  },
  "header-name-malformed": {
    what: "A header's name has characters that HTTP does not allow there.",
    night: "A colon or a blank in it makes another header of it, or an answer that clients refuse.",
    fix: "Use letters, digits and hyphens.",
  },
  "header-value-malformed": {
    what: "A header's value is empty, too long, or not printable ASCII.",
    night: "A line end in it would begin a header, or the answer itself.",
    fix: "Use 1 to 1000 printable ASCII characters, with no blank at an end. Quotes and `%` are escaped for you.",
  },
  "header-not-ours": {
    what: "This header says where an answer ends, or has a key of its own.",
    night: "Clients wait for the rest of an answer that is complete, or take the next answer for it.",
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
      "Whoever listens on the way learns which server a client uses. Its session is as safe as the application makes it.",
    fix: "Add `tls` to every service that leads to the backend.",
  },
  "firewall-must-pass-peers": {
    what: "The balancers tell each other of their clients over TCP, without a password.",
    night:
      "A firewall drops it, and after a failover nobody is remembered. Or a stranger reaches the port, and tells the balancers of clients that there are not.",
    fix: "Let the port pass between the balancers' private addresses, and from nowhere else.",
  },
  "password-unencrypted": {
    what: "Passwords of basic authentication travel over plain HTTP.",
    night: "Whoever listens on the way has them.",
    fix: "Add `tls` to the service.",
  },
} as const satisfies Partial<Explanations<IssueCode | WarningCode>>;
