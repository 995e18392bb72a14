import type { Sentences } from "./sentences.js";
import type { FoundValue } from "./value.js";

// What can be wrong with who may use a service, and with what HAProxy itself answers or changes.

export type AccessMalformedCode =
  | "logs-malformed"
  | "log-format-unknown"
  | "peers-malformed"
  | "rate-limit-malformed"
  | "redirect-malformed"
  | "redirect-location-malformed"
  | "redirect-prefix-malformed"
  | "redirect-status-unknown"
  | "response-headers-malformed"
  | "header-malformed"
  | "header-name-malformed"
  | "header-value-malformed";

export type AccessProblem =
  | { readonly code: "redirect-target" | "redirect-loops" | "redirect-empty" }
  | { readonly code: "header-not-ours"; readonly value: FoundValue };

export const accessFieldsWanted = {
  "logs-malformed": "a map such as {format: json}",
  "log-format-unknown": "text or json",
  "peers-malformed": "a map such as {port: 10000}",
  "rate-limit-malformed": "a map such as {requests: 100, per: 10s}",
  "redirect-malformed": "a map such as {hosts: [example.com], prefix: https://www.example.com, status: 301}",
  "redirect-location-malformed":
    "a URL such as https://www.example.com/new, or a path such as /new: ASCII letters, digits and . _ ~ / ? = & % + , : @ -",
  "redirect-prefix-malformed": "a scheme and a host, such as https://www.example.com, without a slash at its end",
  "redirect-status-unknown": "301, 302, 303, 307 or 308",
  "response-headers-malformed": "a map such as {set: [{name: X-Frame-Options, value: DENY}], remove: [Server]}",
  "header-malformed": "a map such as {name: X-Frame-Options, value: DENY}",
  "header-name-malformed": "1 to 100 ASCII letters, digits, '-' and '_', such as X-Frame-Options",
  "header-value-malformed": "1 to 1000 printable ASCII characters, with no blank at an end",
} as const satisfies Sentences<{ readonly code: AccessMalformedCode }>;

export const accessFound: Sentences<Exclude<AccessProblem, { readonly value: FoundValue }>> = {
  "redirect-target": "neither location nor prefix, or both",
  "redirect-loops": "a redirect to what it redirects",
  "redirect-empty": "neither hosts nor path, and a path of the same host",
};

export const accessWanted: Sentences<AccessProblem> = {
  "redirect-target": "location, or prefix: one of them",
  "redirect-loops": "a location or prefix that this redirect does not match: clients would be redirected for ever",
  "redirect-empty": "hosts or path as well: clients would be redirected for ever",
  "header-not-ours": "another header: HAProxy sets this one itself, or has a key of its own for it",
};
