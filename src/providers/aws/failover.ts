/**
 * An address at AWS: an Elastic IP (`elasticIp` and `allocationId`), or a secondary private IP address (`secondaryIp`), with or
 * without the Elastic IP that is associated with it.
 */
export interface AwsFailover {
  /** AWS, whose EC2 API moves the address. */
  readonly provider: "aws";
  /** The balancers' region, such as eu-central-1. */
  readonly region: string;
  /**
   * The Elastic IP that clients use (IPv4). It moves between the balancers' `anchorIp`s; with `secondaryIp`, it is associated
   * with that address, and moves along.
   *
   * @default none
   */
  readonly elasticIp?: string | undefined;
  /**
   * The Elastic IP's allocation ID, such as eipalloc-0a1b2c3d4e5f60718. Needed without `secondaryIp`, and refused with it.
   *
   * @default none
   */
  readonly allocationId?: string | undefined;
  /**
   * A secondary private IP address (IPv4) of the balancers' subnet, which moves between their network interfaces.
   *
   * @default none
   */
  readonly secondaryIp?: string | undefined;
  /**
   * The absolute path of a file on the balancers with an access key, as `KEY_ID:SECRET`. Without it, the credentials are those
   * of the instance's role. Needed on ubuntu-22.04.
   *
   * @default none
   */
  readonly accessKeyFile?: string | undefined;
}
