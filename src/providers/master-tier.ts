import { hostsPattern } from "../fields/host-name.js";
import { guard } from "../guards/guard.js";
import { absolutePath, address, addressBeforePort, oneOf, port, wholeNumber, word } from "../guards/kinds.js";
import { token } from "../guards/shell.js";
import type { Init } from "../platforms/platform.js";
import { type ArrivesAt, arrivalIp } from "./arrival.js";
import type { LoadBalancer } from "./vrrp-types.js";

// What every provider's master.sh has in common. The parts of its text that providers share are in templates/failover.

export const masterScriptPath = "/etc/keepalived/master.sh";

/** The text of a master.sh. */
export type MasterScript = (tier: MasterTier) => string;

/** What master.sh needs to know of a tier, apart from its provider's part. */
export interface MasterTier {
  readonly init: Init;
  readonly loadBalancers: readonly LoadBalancer[];
  /** What it asks to find out whether the site answers at an address; at any of them, without one. */
  readonly asked: (address?: string) => Asked;
  /** Whether it tells HAProxy's statistics page how it is. */
  readonly status: boolean;
}

/** What it asks, by how. */
export interface Asked {
  /** Ports that speak HTTP. */
  readonly http: readonly number[];
  /** Ports that begin with TLS. */
  readonly tls: readonly AskedTls[];
  /** Ports that speak neither: whether a silent connection stays open. */
  readonly held: readonly number[];
}

/** A port that begins with TLS, and how its answer is understood. */
export interface AskedTls {
  readonly port: number;
  /** After the handshake, `https` asks for a page, and `imaps` says nothing: a server may hang up on what it does not understand. */
  readonly scheme: "https" | "imaps";
  /** The host that it names; none, if left out. */
  readonly host?: string | undefined;
  /** Whether the answer shows if there is a server. A folder of certificates refuses a client that names no host. */
  readonly isTelling: boolean;
}

/** For an address, curl names no host in the handshake. */
const noName = "0.0.0.0";

/** What the placeholders of the shared parts are. */
export const masterKinds = {
  // What the provider calls the address, and a machine of its own.
  noun: oneOf(
    "reserved IP",
    "floating IP",
    "failover IP",
    "Elastic IP",
    "private IP",
    "external IP",
    "alias IP",
    "address",
  ),
  machine: oneOf("Droplet", "server", "interface", "instance"),
  vendor: word,
  /** Where the API is, below its host. */
  resource: guard(/^\/v\d(\/[a-z_]+\/\$IP)?$/),
  completed: word,
  failed: word,
  failedWord: word,
  token,
  tokenFile: absolutePath,

  arrival: oneOf("anchor IP", "public IP"),
  anArrival: oneOf("an anchor IP", "a public IP"),
  arrivalKey: oneOf("anchorIp", "publicIp"),
  reservedIp: address,
  firstAnchorIp: address,
  otherAnchorIps: address,
  firstPort: port,
  otherPorts: port,
  scheme: oneOf("https", "imaps"),
  // A route may name a host that no server could be at, such as x.1.
  nameOrNone: guard(hostsPattern),
  port,

  number: wholeNumber,
  otherNumbers: wholeNumber,
  firstAddress: address,
  otherAddresses: address,
  address,
  host: addressBeforePort,

  highestPriority: wholeNumber,
  handSeconds: wholeNumber,
};

const arrivals = {
  anchorIp: { arrival: "anchor IP", anArrival: "an anchor IP", arrivalKey: "anchorIp" },
  publicIp: { arrival: "public IP", anArrival: "a public IP", arrivalKey: "publicIp" },
} as const;

/** What the shared parts print, where traffic for one address arrives at an address of the balancers' own. */
export function behindView(tier: MasterTier, noun: string, reservedIp: string, arrivesAt: ArrivesAt = "anchorIp") {
  const asked = tier.asked();
  const [firstAnchorIp = "", ...otherAnchorIps] = tier.loadBalancers.map((one) => arrivalIp(one, arrivesAt));
  const arrival = arrivals[arrivesAt];
  return {
    noun,
    behind: { noun, reservedIp, firstAnchorIp, otherAnchorIps, ...arrival, ...partedEach(asked) },
    onHost: false as const,
    ...tierView(tier, asked, noun, false),
    handSeconds: 30,
  };
}

/**
 * What they print where the addresses that move are on both balancers, and packets for them arrive at one.
 *
 * @param behind - An address that comes first, whose traffic arrives at the balancers' anchor IPs instead.
 * @param handSeconds - How long somebody who has the addresses taken by hand waits for that.
 */
export function onHostView(
  tier: MasterTier,
  noun: string,
  onHost: readonly string[],
  { behind, handSeconds = 30 }: { behind?: string | undefined; handSeconds?: number } = {},
) {
  const [firstAddress = "", ...otherAddresses] = behind === undefined ? onHost : [behind, ...onHost];
  const addresses = [firstAddress, ...otherAddresses].map((own, index) => {
    return { number: index + 1, address: own, host: own !== behind && own, ...partedEach(tier.asked(own)) };
  });
  const [firstAnchorIp = "", ...otherAnchorIps] = tier.loadBalancers.map((one) => arrivalIp(one));
  return {
    noun,
    behind: false as const,
    onHost: {
      otherNumbers: otherAddresses.map((_, index) => index + 2),
      firstAddress,
      otherAddresses,
      addresses,
      overIpv6: onHost.some((one) => one.includes(":")),
      anchored: behind !== undefined && { firstAnchorIp, otherAnchorIps },
    },
    ...tierView(tier, tier.asked(), noun, true),
    handSeconds,
  };
}

function tierView({ loadBalancers, status }: MasterTier, { http, tls, held }: Asked, noun: string, onHost: boolean) {
  const hasTls = tls.length > 0;
  const hasBoth = http.length > 0 && held.length > 0;
  return {
    // HTTP alone needs no look at how a connection fails.
    http: http.length > 0 && !hasBoth && !hasTls && { onHost },
    beside: hasBoth && !hasTls && { onHost },
    mixed: hasTls && { onHost, held: held.length > 0 },
    held: held.length > 0 && { onHost, others: hasBoth || hasTls },
    status: status && { noun, onHost },
    highestPriority: Math.max(...loadBalancers.map(({ priority }) => priority)),
  };
}

const partedEach = ({ http, tls, held }: Asked) => ({ http: parted(http), tls: tlsView(tls), held: parted(held) });

const tlsView = ([first, ...others]: readonly AskedTls[]) =>
  first !== undefined && { ...urlView(first), others: others.map(urlView) };

const urlView = ({ scheme, host = noName, port }: AskedTls) => ({ scheme, nameOrNone: host, port });

/** Ports for a template that writes something between them. */
function parted([firstPort, ...otherPorts]: readonly number[]) {
  return firstPort !== undefined && { firstPort, otherPorts };
}
