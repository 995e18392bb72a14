const label = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
const name = `${label}(\\.${label})*`;

/** A DNS label: the name of one host. */
export const labelPattern = new RegExp(`^${label}$`);

const namePattern = new RegExp(`^(?=.{1,253}$)${name}$`);

/** A host name, or `*.example.com` for all below one. */
export const hostsPattern = new RegExp(`^(?=.{1,253}$)(\\*\\.)?${name}$`);

/** Whether this is a host name rather than a mistyped address. */
export function isHostName(value: string): boolean {
  return namePattern.test(value) && !/(^|\.)\d+$/.test(value);
}
