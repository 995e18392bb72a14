import type { AddressCode } from "./addresses.js";
import type { FailoverProblem } from "./failover.js";
import type { Keys } from "./path.js";
import type {
  ServiceChoiceCode,
  ServiceDuplicateCode,
  ServiceMalformedCode,
  ServiceProblem,
  ServiceRangeCode,
  ServiceTooFewCode,
} from "./services.js";
import type { FoundValue } from "./value.js";

/** One error in a topology, as data and in words. Never contains a secret. */
export type Issue = Problem & {
  /** The place, for people: `webServers[0].privateIp`; empty for the topology as a whole. */
  readonly path: string;
  /** What was found there, in words. */
  readonly found: string;
  /** What would be valid there, in words. */
  readonly wanted: string;
  /** Both in one sentence. */
  readonly message: string;
  /** The line in the file, from 1, if the topology came from a file. */
  readonly line?: number;
};

/** A stable name for the error. Compare codes, never messages: the wording may change. */
export type IssueCode = Problem["code"];

/** An error and its place, as data: each code has its own payload. */
export type Problem = Located &
  (
    | (FieldRule & { readonly value: FoundValue })
    /** A required key without a value; `rule` is the rule for that value. */
    | { readonly code: "missing"; readonly rule: FieldRule }
    | {
        readonly code: "wrong-type";
        readonly rule: FieldRule;
        readonly value: FoundValue;
        readonly expected: ValueKind;
      }
    /**
     * `key` is absent if it may be a secret; `meant` is the key that was probably meant, and `belongs` the places that have
     * it, such as `backends[].sticky`.
     */
    | {
        readonly code: "unknown-key";
        readonly key?: string;
        readonly meant?: string;
        readonly belongs?: readonly string[];
        readonly known: readonly string[];
      }
    /** A frontend and a backend with the same name; `first` is the place of the other. */
    | { readonly code: "name-shared"; readonly value: FoundValue; readonly first: Keys; readonly isDefault: boolean }
    | { readonly code: "list-too-long"; readonly maximum: number }
    | { readonly code: "too-many-issues"; readonly maximum: number }
    /** `first` is the earlier place of the same value. */
    | {
        readonly code: DuplicateCode;
        readonly value: FoundValue;
        readonly first: Keys;
        /** Whether the value is a default. */
        readonly isDefault: boolean;
      }
    | { readonly code: "not-on-platform"; readonly key: string; readonly platform: string }
    | { readonly code: "not-with-provider"; readonly key: string; readonly provider: string }
    | { readonly code: "provider-not-on-platform"; readonly value: FoundValue; readonly platform: string }
    | {
        readonly code:
          | "preempt-delay-without-preempt"
          | "hook-missing"
          | "token-missing"
          | "token-twice"
          | "group-router-id-default-out-of-range"
          | "password-with-version-3"
          | "password-with-ipv6"
          | "private-ipv6-twice";
      }
    | { readonly code: "private-ip-not-ipv4" | "family-not-shared" | "label-with-ipv6"; readonly value: FoundValue }
    | { readonly code: "virtual-addresses-or-groups"; readonly given: "neither" | "both" }
    | { readonly code: "virtual-address-unknown"; readonly value: FoundValue; readonly known: readonly string[] }
    | { readonly code: "label-too-long"; readonly value: FoundValue; readonly interface: string }
    /** `keepalived` is the platform's version, if that is the reason. */
    | { readonly code: "advert-interval-too-short"; readonly value: FoundValue; readonly keepalived?: string }
    | {
        readonly code: "client-address-unsupported";
        readonly value: FoundValue;
        readonly known: readonly string[];
        readonly platform: string;
      }
    | { readonly code: "balance-needs-http" | "client-address-needs-http"; readonly value: FoundValue }
    | FailoverProblem
    | ServiceProblem
    | TextProblem
  );

interface Located {
  /** The place, for programs. */
  readonly keys: Keys;
}

