import type { AwsFailover } from "./aws/failover.js";
import type { CommandFailover } from "./command/failover.js";
import type { DigitalOceanFailover } from "./digitalocean/failover.js";
import type { GcpFailover } from "./gcp/failover.js";
import type { HetznerFailover } from "./hetzner/failover.js";
import type { HetznerRobotFailover } from "./hetzner-robot/failover.js";
import type { VipFailover } from "./vip/failover.js";

/** Who moves the address that clients use, by provider. */
export type Failover =
  | DigitalOceanFailover
  | VipFailover
  | HetznerFailover
  | HetznerRobotFailover
  | AwsFailover
  | GcpFailover
  | CommandFailover;

export type { FloatingIp } from "./hetzner/failover.js";
export type { VipAddress, VipGroup } from "./vip/failover.js";
export type {
  AwsFailover,
  CommandFailover,
  DigitalOceanFailover,
  GcpFailover,
  HetznerFailover,
  HetznerRobotFailover,
  VipFailover,
};
