import { allEntries, behind, blockOf, named, readKeepalived } from "../readers/keepalived.js";

// Each says what of one fault is in a keepalived.conf: nothing where there is none of it.

type Find = (text: string) => string[];

/** Scripts that keepalived itself starts when the state changes: at once, and in any order. */
export const notifyScripts: Find = (text) =>
  allEntries(readKeepalived(text))
    .map(({ words: [first = ""] }) => first)
    .filter((word) => /^notify(_(?!fifo$)|$)/.test(word));

/** Checks that keepalived 2 removes in silence. */
export const insecureChecks: Find = (text) => {
  const conf = readKeepalived(text);
  const globals = named(conf, "global_defs").flatMap(({ entries }) => entries);
  const isSecure = named(globals, "enable_script_security").length === 1 && behind(globals, "script_user") === "root";
  return isSecure ? [] : named(conf, "vrrp_script").map(({ words }) => words.join(" "));
};

/** Instances that need a virtual address, or that say they have none where this version does not know how to. */
export const withoutAddress =
  (knowsNoVirtualIpaddress: boolean): Find =>
  (text) =>
    named(readKeepalived(text), "vrrp_instance").flatMap(({ words, entries }) => {
      const name = words.join(" ");
      const saysSo = named(entries, "no_virtual_ipaddress").length > 0;
      if (blockOf(entries, "virtual_ipaddress").length > 0) return saysSo ? [`${name}: both`] : [];
      if (behind(entries, "version") === "3" || named(entries, "vrrp_strict").length > 0) {
        return [`${name}: needs an address`];
      }
      if (saysSo === knowsNoVirtualIpaddress) return [];
      return [`${name}: ${saysSo ? "an unknown word" : "No VIP specified"}`];
    });

/** Weights: with any, a failed check has to bridge the gap between the priorities, and with `nopreempt` it never does. */
export const weights: Find = (text) => {
  const conf = readKeepalived(text);
  const tracked = ["track_script", "track_process", "track_interface"].flatMap((block) =>
    named(conf, "vrrp_instance").flatMap(({ entries }) => blockOf(entries, block)),
  );
  const defined = [...named(conf, "vrrp_script"), ...named(conf, "vrrp_track_process")];
  return [
    ...tracked.filter((line) => /\bweight\b/.test(line)),
    ...defined.flatMap(({ words, entries }) => {
      // keepalived.conf(5): the default is 0 for a script, and 1 for a process.
      const weight = behind(entries, "weight") ?? (words[0] === "vrrp_script" ? "0" : "1");
      return weight === "0" ? [] : [`${words.join(" ")}: weight ${weight}`];
    }),
    ...defined.flatMap(({ words: [, name = ""] }) =>
      tracked.some((line) => line.split(" ")[0] === name) ? [] : [`${name} is not tracked`],
    ),
  ];
};

/** Instances that start as MASTER and may not. */
export const mastersThatMayNot: Find = (text) =>
  named(readKeepalived(text), "vrrp_instance").flatMap(({ words, entries }) => {
    const waits = [...named(entries, "nopreempt"), ...named(entries, "preempt_delay")];
    return waits.length > 0 && behind(entries, "state") === "MASTER" ? [words.join(" ")] : [];
  });

/** What is wrong with the peers of the balancer with this address. */
export const badPeers =
  (own: string, others: readonly string[]): Find =>
  (text) =>
    named(readKeepalived(text), "vrrp_instance").flatMap(({ entries }) => {
      if (behind(entries, "mcast_src_ip") === own) return [];
      const peers = blockOf(entries, "unicast_peer");
      const isRight = peers.length > 0 && [...peers].sort().join() === [...others].sort().join();
      return isRight && !peers.includes(own) && behind(entries, "unicast_src_ip") === own ? [] : [peers.join()];
    });

/** Checks that ask for the process by its name: never well on keepalived 2, or well for a HAProxy that does not serve. */
export const processChecks: Find = (text) =>
  named(readKeepalived(text), "vrrp_script")
    .map(({ entries }) => behind(entries, "script") ?? "")
    .filter((script) => /\b(pidof|killall5?|pgrep)\b/.test(script));
