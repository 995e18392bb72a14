/** How the metadata service behaves. */
export type MetadataFault = "down" | "dropped" | "silent" | "empty" | "flood" | "404" | "500";

/** How the API answers one request to assign; the last of a list goes on for ever. */
export type ApiAnswer =
  | "assign"
  | "assign-slowly"
  | "accept-never-complete"
  | "accept-then-errored"
  | "down"
  | "silent"
  | "401"
  | "403"
  | "404"
  | "409"
  | "412"
  | "422"
  | "423"
  | "423-protected"
  | "422-region"
  | "429"
  | "500"
  | "302"
  | "403-limit"
  | "500-not-complete"
  | "503"
  | "html-502"
  /** These bytes, and an end; with `moves`, the IP moves all the same. */
  | { readonly raw: string; readonly moves?: true }
  /** A gigabyte with this status; with `moves`, the IP moves all the same. */
  | { readonly flood: number; readonly moves?: true };

export interface Scenario {
  readonly name: string;
  /** Whose script it is; DigitalOcean's if it is left out. */
  readonly provider?:
    | "digitaloceanBoth"
    | "digitaloceanIpv6"
    | "hetzner"
    | "hetzner-robot"
    | "command"
    | "aws"
    | "awsSecondary"
    | "gcp"
    | "gcpAlias";
  /** This balancer's public address, where traffic for the reserved IP arrives; it arrives at the anchor IP if left out. */
  readonly publicIp?: string;
  /** The user's own programs, as shell scripts; good ones if they are left out. */
  readonly programs?: { readonly holds?: string; readonly take?: string };
  /** The number that the topology gives the address, where it has one: another one than the address's own. */
  readonly wrongId?: string;
  /** Where AWS's Elastic IP leads to while it is here, where that is not the anchor IP. */
  readonly leadsTo?: string;
  /** The region that AWS's signature is for; eu-central-1 if it is left out. */
  readonly region?: string;
  /** The instance has no role, or its first credentials are refused. */
  readonly role?: "none" | "revoked";
  /** For how long a role's credentials are good, in seconds. */
  readonly keysLive?: number;
  /** How long after a move the metadata service lists the private IP, in seconds. */
  readonly listedAfter?: number;
  /** How the API answers one request after the other to take the address away; all is well if it is left out. */
  readonly takingAway?: readonly ApiAnswer[];
  /** How many such requests there are. */
  readonly takenAway?: number;
  /** For how many seconds the address may be nobody's while it moves. */
  readonly nowhere?: number;
  /** The API does not reach the zone of the other balancer. */
  readonly zoneDown?: true;
  /** What uses Google Cloud's external IP in the place of an instance, or that it is not reserved. */
  readonly usedBy?: "a forwarding rule" | "nothing that is reserved";
  /** How many minutes the API's clock is ahead of this host's. */
  readonly apiClock?: number;
  /** The Elastic IP is not associated with the private one. */
  readonly rides?: false;
  /** For how long Robot's API moves an address before it answers, in seconds; 2 if it is left out. */
  readonly blocks?: number;
  /** The password that Robot's API knows; made-up-token if it is left out. */
  readonly knows?: string;
  /** When the file of the password changes, in seconds, and what it holds then. */
  readonly password?: { readonly at: number; readonly file: string };
  /** From one look at Robot's failover IP to the next, in seconds; 20 if it is left out. */
  readonly lookEvery?: number;
  /** For how long refused credentials rest, in seconds; as the script has it if it is left out. */
  readonly refusedRest?: number;
  /** The main IPs in the script, where they are not this host's and another's. */
  readonly mains?: string;
  /** How many calls of the API there may be, at least and at most. */
  readonly calls?: readonly [number, number];
  /** The number of an address that the API never moves. */
  readonly refuses?: string;
  /** How it refuses that. */
  readonly refusedWith?: ApiAnswer;
  /** Whether the lines of syslog come in any order. */
  readonly inAnyOrder?: true;
  /** When somebody takes the address off this host, in seconds. */
  readonly takenOffAt?: number;
  readonly metadata?: MetadataFault;
  /** What the API says to one assign request after the other; all is well if it is left out. */
  readonly api?: readonly ApiAnswer[];
  /** What the API says when it is asked where the IP is: `assign` for the truth, which goes if it is left out. */
  readonly place?: ApiAnswer;
  /** The number of every action; counted from 7000 if it is left out. */
  readonly actionId?: string;
  /** The API does not listen at all until then, in seconds. */
  readonly apiBackAfter?: number;
  /** Which reserved IP this droplet has at the start, if any; the tier's is elsewhere otherwise. */
  readonly holds?: "this" | "another";
  /** Another process holds the lock until then, in seconds. */
  readonly lockedFor?: number;
  /** This balancer's priority: 200 is the preferred one's. */
  readonly priority?: 200 | 100;
  /** Whether somebody answers at the reserved IP. */
  readonly served?: boolean;
  /** Whether the site answers at this balancer's own anchor IP; it does if this is left out. */
  readonly serves?: false;
  /** When keepalived says BACKUP, in seconds. */
  readonly backupAt?: number;
  /** When somebody else moves the reserved IP away, in seconds. */
  readonly takenAt?: number;
  /** When the API takes the IP from everybody, and the metadata service does not hear of it, in seconds. */
  readonly unassignedAt?: number;
  /** What is wrong between here and the API. */
  readonly path?: "first-nameserver-dead" | "certificate-not-trusted" | "dead-proxy-in-environment";
  /** This program is not installed. */
  readonly without?: "jq";
  /** When keepalived reloads, in seconds: it closes the FIFO and opens it anew, without a word on the state. */
  readonly reloadAt?: number;
  /** Another keepalived, now gone, left its state behind, and this one has said nothing yet. */
  readonly staleState?: true;
  /** What keepalived says at the start, in the place of MASTER. */
  readonly lines?: readonly string[];
  /** Where the IP was when this balancer last asked the API, before it became master. */
  readonly lastSeenAt?: number;
  /** When the service is stopped, in seconds, and what keepalived says until it runs again. */
  readonly stopped?: { readonly at: number; readonly lines: readonly string[] };
  /** When the process that does the work is killed, in seconds. */
  readonly killWorkerAt?: number;
  /** Whoever logs is never answered. */
  readonly logHangs?: true;
  /** What the token file holds; empty for none at all. The token stands in the script otherwise. */
  readonly tokenFile?: string;
  /** When the metadata service and the API fall silent, in seconds. */
  readonly silentAt?: number;
  /** Which Droplet cloud-init noted; nothing without it. */
  readonly cloudInit?: number;
  /** Which Droplet the firmware of DigitalOcean names; it is another's without it. */
  readonly firmware?: number;
  /** When keepalived ends, in seconds. */
  readonly seconds: number;
  /** Where the tier's IP must be in the end. */
  readonly ends: "here" | "elsewhere" | "here, if it was asked for";
  /** How many requests to assign there may be, at least and at most. */
  readonly assigns: readonly [number, number];
  /** How many seconds pass between the first and the second of them, at least. */
  readonly secondAfter?: number;
  /** How many processes it may start at the most. */
  readonly processes?: number;
  /** What the file for monitoring says in the end, but for when. */
  readonly status?: string;
  /** Every line in syslog, in order: its priority and its words, with N for how long something took. */
  readonly syslog: readonly string[] | "any";
}