/** The rule for one field, with its limits. */
export type FieldRule =
  | { readonly code: Exclude<MalformedCode, "address-not-canonical"> }
  /** `canonical` is the address as RFC 5952 writes it. */
  | { readonly code: "address-not-canonical"; readonly canonical: string }
  | { readonly code: RangeCode; readonly minimum: number; readonly maximum: number }
  | { readonly code: ChoiceCode; readonly known: readonly string[] }
  | { readonly code: TooFewCode; readonly minimum: number }
  /** `examples` has a valid value for each provider. */
  | { readonly code: "failover-malformed"; readonly examples: readonly string[] }
  /** `known` is what this version of HAProxy supports; both are absent if the platform is unknown. */
  | { readonly code: "balance-unknown"; readonly known?: readonly string[]; readonly haproxy?: string };

export type MalformedCode =
  | "topology-malformed"
  | "schema-malformed"
  | "host-malformed"
  | "vrrp-malformed"
  | "service-malformed"
  | "group-malformed"
  | "floating-ip-malformed"
  | "anchor-ips-malformed"
  | "custom-image-malformed"
  | "region-malformed"
  | "allocation-id-malformed"
  | "alias-range-malformed"
  | "web-service-user-malformed"
  | "label-malformed"
  | "multicast-malformed"
  | "preferred-unknown"
  | "name-malformed"
  | AddressCode
  | "password-malformed"
  | "interface-malformed"
  | "interface-loopback"
  | "instance-malformed"
  | "hooks-malformed"
  | "hook-malformed"
  | "user-malformed"
  | "preempt-malformed"
  | "token-malformed"
  | "token-file-malformed"
  | "service-name-malformed"
  | ServiceMalformedCode
  | "backend-malformed";

export type RangeCode =
  | "priority-out-of-range"
  | "router-id-out-of-range"
  | "check-interval-out-of-range"
  | "preempt-delay-out-of-range"
  | "hook-timeout-out-of-range"
  | "port-out-of-range"
  | ServiceRangeCode
  | "check-count-out-of-range"
  | "garp-refresh-out-of-range"
  | "floating-ip-id-out-of-range"
  | "advert-interval-out-of-range";

export type ChoiceCode =
  | "platform-unknown"
  | "provider-unknown"
  | "mode-unknown"
  | "client-address-unknown"
  | ServiceChoiceCode;

export type TooFewCode =
  | "web-servers-too-few"
  | "load-balancers-too-few"
  | "services-too-few"
  | ServiceTooFewCode
  | "virtual-addresses-too-few"
  | "groups-too-few";

export type DuplicateCode =
  | "name-duplicate"
  | "address-duplicate"
  | "priority-duplicate"
  | "interface-duplicate"
  | "service-name-duplicate"
  | "backend-duplicate"
  | "port-duplicate"
  | ServiceDuplicateCode
  | "group-name-duplicate"
  | "group-router-id-duplicate"
  | "floating-ip-id-duplicate";

/** An error in the text itself. */
type TextProblem =
  | { readonly code: "text-empty" | "text-too-large" | "yaml-tag" | "yaml-several-documents" | "yaml-number" }
  | { readonly code: "text-binary"; readonly problem: "not-utf-8" | "control-character" }
  | { readonly code: "yaml-syntax"; readonly problem: SyntaxProblem }
  /** `key` is absent if it may be a secret. */
  | { readonly code: "yaml-duplicate-key"; readonly key?: string }
  | { readonly code: "yaml-alias"; readonly problem: "unresolved" | "undefined" | "multiplied" }
  | { readonly code: "yaml-alias"; readonly problem: "too-many"; readonly count: number; readonly maximum: number }
  | { readonly code: "yaml-too-deep"; readonly maximum: number };

export type SyntaxProblem =
  | "indent"
  | "indent-or-bracket"
  | "tab"
  | "open-quote"
  | "missing-character"
  | "key"
  | "misplaced-character"
  | "reserved-start"
  | "comment"
  | "other";

export type ValueKind = "text" | "number" | "boolean" | "list" | "map";
