import * as z from "zod/mini";
import { address, map, onOff, program, wholeNumber } from "../../fields/kinds.js";
import { providerName } from "../schema.js";

const seconds = (maximum: number, description: string) =>
  z.optional(wholeNumber(1, maximum, "hook-timeout-out-of-range", description));

export const schema = map("failover-malformed", () => ({
  provider: providerName("command", "Programs of your own, which move the address."),
  address: address("The address that clients use."),
  anchorIps: z.optional(
    onOff(
      "anchor-ips-malformed",
      "Whether traffic for the address arrives at each balancer's anchorIp. Otherwise the address is on the balancers themselves: master.sh puts it there. Default: false.",
    ),
  ),
  holds: program(
    "The absolute path of a program on the balancers. It is called with the address, and ends with 0 if that is here, with 1 if it is elsewhere, and with anything else if that cannot be known.",
  ),
  take: program(
    "The absolute path of a program on the balancers that moves the address here. It is called with the address, and ends with 0 when that is done.",
  ),
  holdsTimeout: seconds(60, "How long holds may take, in whole seconds; then it is killed. Default: 5."),
  takeTimeout: seconds(
    600,
    "How long take may take, in whole seconds; then it is killed, and called again. Default: 60.",
  ),
}));
