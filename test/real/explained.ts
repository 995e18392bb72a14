import type { PlatformName } from "../../src/platforms/index.js";

/**
 * What today's checkers say about files that are meant for older programs, message by message, and why it is right that
 * the file stays as it is. A message that does not stand here fails the tests; docs/guide.md has each of them.
 */
export interface Explained {
  /** The checker's exit code. */
  readonly code: number;
  /** Every line that it may print, and that it must. */
  readonly messages: readonly { readonly pattern: RegExp; readonly reason: string }[];
}

const silence: Explained = { code: 0, messages: [] };

export const keepalivedSays: Readonly<Record<PlatformName, Explained>> = {
  "ubuntu-14.04": {
    // keepalived 2.2: 6 is a violation of script security, the first message.
    code: 6,
    messages: [
      {
        pattern: /^SECURITY VIOLATION - scripts are being executed but script_security not enabled\.$/,
        reason:
          "script security came with keepalived 1.3.0; 1.2.19 closes the block at a keyword that it does not know",
      },
      {
        pattern: /^\([\w-]+\) No VIP specified; at least one is sensible$/,
        reason: "the cloud's API moves the address; 1.2.19 says nothing, and no_virtual_ipaddress came with 2.2.8",
      },
    ],
  },
  "ubuntu-22.04": silence,
  "ubuntu-24.04": silence,
  "ubuntu-26.04": silence,
  "debian-12": silence,
  "debian-13": silence,
};

/** Of files whose instances have addresses of their own. */
export const keepalivedSaysOfVip: Readonly<Record<PlatformName, Explained>> = {
  "ubuntu-14.04": { code: 6, messages: keepalivedSays["ubuntu-14.04"].messages.slice(0, 1) },
  "ubuntu-22.04": silence,
  "ubuntu-24.04": silence,
  "ubuntu-26.04": silence,
  "debian-12": silence,
  "debian-13": silence,
};

export interface ExplainedComment {
  /** The code, and how the line starts that it is about. */
  readonly about: string;
  readonly reason: string;
  /** Only some topologies give that line. */
  readonly sometimes?: true;
}

export const shellcheckSays: Readonly<Record<PlatformName, readonly ExplainedComment[]>> = {
  "ubuntu-14.04": [
    {
      about: "SC2086: if [ $HAS_RESERVED_IP",
      reason: "the guide's text; an empty or odd answer of the metadata service ends the test with an error",
    },
    {
      about: "SC2086: python /usr/local/bin/assign-ip $IP $ID",
      reason: "the guide's text; the address holds nothing to split, and an empty ID makes assign-ip print its usage",
    },
    {
      about: 'SC2155: export DO_TOKEN="$(cat ',
      reason:
        "one line as in the guide; a token file that cannot be read leaves the token empty, and the API refuses it",
      sometimes: true,
    },
    {
      about: "SC2016: export DO_TOKEN='",
      reason: "nothing is meant to be expanded in a token",
      sometimes: true,
    },
  ],
  "ubuntu-22.04": [],
  "ubuntu-24.04": [],
  "ubuntu-26.04": [],
  "debian-12": [],
  "debian-13": [],
};
