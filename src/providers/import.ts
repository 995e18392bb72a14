/** What a balancer's files say of the address that moves. */
interface Found {
  /** Its master.sh. */
  readonly script: string | undefined;
  /** What keepalived itself moves. */
  readonly addresses: readonly string[];
  /** Whether HAProxy binds public addresses of the balancers' own. */
  readonly isPublic: boolean;
}

/** Makes `failover` of it, or nothing if these are not this provider's files. */
export type ReadFailover = (
  found: Found,
  options: { readonly token: boolean },
) => Readonly<Record<string, unknown>> | undefined;
