import type { IssueCode } from "../issues/issue.js";
import type { Explanations } from "./explanation.js";

/** What any key can get wrong, and the hosts. */
export const general = {
  missing: {
    what: "A required key is not there, or has no value.",
    night: "A guess would fill the gap, and half of the files would be right.",
    fix: "Add the key. `haproxy-failover init` prints a topology with all that are required.",
  },
  "wrong-type": {
    what: "The value is of another kind: a number where text belongs, or one value where a list belongs.",
    night: "YAML reads 0123 as a number and `no` as text: the password in the file is not the one that was written.",
    fix: "Put text that looks like a number in quotes, and write lists with `-` or `[ ]`.",
  },
  "unknown-key": {
    what: "No key of this name belongs here.",
    night: "A misspelled setting is ignored, and everybody believes it is in force.",
    fix: "Use one of the keys in the report, or put this one where the report says it belongs. docs/topology.md describes all of them.",
  },
  "not-on-platform": {
    what: "The programs of this platform cannot do what the key asks for.",
    night: "The setting has no effect, or keepalived closes a block too early and drops what follows.",
    fix: "Remove the key, or choose a newer platform.",
  },
  "not-with-provider": {
    what: "The key makes no sense with the provider in `failover.provider`.",
    night: "HAProxy waits for an address that never comes.",
    fix: "Remove the key, or choose the provider that it belongs to.",
  },
  "topology-malformed": {
    what: "The topology as a whole is not a map of keys and values.",
    night: "No host would get a file.",
    fix: "Start from `haproxy-failover init`.",
  },
  "schema-malformed": {
    what: "`$schema` is not the address or path of a JSON Schema.",
    night: "Nothing: only editors read it.",
    fix: "Write it as text, or remove it.",
  },
  "host-malformed": {
    what: "An entry of `webServers` or `loadBalancers` is not a map.",
    night: "The host would be missing from every file.",
    fix: "Write each host as a map with `name` and `privateIp`.",
  },
  "platform-unknown": {
    what: "There are no templates for this platform.",
    night: "Files for another release: HAProxy stops at an unknown keyword, and keepalived ignores a block.",
    fix: "Use one of the platforms in the report. docs/add-a-platform.md says how to add one.",
  },
  "web-servers-too-few": {
    what: "There is no web server.",
    night: "HAProxy answers 503 to everybody.",
    fix: "List one web server or more.",
  },
  "load-balancers-too-few": {
    what: "There is only one load balancer, or none.",
    night: "It fails, and nobody takes over. With an empty list of peers, keepalived falls back to multicast.",
    fix: "List two load balancers or more.",
  },
  "list-too-long": {
    what: "A list is longer than any tier.",
    night: "Rendering takes all memory of the machine that runs it.",
    fix: "Split the tier, or look for what made the list.",
  },
  "too-many-issues": {
    what: "There are more errors than anyone fixes at once.",
    night: "Nothing: the first of them are in the report.",
    fix: "Fix those, and check again. Often a single mistake of a script made all of them.",
  },
  "name-malformed": {
    what: "A host's name is not a DNS label.",
    night: "A space or a line end in a name becomes an extra word or an extra directive in haproxy.cfg.",
    fix: "Use 1 to 63 letters, digits and hyphens, with no hyphen first or last.",
  },
  "name-duplicate": {
    what: "Two hosts have the same name, apart from upper and lower case.",
    night: "One host's files overwrite the other's, and both start with the same address.",
    fix: "Give each host its own name.",
  },
} as const satisfies Partial<Explanations<IssueCode>>;
