import type { Topology } from "../../src/index.js";
import type { Machine } from "./machine.js";

/** The addresses that a topology does not name: from the ranges kept for documentation, and link-local ones. */
export const gateway = "198.51.100.1";
export const gatewayIpv6 = "2001:db8:51::1";
export const apiIp = "192.0.2.80";
/** A second reserved IP of the account, which leads nowhere yet. */
export const otherReservedIp = "203.0.113.20";
export const clientIp = "192.0.2.10";
export const clientIpv6 = "2001:db8:2::10";
export const publicIp = (index: number) => `198.51.100.${11 + index}`;
export const publicIpv6 = (index: number) => `2001:db8:51::${11 + index}`;
export const metadataIp = (index: number) => `169.254.0.${1 + index}`;

/** The links of a machine, as the cloud's ends of them are called. */
export type Link = "private" | "public";

/** The cloud's own side: the switch of the private network, and what it answers at. */
export async function layCloud(cloud: Machine): Promise<void> {
  // Its ends of the links have their link-local addresses at once: nobody else has them.
  await cloud.sh(`
    echo 1 >/proc/sys/net/ipv4/ip_forward
    echo 1 >/proc/sys/net/ipv6/conf/all/forwarding
    echo 0 >/proc/sys/net/ipv6/conf/default/accept_dad
    for address in ${gateway} ${apiIp} 169.254.169.254; do ip address add $address/32 dev lo; done
    ip link add private type bridge
    ip link set private up
    nft 'add table bridge lab; add chain bridge lab between { type filter hook forward priority 0; }'`);
}

/** Links a host to the cloud: privately, publicly, and to the metadata service, which no fault of the others touches. */
export async function layHost(
  cloud: Machine,
  host: Machine,
  index: number,
  topology: Topology,
  { privateIp, anchorIp = "" }: { privateIp: string; anchorIp?: string | undefined },
): Promise<void> {
  const { private: privateLink, public: publicLink } = linksOf(topology);
  await cloud.sh(`
    ${plugIn(index, privateLink, host)}
    ip link add public${index} type veth peer name ${publicLink} netns ${host.pid}
    ${mend("public", index, anchorIp)}
    ip link add metadata${index} type veth peer name metadata netns ${host.pid}
    ip link set metadata${index} up
    ip route add ${metadataIp(index)} dev metadata${index}`);
  await host.sh(`
    ${address("add", "private", privateIp, privateLink)}
    ip link set ${privateLink} up
    ip address add ${publicIp(index)}/32 dev ${publicLink}
    ip address add ${publicIpv6(index)}/128 dev ${publicLink} nodad
    ${anchorIp && address("add", "public", anchorIp, publicLink)}
    ip link set ${publicLink} up
    ip address add ${metadataIp(index)}/32 dev metadata
    ip link set metadata up
    ip route add 169.254.169.254 dev metadata src ${metadataIp(index)}
    ${defaultRoutes(publicLink)}`);
}

/** What the host calls its links. */
export const linksOf = ({ vrrp }: Topology): Readonly<Record<Link, string>> => ({
  private: vrrp.interface,
  public: vrrp.publicInterface ?? "eth0",
});

/** The host gets, or loses, its private address, or its anchor IP on the public link. */
export const address = (what: "add" | "delete", link: Link, ip: string, name: string) =>
  `ip address ${what} ${ip}/${link === "private" ? 16 : 32} dev ${name}`;

/** A new private interface; taking out the cloud's end takes it away. */
export const plugIn = (index: number, name: string, { pid }: Machine) =>
  `ip link add private${index} type veth peer name ${name} netns ${pid}
    ip link set private${index} master private up`;

/** The cloud's end of a link goes down: the host loses its carrier. */
export const cut = (link: Link, index: number) => `ip link set ${link}${index} down`;

/** It comes up again. The routes that led through it went with it. */
export const mend = (link: Link, index: number, anchorIp = "") => `ip link set ${link}${index} up
    ${link === "public" ? lead(`public${index}`, publicIp(index), publicIpv6(index)) : ""}
    ${link === "public" && anchorIp ? `ip route add ${anchorIp} dev public${index}` : ""}`;

/** The cloud's end of a link leads to these, and is their gateway: a neighbour is told only of an address on that very link. */
const lead = (link: string, ...addresses: readonly string[]) => `ip address add ${gatewayIpv6}/128 dev ${link} nodad
    ${addresses.map((one) => `ip route add ${one} dev ${link}`).join("\n")}`;

const defaultRoutes = (link: string) =>
  [gateway, gatewayIpv6]
    .map((one) => `ip route add ${one} dev ${link}\nip route add default via ${one} dev ${link}`)
    .join("\n");

export async function layClient(cloud: Machine, client: Machine): Promise<void> {
  await cloud.sh(`
    ip link add client type veth peer name eth0 netns ${client.pid}
    ip link set client up
    ${lead("client", clientIp, clientIpv6)}`);
  await client.sh(`
    ip address add ${clientIp}/32 dev eth0
    ip address add ${clientIpv6}/128 dev eth0 nodad
    ip link set eth0 up
    ${defaultRoutes("eth0")}`);
}

/** More addresses of the client's. */
export const flooders = (count: number) => Array.from({ length: count }, (_, n) => `192.0.2.${20 + n}`);

/** The client gets them, and the cloud knows the way back. */
export async function routeBack(cloud: Machine, client: Machine, addresses: readonly string[]): Promise<void> {
  await client.sh("for address do ip address replace $address/32 dev eth0; done", ...addresses);
  await cloud.sh("for address do ip route replace $address dev client; done", ...addresses);
}
