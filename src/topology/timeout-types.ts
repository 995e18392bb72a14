// The public types of time-outs: test/types holds them against the schema.

/** HAProxy's time-outs on the clients' side, each as a whole number with its unit: `30s`. */
export interface ServiceTimeouts {
  /**
   * How long a client may be silent while it is to send or to take data.
   *
   * @default "50s"
   */
  readonly client?: string | undefined;
  /**
   * How long a request's headers may take to arrive. In HTTP mode.
   *
   * @default "10s"
   */
  readonly httpRequest?: string | undefined;
  /**
   * How long a client's idle connection is kept for its next request. In HTTP mode.
   *
   * @default "10s"
   */
  readonly keepAlive?: string | undefined;
}

/** HAProxy's time-outs on the servers' side, each as a whole number with its unit: `30s`. */
export interface BackendTimeouts {
  /**
   * How long a connection to a server may take.
   *
   * @default "5s"
   */
  readonly connect?: string | undefined;
  /**
   * How long a server may be silent while it is to answer.
   *
   * @default "50s"
   */
  readonly server?: string | undefined;
  /**
   * How long a request may wait until a server has a connection to spare.
   *
   * @default "30s"
   */
  readonly queue?: string | undefined;
  /**
   * How long both ends of a TCP or WebSocket connection may be silent.
   *
   * @default "1h"
   */
  readonly tunnel?: string | undefined;
  /**
   * How long a server may take to answer a check.
   *
   * @default "1s"
   */
  readonly check?: string | undefined;
}

/** HAProxy's time-outs, for whatever does not say its own. */
export interface Timeouts extends ServiceTimeouts, BackendTimeouts {}
