import { ipv4Address, list, map, shownIfLike, text, tokenFile } from "../../fields/kinds.js";
import { providerName } from "../schema.js";
import { user } from "./user.js";

export const schema = map("failover-malformed", () => ({
  provider: providerName("hetzner-robot", "Hetzner Robot, whose web service moves the failover IPs."),
  failoverIps: list(
    ipv4Address("A failover IP: an address that clients use. IPv4."),
    1,
    "virtual-addresses-too-few",
    "The failover IPs: the addresses that clients use, held by one balancer at a time. Each is followed on its own. IPv4.",
  ),
  // Somebody may have put the password there as well.
  user: shownIfLike(
    user,
    text(
      user,
      "web-service-user-malformed",
      'The web service user, such as "#ws+changeme", quoted because # begins a comment.',
    ),
  ),
  passwordFile: tokenFile("The absolute path of a file on the balancers that contains the user's password."),
}));
