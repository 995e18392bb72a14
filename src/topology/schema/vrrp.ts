import * as z from "zod/mini";
import { interfaceName, map, onOff, seconds, secret, text, wholeNumber, word } from "../../fields/kinds.js";
import { whoWants } from "./wishes.js";

export const vrrpDefaults = { interface: "eth1" } as const;

export const vrrp = map(
  "vrrp-malformed",
  {
    password: z.optional(
      secret(
        text(
          /^[A-Za-z0-9]{1,8}$/,
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
        "The VRID (virtual_router_id), 1 to 255: the same on every balancer, and used by no other VRRP group on the network.",
      ),
      33,
    ),
    interface: z._default(
      interfaceName("The balancers' network interface on the private network."),
      vrrpDefaults.interface,
    ),
    instance: z._default(word("instance-malformed", "The name of keepalived's vrrp_instance."), "VI_1"),
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
        "After how many failed checks in a row a balancer counts as ill. Default: 2.",
      ),
    ),
    checkRise: z.optional(
      wholeNumber(
        1,
        255,
        "check-count-out-of-range",
        "After how many good checks in a row it counts as well again. Default: 2.",
      ),
    ),
    advertInterval: z.optional(
      seconds(
        "advert-interval-out-of-range",
        "How often the master says that it is there, in seconds from 0.1 to 40. Three silences, and a little more for a low priority, make a backup master. Below 1 it needs VRRP version 3, which knows no password. Default: 1.",
      ),
    ),
    publicInterface: z.optional(
      interfaceName(
        "The balancers' network interface on the public network: where it is named, a balancer that loses that link gives the reserved IP up. Not on ubuntu-14.04.",
      ),
    ),
    preempt: z.optional(
      onOff(
        "preempt-malformed",
        "Whether a balancer that comes back takes the reserved IP from one with a lower priority. Default: true. false is not for ubuntu-14.04.",
      ),
    ),
    preemptDelay: z.optional(
      wholeNumber(
        1,
        1000,
        "preempt-delay-out-of-range",
        "How long a balancer that comes back waits before it takes the reserved IP, in whole seconds from 1 to 1000. Not on ubuntu-14.04.",
      ),
    ),
  },
  "How the balancers agree on who is master.",
);
