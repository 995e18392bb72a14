import type { TopologyInput } from "../../src/index.js";
import { platformNames } from "../../src/platforms/index.js";
import { alphanumeric, present, Random } from "./random.js";
import { randomBackends, randomServices } from "./random-services.js";

const interfaces = ["eth0", "eth1", "ens3", "bond0", "enp0s31f6", "vlan.100", "br-lan", "a"];

/** A tier in which every key may occur, with values from its whole range. Nearly all are valid. */
export function randomTier(seed: number, platforms: readonly string[] = platformNames): TopologyInput {
  const random = new Random(seed);
  const platform = random.of(platforms);
  const isOld = platform === "ubuntu-14.04";
  const isVip = random.boolean();
  const families: Families = isVip && !isOld ? random.of(["IPv4", "IPv4", "both", "IPv6"]) : "IPv4";
  const network = random.of(["10.132.7", "192.168.1", "172.16.255", "100.64.0"]);
  const [webs, balancers] = [random.integer(1, 6), random.integer(2, 5)];
  const octets = random.some(
    Array.from({ length: 198 }, (_, index) => index + 1),
    webs + balancers,
  );
  const ipv6 = (octet: number) => `${ipv6Network}${octet.toString(16)}`;
  const hosts = octets.map((octet, index) => {
    const isIpv6 = families === "IPv6" || (families === "both" && index < webs && random.boolean());
    return {
      name: `${random.text(alphanumeric, 1, 20)}-${index}`,
      privateIp: isIpv6 ? ipv6(octet) : `${network}.${octet}`,
    };
  });
  const webServers = hosts
    .slice(0, webs)
    .map((host, index) => present({ ...host, publicIp: random.maybe(() => `198.51.100.${index + 1}`) }));
  const priorities = random.maybe(() =>
    random.some(
      Array.from({ length: 254 }, (_, index) => index + 1),
      5,
    ),
  );
  const [own, ofPublic] = random.some(interfaces, 2);
  const loadBalancers = hosts.slice(webs).map((host, index) =>
    present({
      ...host,
      privateIpv6: families === "both" ? ipv6(octets[webs + index] ?? 0) : undefined,
      anchorIp: isVip ? undefined : `10.17.3.${index + 1}`,
      publicIp: random.maybe(() => `198.51.100.${index + 101}`),
      priority: priorities?.[index],
      interface: isOld ? undefined : random.maybe(() => own),
    }),
  );
  const balancerNames = loadBalancers.map(({ name }) => name);
  return present({
    platform,
    webServers,
    loadBalancers,
    vrrp: {
      ...randomVrrp(random, isOld, isVip, families),
      interface: own,
      ...(isOld ? {} : { publicInterface: ofPublic }),
    },
    failover: isVip ? randomVip(random, network, balancerNames, families) : randomCloud(random),
    ...randomServices(random, isOld),
    ...(isOld ? {} : randomBackends(random, hosts.slice(0, webs))),
  }) as TopologyInput;
}

/** The families of the addresses that move. */
type Families = "IPv4" | "both" | "IPv6";

const ipv6Network = "fd00:10::";

function randomVrrp(random: Random, isOld: boolean, isVip: boolean, families: Families) {
  const advertInterval = isVip && !isOld ? random.maybe(() => random.of([0.1, 0.25, 1, 3, 40])) : undefined;
  const hasPassword = (advertInterval ?? 1) >= 1 && families !== "IPv6" && (!isVip || random.boolean());
  const preempt = isOld ? undefined : random.maybe(() => random.boolean());
  return present({
    password: hasPassword ? random.text(alphanumeric, 1, 8) : undefined,
    routerId: random.maybe(() => random.integer(1, 200)),
    instance: random.maybe(() => random.text(`${alphanumeric}_-`, 1, 63)),
    checkInterval: random.maybe(() => random.integer(1, 3600)),
    checkFall: isOld ? undefined : random.maybe(() => random.integer(1, 255)),
    checkRise: isOld ? undefined : random.maybe(() => random.integer(1, 255)),
    advertInterval,
    preempt,
    preemptDelay: isOld || preempt === false ? undefined : random.maybe(() => random.integer(1, 1000)),
  });
}

function randomCloud(random: Random) {
  const secret = random.boolean()
    ? { token: random.text(`${alphanumeric}!#$%&()*+,-./:;<=>?@[]^_{|}~`, 1, 80) }
    : { tokenFile: `/${random.text(alphanumeric, 1, 40)}/${random.text(alphanumeric, 1, 40)}` };
  return { provider: "digitalocean", reservedIp: "203.0.113.10", ...secret };
}

function randomVip(random: Random, network: string, balancers: readonly string[], families: Families) {
  let last = 200;
  const address = () => {
    last += 1;
    // The first of both is IPv4: only IPv6 would allow no password.
    const isIpv6 = families === "IPv6" || (families === "both" && last > 201 && random.boolean());
    const plain = isIpv6 ? `${ipv6Network}${last.toString(16)}/64` : `${network}.${last}/24`;
    if (random.boolean()) return plain;
    const label = isIpv6 ? undefined : random.maybe(() => random.text(alphanumeric, 1, 5));
    return present({ address: plain, interface: random.maybe(() => random.of(["eth0", "bond0"])), label });
  };
  const rest = {
    multicast: random.maybe(() => random.boolean()),
    garpRefresh: random.maybe(() => random.integer(0, 86_400)),
  };
  if (random.boolean()) return present({ provider: "vip", addresses: random.list(1, 4, address), ...rest });
  const groups = random.list(1, 3, (index) =>
    present({
      name: `group${index}`,
      addresses: random.list(1, 4, address),
      preferred: random.maybe(() => random.of(balancers)),
      routerId: random.maybe(() => 211 + index),
    }),
  );
  return present({ provider: "vip", groups, ...rest });
}
