// The public type of logs: test/types compares it with the schema.

/** What HAProxy and nginx log. */
export interface Logs {
  /**
   * How both log a request or a connection: as `text`, or as one JSON object a line.
   *
   * @default "text"
   */
  readonly format?: "text" | "json" | undefined;
  /**
   * Whether HAProxy gives each request in HTTP mode an ID: in the header X-Request-ID, to the servers and to the client, and
   * in both logs. It replaces one that a client sends.
   *
   * @default false
   */
  readonly requestId?: boolean | undefined;
}
