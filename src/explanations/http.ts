import type { IssueCode } from "../issues/issue.js";
import type { Explanations } from "./explanation.js";

/** Routes, HTTPS, statistics and custom lines. */
export const http = {
  "needs-http": {
    what: "The key needs requests to look at, and in TCP mode HAProxy sees only connections.",
    night: "HAProxy warns, ignores the key, and sends everyone to the default backend.",
    fix: "Add `mode: http`.",
  },
  "route-malformed": {
    what: "An entry of `routes` is not a map.",
    night: "Its visitors would land on the default backend.",
    fix: "Write a map with `hosts` or `path`, and `backend`.",
  },
  "route-host-malformed": {
    what: "A route's host is not a host name.",
    night: "It matches no request, and its visitors see another site.",
    fix: "Write a name without scheme and port, or *.example.com for all names below one.",
  },
  "route-path-malformed": {
    what: "A route's path has characters that end a word or start something else in haproxy.cfg.",
    night: "It matches other requests than intended.",
    fix: "Start with a slash, and use ASCII letters, digits and . _ ~ / -.",
  },
  "route-empty": {
    what: "A route has neither hosts nor a path, so it would take everything.",
    night: "The routes after it are never reached.",
    fix: "Name hosts or a path. For everything else, set the service's `backend`.",
  },
  "route-unreachable": {
    what: "An earlier route takes everything that this one would.",
    night: "The new site is live, and its visitors see the old one.",
    fix: "Put the narrower route first, or remove this one.",
  },
  "route-backend-unknown": {
    what: "The route's backend is not in the list of backends.",
    night: "HAProxy refuses its file, and does not start after the next reboot.",
    fix: "Correct the name, or add the backend.",
  },
  "routes-too-few": {
    what: "The list of routes is empty.",
    night: "Everything goes to the default backend.",
    fix: "List one route or more, or leave the key out.",
  },
  "route-hosts-too-few": {
    what: "A route's list of hosts is empty.",
    night: "The route matches nothing.",
    fix: "List one host or more, or leave the key out for all hosts.",
  },
  "otherwise-unknown": {
    what: "`otherwise` is not one of the answers for requests that no route takes.",
    night: "Strangers who scan by address get one of your sites.",
    fix: "Use `not-found`, `misdirected` or `reject`.",
  },
  "otherwise-and-backend": {
    what: "`otherwise` refuses what no route takes, `backend` serves it. The service has both.",
    night: "One of them is ignored.",
    fix: "Keep one of them.",
  },
  "otherwise-without-routes": {
    what: "`otherwise` is for requests that no route takes, and there are no routes.",
    night: "Every request would be refused.",
    fix: "Add routes, or remove it.",
  },
  "tls-malformed": {
    what: "`tls` is not a map.",
    night: "The service would speak plain HTTP on port 443.",
    fix: "Write a map such as `{certificates: /etc/haproxy/certs/}`.",
  },
  "tls-profile-unknown": {
    what: "The TLS profile is not one of Mozilla's two.",
    night: "Old clients stay outside, or old ciphers stay allowed.",
    fix: "Use `intermediate` for the public web, or `modern` for TLS 1.3 only.",
  },
  "certificates-malformed": {
    what: "The path of the certificates is not a plain absolute path.",
    night: "HAProxy loads no certificate, and every handshake fails.",
    fix: "Use a PEM file, or a folder with a slash at its end.",
  },
  "acme-thumbprint-malformed": {
    what: "The thumbprint of the ACME account is not 43 characters of base64url.",
    night: "Every challenge fails, and the certificate expires weeks later.",
    fix: "Copy it from your ACME client, such as `acme.sh --register-account`.",
  },
  "acme-without-redirect": {
    what: "ACME's http-01 challenges arrive on port 80, which this service does not open.",
    night: "The renewal fails, and the certificate expires.",
    fix: "Add `redirectFrom: 80`.",
  },
  "hsts-out-of-range": {
    what: "The time for HSTS is not whole seconds from 0 to two years or so.",
    night: "Browsers ignore the header.",
    fix: "Leave it out, or use 0 for no such header.",
  },
  "statistics-malformed": {
    what: "`statistics` is not a map.",
    night: "The page and the metrics are missing when you need them.",
    fix: "Write a map with `allow` or `users`.",
  },
  "statistics-open": {
    what: "The statistics page has neither users nor a list of allowed networks.",
    night: "Everyone who reaches the private network sees addresses, loads and errors.",
    fix: "Set `allow` or `users`.",
  },
  "network-malformed": {
    what: "The value is neither an address nor a network.",
    night: "The rule matches nobody, or everybody.",
    fix: "Write it as 10.132.20.5 or 10.132.0.0/16.",
  },
  "networks-too-few": {
    what: "A list of networks is empty.",
    night: "Nobody is let in.",
    fix: "List one network or more, or leave the key out.",
  },
  "users-malformed": {
    what: "`users` is not a list of maps.",
    night: "Nobody can log in.",
    fix: "Write a list of maps with `name` and `passwordHash`.",
  },
  "users-too-few": {
    what: "The list of users is empty.",
    night: "Nobody can log in.",
    fix: "List one user or more, or leave the key out.",
  },
  "user-name-malformed": {
    what: "A user's name has characters that haproxy.cfg reads as something else.",
    night: "A space turns part of the name into another argument.",
    fix: "Use 1 to 63 ASCII letters, digits, `.`, `-` and `_`.",
  },
  "password-hash-malformed": {
    what: "The value is not a password's SHA-256 or SHA-512 hash.",
    night: "HAProxy compares with it and lets nobody in, or a plain password is readable on every balancer.",
    fix: "Use what `openssl passwd -5` prints.",
  },
  "line-malformed": {
    what: "HAProxy would not read the value as a single line, or would cut it.",
    night: "An open quote swallows the next line, and a `#` hides the rest of this one.",
    fix: "Write one line per list item, with every quote closed.",
  },
  "lines-malformed": {
    what: "`lines` has the wrong form.",
    night: "The lines would be in no file.",
    fix: "At the top write a map such as `{global: [...]}`; in a service or a backend, a list.",
  },
  "lines-too-few": {
    what: "A list of lines is empty.",
    night: "Nothing changes, although a change was planned.",
    fix: "List one line or more, or leave the key out.",
  },
  "line-starts-section": {
    what: "The line starts a new section, so the generated lines after it would belong there.",
    night: "A frontend loses half of its settings.",
    fix: "Remove it: custom lines belong to the sections that exist.",
  },
  "line-taken": {
    what: "The line repeats or contradicts one that is generated.",
    night: "HAProxy uses the last one, and the topology no longer says what runs.",
    fix: "Use the topology's key for it.",
  },
} as const satisfies Partial<Explanations<IssueCode>>;
