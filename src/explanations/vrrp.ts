import type { IssueCode } from "../issues/issue.js";
import type { Explanations } from "./explanation.js";

/** VRRP: who is master, and when. */
export const vrrp = {
  "vrrp-malformed": {
    what: "`vrrp` is not a map.",
    night: "The balancers would use keepalived's defaults, which are not those of this tier.",
    fix: "Write it as a map, such as `{password: kx72hq0d}`.",
  },
  "priority-out-of-range": {
    what: "VRRP priorities are 1 to 254: 0 means `I stop`, and 255 `the address is mine`.",
    night: "A balancer with 255 never gives the address up, whatever its check says.",
    fix: "Use 1 to 254. From the 101st balancer on, every priority has to be set.",
  },
  "priority-duplicate": {
    what: "Two balancers have the same priority, or one has the default of another.",
    night: "When they start together, both become master, and the address goes back and forth.",
    fix: "Give each balancer its own priority.",
  },
  "password-malformed": {
    what: "keepalived reads 8 characters of the password, and `#` or `!` starts a comment.",
    night:
      "The password is cut, so two tiers with different ones accept each other, or two balancers with one do not. Both are master.",
    fix: "Use 1 to 8 ASCII letters and digits, in quotes if they are all digits.",
  },
  "password-with-version-3": {
    what: "An advertising interval below one second needs VRRP version 3, which has no password.",
    night: "keepalived ignores the password, and everybody believes it is checked.",
    fix: "Remove the password, or set `advertInterval` to 1 or more.",
  },
  "router-id-out-of-range": {
    what: "The VRID is one byte, from 1 to 255.",
    night: "keepalived refuses the instance, and the balancer never becomes master.",
    fix: "Use 1 to 255, and one that no other VRRP router on the network has.",
  },
  "interface-malformed": {
    what: "No network interface on Linux can have this name.",
    night: "keepalived exits at startup: the interface does not exist.",
    fix: "Use the name that `ip link` shows on the balancers.",
  },
  "interface-loopback": {
    what: "No VRRP message leaves the loopback interface.",
    night: "No balancer hears another, and every one is master.",
    fix: "Name the interface on the private network, as `ip link` shows it.",
  },
  "interface-duplicate": {
    what: "The public interface is the private one, or an interface is named twice.",
    night: "keepalived watches one link only, and ignores the second mention.",
    fix: "Name two interfaces, or leave `publicInterface` out.",
  },
  "instance-malformed": {
    what: "The name of the vrrp_instance has characters that keepalived reads as something else.",
    night: "A bracket in the name ends the block early, and the rest of it is ignored.",
    fix: "Use 1 to 63 ASCII letters, digits, `-` and `_`.",
  },
  "check-interval-out-of-range": {
    what: "The check's interval is not whole seconds from 1 to 3600.",
    night: "HAProxy is down, and nothing notices for hours.",
    fix: "Leave it out, or use a few seconds.",
  },
  "check-count-out-of-range": {
    what: "The number of checks in a row is not from 1 to 255.",
    night: "A failed HAProxy keeps the address for many minutes.",
    fix: "Leave it out, or use a small number such as 2.",
  },
  "advert-interval-out-of-range": {
    what: "VRRP has whole seconds, or in version 3 hundredths.",
    night: "The balancers round differently, and a backup takes over from a master that is healthy.",
    fix: "Use whole seconds from 1 to 40, or 0.1 to 0.99 with at most two decimals.",
  },
  "advert-interval-too-short": {
    what: "Less than one second needs VRRP version 3, which cannot be used here.",
    night: "keepalived refuses the instance, and no balancer becomes master.",
    fix: "Use 1 second or more.",
  },
  "preempt-malformed": {
    what: "`preempt` is neither true nor false.",
    night: 'Text such as "false" counts as true in many programs: the address moves back when nobody wants it.',
    fix: "Write true or false without quotes.",
  },
  "preempt-delay-out-of-range": {
    what: "keepalived waits at most 1000 seconds before it takes the address back.",
    night: "keepalived ignores the value, and takes the address back at once.",
    fix: "Use whole seconds from 1 to 1000.",
  },
  "preempt-delay-without-preempt": {
    what: "A balancer that never takes the address back has nothing to wait for.",
    night: "keepalived reports a configuration error, and ignores one of the two.",
    fix: "Remove `preemptDelay`, or `preempt: false`.",
  },
  "password-with-ipv6": {
    what: "VRRP for IPv6 is version 3, which has no password.",
    night: "Everybody believes that the password protects, and nothing checks it.",
    fix: "Remove `vrrp.password`, and have a firewall accept IP protocol 112 from the other balancers only.",
  },
  "hooks-malformed": {
    what: "`vrrp.hooks` is not a map.",
    night: "The address moves, and nobody is told.",
    fix: "Write it as a map, such as `{onMaster: /usr/local/sbin/alert, user: alerts}`.",
  },
  "hook-malformed": {
    what: "A hook, `holds` or `take` is the absolute path of one program. No shell reads it, so arguments and quotes have no place there.",
    night: "The program cannot be run: the address stays, or the alert that should have woken somebody is never sent.",
    fix: "Write a script with the arguments, and name its absolute path.",
  },
  "hook-missing": {
    what: "`vrrp.hooks` names no program.",
    night: "A service would run on every balancer, and call nothing.",
    fix: "Name at least one of `onMaster`, `onBackup` and `onFault`, or remove `hooks`.",
  },
  "user-malformed": {
    what: "Hooks run as a user of the host, and systemd does not accept this name.",
    night: "The service with the hooks does not start, so none is called.",
    fix: "Use a name in lower case, and create the user on every balancer.",
  },
  "hook-timeout-out-of-range": {
    what: "The time that a program may take is not whole seconds from 1 to the most in the report.",
    night: "A program that hangs holds up all that should follow it.",
    fix: "Use whole seconds within that range.",
  },
} as const satisfies Partial<Explanations<IssueCode>>;
