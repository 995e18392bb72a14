import * as z from "zod/mini";
import { described, list, map, type RuleCode, text } from "../../fields/kinds.js";
import * as patterns from "../../fields/patterns.js";
import { HaproxyFormat } from "../../guards/haproxy-format.js";
import { pathPattern, routeHosts } from "./kinds.js";

const headerName = text(patterns.headerName, "header-name-malformed", "The header's name.");

const header = map("header-malformed", () => ({
  name: headerName,
  value: described(
    z
      .string({ error: "header-value-malformed" satisfies RuleCode })
      .check(z.refine(HaproxyFormat.fits, "header-value-malformed" satisfies RuleCode)),
    "The header's value.",
  ),
}));

const target = "(https?://[A-Za-z0-9.-]{1,253}(:[0-9]{1,5})?)";
const path = "/[A-Za-z0-9._~/?=&%+,:@-]{0,500}";

const redirect = map("redirect-malformed", () => ({
  hosts: routeHosts("The host names that are redirected, case does not matter. Default: all."),
  path: z.optional(
    text(pathPattern, "route-path-malformed", "The path that is redirected, with everything below it. Default: all."),
  ),
  location: z.optional(
    text(
      new RegExp(`^(${target}|(?!//)${path}|${target}${path})$`),
      "redirect-location-malformed",
      "Where clients are sent: a URL, or a path of the same host. Give this or prefix.",
    ),
  ),
  prefix: z.optional(
    text(
      new RegExp(`^${target}$`),
      "redirect-prefix-malformed",
      "The scheme and host where clients are sent with the path that they asked for, such as https://www.example.com. Give this or location.",
    ),
  ),
  status: z.optional(
    described(
      z.literal([301, 302, 303, 307, 308], { error: "redirect-status-unknown" satisfies RuleCode }),
      "The status: 301, 302, 303, 307 or 308. Browsers remember 301 and 308. Default: 302.",
    ),
  ),
}));

/** What HAProxy answers itself, and what it changes in responses: keys of the service. */
export const responses = {
  redirects: z.optional(
    list(redirect, 1, "redirects-too-few", "Requests that are redirected, before any route applies. In HTTP mode."),
  ),
  responseHeaders: z.optional(
    map(
      "response-headers-malformed",
      () => ({
        set: z.optional(
          list(header, 1, "headers-too-few", "Headers to set in every response, in place of any with the same name."),
        ),
        remove: z.optional(
          list(headerName, 1, "headers-too-few", "The names of headers to remove from every response."),
        ),
      }),
      "Headers of the service's responses, including errors and redirects. In HTTP mode.",
    ),
  ),
};
