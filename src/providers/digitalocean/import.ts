import type { ReadFailover } from "../import.js";

/**
 * What the guide's master.sh says: the address, and the token or its file. The token is taken only where that is asked
 * for; a file stands for it otherwise.
 */
export const readDigitalocean: ReadFailover = ({ script = "", isPublic }, { token: wanted }) => {
  const reservedIp = /^IP='?([^'\s]*)'?$/m.exec(script)?.[1];
  if (reservedIp === undefined) return undefined;
  const tokenFile = /^export DO_TOKEN="\$\(cat ([^)\s]+)\)"$/m.exec(script)?.[1];
  const token = /^export DO_TOKEN='?([^'"\s]+)'?$/m.exec(script)?.[1];
  return {
    provider: "digitalocean",
    reservedIp,
    // A Droplet made from a custom image has no anchor IP.
    ...(isPublic && { customImage: true }),
    ...(wanted && token !== undefined ? { token } : { tokenFile: tokenFile ?? "/etc/keepalived/token" }),
  };
};
