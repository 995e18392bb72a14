export const platforms = ["ubuntu-14.04", "debian-12"];

/** Balancers and web servers. */
export const sizes = [
  [2, 2],
  [2, 20],
  [2, 200],
  [2, 2000],
  [2, 20_000],
  [10, 1000],
];

/** A topology of so many hosts, as it comes from JSON. */
export function topologyOf(platform, balancers, webServers) {
  return {
    platform,
    webServers: Array.from({ length: webServers }, (_, n) => ({
      name: `web${n + 1}`,
      privateIp: `10.${132 + (n >> 16)}.${(n >> 8) & 255}.${n & 255}`,
    })),
    loadBalancers: Array.from({ length: balancers }, (_, n) => ({
      name: `lb${n + 1}`,
      privateIp: `10.200.0.${n + 1}`,
      anchorIp: `10.17.1.${n + 1}`,
    })),
    vrrp: { password: "x7k2m9qd" },
    failover: { provider: "digitalocean", reservedIp: "203.0.113.10", token: "made-up-token" },
  };
}
