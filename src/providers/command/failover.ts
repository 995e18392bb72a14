/** An address that programs of your own move, for providers that are not known here. */
export interface CommandFailover {
  /** Programs of your own, which move the address. */
  readonly provider: "command";
  /** The address that clients use. */
  readonly address: string;
  /**
   * Whether traffic for the address arrives at each balancer's `anchorIp`. Otherwise the address is on the balancers
   * themselves: master.sh puts it there.
   *
   * @default false
   */
  readonly anchorIps?: boolean | undefined;
  /**
   * The absolute path of a program on the balancers. It is called with the address, and ends with 0 if that is here, with 1
   * if it is elsewhere, and with anything else if that cannot be known.
   */
  readonly holds: string;
  /**
   * The absolute path of a program on the balancers that moves the address here. It is called with the address, and ends
   * with 0 when that is done.
   */
  readonly take: string;
  /**
   * How long `holds` may take, in whole seconds from 1 to 60; then it is killed.
   *
   * @default 5
   */
  readonly holdsTimeout?: number | undefined;
  /**
   * How long `take` may take, in whole seconds from 1 to 600; then it is killed, and called again.
   *
   * @default 60
   */
  readonly takeTimeout?: number | undefined;
}
