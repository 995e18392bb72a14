/** What a balancer's files say of the address that moves. */
interface Found {
  /** Its master.sh. */
  readonly script: string | undefined;
  /** What keepalived itself moves. */
  readonly addresses: readonly string[];
}

/** Makes `failover` of it, or nothing if these are not this provider's files. */
export type ReadFailover = (
  found: Found,
  options: { readonly token: boolean },
) => Readonly<Record<string, unknown>> | undefined;
