import { quote } from "../printable.js";

/** A place in a topology: `["webServers", 0, "privateIp"]`. */
export type Keys = readonly (string | number)[];

/** Writes keys as a path for people: `webServers[0].privateIp`. */
export function formatPath(keys: Keys): string {
  let path = "";
  for (const key of keys) {
    if (typeof key === "number") path += `[${key}]`;
    else if (!/^[A-Za-z_][\w-]{0,62}$/.test(key)) path += `[${quote(key)}]`;
    else path += path === "" ? key : `.${key}`;
  }
  return path;
}
