import * as patterns from "../fields/patterns.js";
import { type Guard, guard } from "./guard.js";
import { HaproxyFormat } from "./haproxy-format.js";
import { HaproxyLine } from "./haproxy-line.js";

// What only haproxy.cfg holds. HAProxy reads each of these as it is: no quote, backslash, `#`, or `$` outside of a hash.
//
// Source: HAProxy configuration manual, "Quoting and escaping".

/** A custom line that has been parsed. */
export const haproxyLine: Guard = (value) => (value instanceof HaproxyLine ? value.text : undefined);

/** A text of one's own, escaped. */
export const haproxyText: Guard = (value) => (value instanceof HaproxyFormat ? value.text : undefined);

/** Where a redirect leads: a URL or a path, escaped. */
export const redirectTarget: Guard = (value) => (value instanceof HaproxyFormat ? target(value.text) : undefined);
const target = guard(/^(?=.)(https?:\/\/[A-Za-z0-9.-]{1,253}(:\d{1,5})?)?(\/[A-Za-z0-9._~/?=&%+,:@-]*)?$/);

/** The name of a header. */
export const headerName = guard(patterns.headerName);

/** The name of a section, a server, a user or an ACL. */
export const haproxyName = guard(/^[A-Za-z0-9_.-]{1,255}$/);

/** A balancing algorithm, and its argument. */
export const balance = guard(/^([a-z][a-z-]{2,19}(\([A-Za-z0-9_-]{1,63}\))?|url_param [A-Za-z0-9_-]{1,63})$/);

/** A time: a whole number and its unit. */
export const duration = guard(patterns.duration);

/** What a condition looks at: a sample fetch, and what is cut off from a Host header. */
export const sampleFetch = guard(/^[a-z_.]{1,20}(\(host\),field\(1,:\))?$/);

/** The target of a request. */
export const requestTarget = guard(/^\/[A-Za-z0-9._~/?=&-]{0,256}$/);

/** A Host header, or the end of one. */
export const hostHeader = guard(/^[A-Za-z0-9.-]{1,254}$/);

/** A status, or a range of them. */
export const status = guard(patterns.status);

/** A server's share, 0 to 256. */
export const weight = guard(/^\d{1,3}$/);

/** A version of TLS. */
export const tlsVersion = guard(/^TLSv1\.[23]$/);

/** Names of ciphers or curves, with colons between them. */
export const tlsNames = guard(/^[A-Za-z0-9_-]+(:[A-Za-z0-9_-]+)*$/);

/** A password's hash, as crypt(3) writes it. */
export const passwordHash = guard(patterns.passwordHash);

/** The thumbprint of an ACME account's key. */
export const thumbprint = guard(patterns.thumbprint);

/** A folder below /etc, without that. */
export const haproxyFolder = guard(/^(?!\.{1,2}(\/|$))[A-Za-z0-9._-]+(\/(?!\.{1,2}(\/|$))[A-Za-z0-9._-]+)*$/);
