import type { IssueCode } from "../issues/issue.js";
import type { WarningCode } from "../issues/warning.js";
import type { Explanations } from "./explanation.js";

export const failover = {
  "failover-malformed": {
    what: "`failover` is not a map.",
    night: "Nothing would move the address.",
    fix: "Write it as in the report's example.",
  },
  "provider-unknown": {
    what: "Nothing here can move an address at this provider.",
    night: "A primary fails, and the address stays with it.",
    fix: "Use one in the report. docs/add-a-provider.md says how to add one.",
  },
  "token-missing": {
    what: "There is neither `token` nor `tokenFile`.",
    night: "The API answers 401, and the address stays on the dead host.",
    fix: "Add `tokenFile`, the path of a file on the balancers that only root reads.",
  },
  "token-twice": {
    what: "There are both `token` and `tokenFile`.",
    night: "One of them is renewed, and the other, expired one is used.",
    fix: "Keep one. `tokenFile` keeps the secret out of the generated files.",
  },
  "token-malformed": {
    what: "The token has characters that end a quoted word in a shell, or is empty.",
    night: "The script stops at a syntax error, or runs a part of the token.",
    fix: "Copy the token again, without quotes, spaces and line ends.",
  },
  "token-file-malformed": {
    what: "`tokenFile` is not a plain absolute path.",
    night: "The script reads another file, or none, and the API answers 401.",
    fix: "Use a path such as /etc/keepalived/token.",
  },
  "group-malformed": {
    what: "An entry of `groups` is not a map.",
    night: "Its addresses would be on no balancer.",
    fix: "Write each group as a map with `name` and `addresses`.",
  },
  "group-name-duplicate": {
    what: "Two groups have the same name.",
    night: "keepalived drops the second vrrp_instance of a name, with its addresses.",
    fix: "Give each group its own name.",
  },
  "group-router-id-duplicate": {
    what: "Two groups have the same VRID, or one has the default of another.",
    night: "keepalived drops the second instance, or both take each other for one.",
    fix: "Give each group its own `routerId`.",
  },
  "group-router-id-default-out-of-range": {
    what: "The default VRIDs count up from `vrrp.routerId`, and end at 255.",
    night: "keepalived refuses the instance, and its addresses are on no balancer.",
    fix: "Set this group's `routerId`, or a lower `vrrp.routerId`.",
  },
  "anchor-ips-malformed": {
    what: "`anchorIps` is neither true nor false.",
    night: "HAProxy listens where no traffic arrives, and clients are refused.",
    fix: "Write true or false without quotes.",
  },
  "custom-image-malformed": {
    what: "`customImage` is neither true nor false.",
    night: "HAProxy listens where no traffic arrives, and clients are refused.",
    fix: "Write true or false without quotes.",
  },
  "anchor-ip-public": {
    what: "An anchor IP is a private address of the balancer itself, and this one is public.",
    night: "HAProxy waits for an address that its host does not have, so no client is served.",
    fix: "Ask the metadata service on that balancer: interfaces/public/0/anchor_ipv4/address. A Droplet made from a custom image has none: set `failover.customImage`, and write the address into `publicIp`.",
  },
  "public-ip-private": {
    what: "Without an anchor IP, the reserved IP's traffic arrives at the Droplet's public address, and this one is private.",
    night: "HAProxy listens where no traffic arrives, and clients are refused.",
    fix: "Write the Droplet's public address into `publicIp`. If it has an anchor IP, leave `customImage` out.",
  },
  "region-malformed": {
    what: "`region` is no region: it is the zone's name, such as eu-central-1a, or is misspelt.",
    night: "The API's name does not exist, and the address stays on the dead host.",
    fix: "Write the region without the zone's letter: eu-central-1.",
  },
  "allocation-id-malformed": {
    what: "`allocationId` is not the allocation ID of an Elastic IP.",
    night: "The API answers InvalidAllocationID.NotFound, and the address stays on the dead host.",
    fix: "Copy the one beside the address in EC2's list of Elastic IP addresses.",
  },
  "moving-address-missing": {
    what: "None of the addresses that the provider can move is given.",
    night: "Nothing would know which address to move.",
    fix: "Give one of the two in the report.",
  },
  "access-key-file-missing": {
    what: "A role's credentials come with a security token, which this platform's curl (7.81) sends without signing it.",
    night: "The API may refuse every call, and the address stays on the dead host.",
    fix: "Give `accessKeyFile`, the path of a file with an access key, or use a newer platform.",
  },
  "one-zone-only": {
    what: "A secondary private IP address moves within one subnet, which is in one availability zone.",
    night:
      "The zone fails, and takes both balancers with it; or the other balancer is in another zone, and the API refuses.",
    fix: "Keep both balancers in the address's subnet, or move an Elastic IP: it leads to any zone of the region.",
  },
  "alias-range-malformed": {
    what: "`aliasRange` is not the name of a subnet's secondary range.",
    night: "The API refuses the alias IP after it has been taken away, and it leads nowhere.",
    fix: "Copy the range's name from the subnet, or leave it out if the address is in the subnet's primary range.",
  },
  "api-without-external-ip": {
    what: "At Google Cloud a network interface has one external IP. A balancer without the address that moves has none, and so no way to the Internet of its own.",
    night: "The balancer that has to take the address cannot reach the API that would move it.",
    fix: "Give the balancers' subnets Cloud NAT. Private Google Access reaches the API, but not the address: in a split, a backup would take it from a balancer that serves it.",
  },
  "external-ip-in-the-way": {
    what: "A balancer has a public address of its own. If that is at the network interface to which the external IP leads, the API adds no second one.",
    night: "The primary fails, and the address does not move: master.sh says which external IP is in the way.",
    fix: "Delete the interface's access config, and reach the host by Identity-Aware Proxy or another interface.",
  },
  "zones-unseen": {
    what: "A zone of Google Cloud can fail as a whole, and a topology does not say in which zone a balancer is.",
    night: "Both balancers are in the zone that fails.",
    fix: "Create the balancers in different zones of the address's region.",
  },
  "web-service-user-malformed": {
    what: "`user` is no web service user. Without quotes, YAML takes `#ws+changeme` for a comment.",
    night: "The API refuses the login, and the address stays on the dead host.",
    fix: 'Copy it from "Web service and app settings", and put it in quotes.',
  },
  "floating-ip-malformed": {
    what: "An entry of `floatingIps` is not a map.",
    night: "Nothing would know which floating IP to move.",
    fix: "Write each with its `address` and its `id`: `{ address: 203.0.113.10, id: 4711 }`.",
  },
  "floating-ip-id-out-of-range": {
    what: "The `id` of a floating IP is not a whole number above 0.",
    night: "The API answers 404, and the address stays on the dead host.",
    fix: "Copy the number that `hcloud floating-ip list` shows.",
  },
  "floating-ip-id-duplicate": {
    what: "Two addresses have the number of the same floating IP.",
    night: "One of the two is never moved.",
    fix: "Copy each number from `hcloud floating-ip list`.",
  },
  "provider-not-on-platform": {
    what: "There are no files for this provider on this platform, whose files are the guide's.",
    night: "The old platform's programs lack what the script needs, and the address stays on the dead host.",
    fix: "Choose a newer platform, or another provider.",
  },
  "groups-too-few": {
    what: "The list of groups is empty.",
    night: "keepalived moves nothing.",
    fix: "List one group or more, or use `addresses`.",
  },
  "preferred-unknown": {
    what: "`preferred` names no balancer of this topology.",
    night: "The group has no master of its own, and one balancer carries everything.",
    fix: "Use the name of one of the load balancers.",
  },
  "multicast-malformed": {
    what: "`multicast` is neither true nor false.",
    night: "Some balancers speak by multicast and some do not, and every one is master.",
    fix: "Write true or false without quotes.",
  },
  "garp-refresh-out-of-range": {
    what: "The interval is not whole seconds from 0 to 86400.",
    night: "A switch that missed the move sends traffic to the dead balancer.",
    fix: "Leave it out, or use 0 to turn the announcements off.",
  },
} as const satisfies Partial<Explanations<IssueCode | WarningCode>>;
