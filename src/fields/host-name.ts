/** A DNS label: the name of one host. */
export const labelPattern = /^[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;

const namePattern =
  /^(?=.{1,253}$)[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$/;

/** Whether this is a host name rather than a mistyped address. */
export function isHostName(value: string): boolean {
  return namePattern.test(value) && !/(^|\.)\d+$/.test(value);
}
