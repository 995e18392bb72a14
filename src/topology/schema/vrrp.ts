import * as z from "zod/mini";
import { interfaceName, map, onOff, seconds, secret, text, wholeNumber, word } from "../../fields/kinds.js";
import * as patterns from "../../fields/patterns.js";
import { vrrpDefaults } from "../defaults/values.js";
import { hooks } from "./hooks.js";
import { whoWants } from "./wishes.js";

export const vrrp = map(
  "vrrp-malformed",
  () => ({
    password: z.optional(
      secret(
        text(
          patterns.vrrpPassword,
          "password-malformed",
          `The balancers' shared password (auth_pass): 1 to 8 ASCII letters and digits, because keepalived reads 8 characters. It is a secret, though VRRP sends it in clear text. ${whoWants("password")}`,
        ),
      ),
    ),
    routerId: z._default(
      wholeNumber(
        1,
        255,
        "router-id-out-of-range",
        "The VRID (virtual_router_id), 1 to 255: the same on every balancer, and not used by any other VRRP group on the network.",
      ),
      vrrpDefaults.routerId,
    ),
    interface: z._default(
      interfaceName("The balancers' network interface on the private network."),
      vrrpDefaults.interface,
    ),
    instance: z._default(word("instance-malformed", "The name of keepalived's vrrp_instance."), vrrpDefaults.instance),
    checkInterval: z.optional(
      wholeNumber(
        1,
        3600,
        "check-interval-out-of-range",
        "How often keepalived checks HAProxy, in whole seconds from 1 to 3600. Default: 1, on ubuntu-14.04 2.",
      ),
    ),
    checkFall: z.optional(
      wholeNumber(
        1,
        255,
        "check-count-out-of-range",
        "How many checks in a row must fail before a balancer counts as failed. Default: 2.",
      ),
    ),
    checkRise: z.optional(
      wholeNumber(
        1,
        255,
        "check-count-out-of-range",
        "How many checks in a row must succeed before it counts as healthy again. Default: 2.",
      ),
    ),
    advertInterval: z.optional(
      seconds(
        "advert-interval-out-of-range",
        "The interval between the master's advertisements, in seconds from 0.1 to 40. A backup takes over after three missed ones, and a little later the lower its priority. Below 1 it needs VRRP version 3, which has no password. Default: 1.",
      ),
    ),
    publicInterface: z.optional(
      interfaceName(
        "The balancers' network interface on the public network: a balancer that loses this link gives up the address. Not on ubuntu-14.04.",
      ),
    ),
    preempt: z.optional(
      onOff(
        "preempt-malformed",
        "Whether a recovered balancer takes the address back from one with a lower priority. Default: true. On ubuntu-14.04, false is not supported.",
      ),
    ),
    preemptDelay: z.optional(
      wholeNumber(
        1,
        1000,
        "preempt-delay-out-of-range",
        "How long a recovered balancer waits before it takes the address back, in whole seconds from 1 to 1000. Not on ubuntu-14.04.",
      ),
    ),
    hooks: z.optional(hooks),
  }),
  "How the balancers agree on who is master.",
);
