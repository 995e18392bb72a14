// The public types of time-outs: test/types holds them against the schema.

/** HAProxy's time-outs on the clients' side, each as a whole number with its unit: `30s`. */
export interface ServiceTimeouts {
  /**
   * How long a client may be silent when it should send or receive data.
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
   * How long an idle client connection is kept open for the next request. In HTTP mode.
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
   * How long a server may be silent when it should answer.
   *
   * @default "50s"
   */
  readonly server?: string | undefined;
  /**
   * How long a request may wait for a free server connection.
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

/** HAProxy's default time-outs. */
export interface Timeouts extends ServiceTimeouts, BackendTimeouts {}
