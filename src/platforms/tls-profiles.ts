import { UnsafeValueError } from "../errors.js";

/** The TLS versions and ciphers that clients may use. */
export interface TlsProfile {
  /** `ssl-min-ver` */
  readonly minimum: "TLSv1.2" | "TLSv1.3";
  /** Ciphers up to TLS 1.2; none if 1.3 is required. */
  readonly ciphers: readonly string[];
  /** Ciphers of TLS 1.3. */
  readonly ciphersuites: readonly string[];
  /** Curves in order of preference; a platform's OpenSSL may lack some. */
  readonly curves: readonly string[];
}

const ciphersuites = ["TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256"];
const curves = ["X25519MLKEM768", "X25519", "prime256v1", "secp384r1"];

/**
 * Mozilla's recommendations for servers, version 6.0.
 *
 * Source: https://ssl-config.mozilla.org/guidelines/6.0.json
 */
export const tlsProfiles = {
  modern: { minimum: "TLSv1.3", ciphers: [], ciphersuites, curves },
  intermediate: {
    minimum: "TLSv1.2",
    ciphers: [
      "ECDHE-ECDSA-AES128-GCM-SHA256",
      "ECDHE-RSA-AES128-GCM-SHA256",
      "ECDHE-ECDSA-AES256-GCM-SHA384",
      "ECDHE-RSA-AES256-GCM-SHA384",
      "ECDHE-ECDSA-CHACHA20-POLY1305",
      "ECDHE-RSA-CHACHA20-POLY1305",
    ],
    ciphersuites,
    curves,
  },
} as const satisfies Readonly<Record<string, TlsProfile>>;

/** The profile of a topology's `tls`. */
export function tlsProfile(name: keyof typeof tlsProfiles): TlsProfile {
  if (!Object.hasOwn(tlsProfiles, name)) throw new UnsafeValueError("no TLS profile has this name");
  return tlsProfiles[name];
}

/** How long browsers insist on HTTPS, in seconds: two years, as the same guidelines recommend. */
export const hstsSeconds = 63_072_000;
