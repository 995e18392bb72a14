import * as z from "zod/mini";
import { map, program, text, wholeNumber } from "../../fields/kinds.js";
import * as patterns from "../../fields/patterns.js";

// systemd's User= takes these everywhere: systemd.exec(5), "User/Group Identity".
const userPattern = patterns.userName;

/** Programs of one's own that follow the state, as people name them. */
export const hooks = map("hooks-malformed", () => ({
  onMaster: z.optional(
    program("The absolute path of the program that is called when a balancer becomes master: it takes the addresses."),
  ),
  onBackup: z.optional(
    program(
      "The absolute path of the program that is called when a balancer becomes backup, also at startup, and when its keepalived stops.",
    ),
  ),
  onFault: z.optional(
    program(
      "The absolute path of the program that is called when a balancer counts as failed: its HAProxy or an interface is down.",
    ),
  ),
  user: text(userPattern, "user-malformed", "The user that the programs run as. It must be on every balancer."),
  timeout: z.optional(
    wholeNumber(
      1,
      3600,
      "hook-timeout-out-of-range",
      "How long a program may take, in whole seconds from 1 to 3600; then it is killed, and the next one called. Default: 30.",
    ),
  ),
})).register(z.globalRegistry, {
  description:
    "Programs of your own that are called when a balancer changes its state, one at a time and in order. Failover does not wait for them. Not on ubuntu-14.04.",
  anyOf: [{ required: ["onMaster"] }, { required: ["onBackup"] }, { required: ["onFault"] }],
});
