import { providers } from "../../providers/index.js";
import type { Provider } from "../../providers/provider.js";

/** Describes which providers need or refuse a key. */
export function whoWants(key: "anchorIp" | "password"): string {
  const which = (wish: string) => providers.filter((provider) => provider[key] === wish).map(({ name }) => name);
  const wishes = { "Needed by": which("required"), "Not with": which("refused") };
  return Object.entries(wishes)
    .flatMap(([verb, names]) => (names.length > 0 ? `${verb} ${names.join(", ")}.` : []))
    .join(" ");
}

/** The same as conditions in the JSON Schema; rules/ checks them. */
export function wishesOf({ name, anchorIp, password }: Provider) {
  const saying = (key: string, wish: string) => {
    if (wish === "optional") return {};
    return wish === "required" ? { required: [key] } : { not: { required: [key] } };
  };
  return {
    if: { properties: { failover: { properties: { provider: { const: name } } } } },
    // biome-ignore lint/suspicious/noThenProperty: the name is JSON Schema's.
    then: {
      properties: {
        loadBalancers: { items: saying("anchorIp", anchorIp) },
        vrrp: saying("password", password),
      },
    },
  };
}
