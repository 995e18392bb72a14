// Defaults that the schema and the rules both need.

/** The guide's single service. */
export const serviceDefaults = {
  name: "www",
  backend: "nginx_pool",
  port: 80,
  mode: "tcp",
  balance: "roundrobin",
} as const;

/** The guide's. */
export const vrrpDefaults = { routerId: 33, interface: "eth1", instance: "VI_1" } as const;

/** Where most people have HAProxy's statistics page. */
export const statisticsPort = 8404;
