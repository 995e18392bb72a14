import { behind, blockOf, named, readKeepalived } from "../readers/keepalived.js";

// Each says what of one mistake is in a keepalived.conf: nothing if there is none of it.

type Find = (text: string) => string[];

const scripts: Find = (text) =>
  named(readKeepalived(text), "vrrp_script").map(({ entries }) => behind(entries, "script") ?? "");

/** Instances whose check, if any, does not ask HAProxy for an answer. */
export const unasked: Find = (text) => {
  const conf = readKeepalived(text);
  const asking = named(conf, "vrrp_script").filter(({ entries }) =>
    /^\/usr\/bin\/curl .*--max-time 1 --unix-socket \S+ http:\/\/localhost\/$/.test(behind(entries, "script") ?? ""),
  );
  const checks = asking.map(({ words: [, name = ""] }) => name);
  return named(conf, "vrrp_instance")
    .filter(
      ({ entries }) => !blockOf(entries, "track_script").some((line) => checks.includes(line.split(" ")[0] ?? "")),
    )
    .map(({ words }) => words.join(" "));
};

/** Checks that only some instances track, and tracked ones that nothing defines. */
export const unmatched: Find = (text) => {
  const conf = readKeepalived(text);
  const instances = named(conf, "vrrp_instance");
  const kinds = { vrrp_script: "track_script", vrrp_track_process: "track_process" };
  return Object.entries(kinds).flatMap(([definition, block]) => {
    const defined = named(conf, definition).map(({ words: [, name = ""] }) => name);
    return instances.flatMap(({ entries }) => {
      const tracked = blockOf(entries, block).flatMap((line) => line.split(" ")[0] ?? []);
      return [...defined, ...tracked].filter((name) => !defined.includes(name) || !tracked.includes(name));
    });
  });
};

/** keepalived starts a script without a shell: keepalived.conf(5), "script". */
export const shellSigns: Find = (text) => scripts(text).filter((script) => /[|<>&;`$*?~]/.test(script));

/** Checks that end keepalived, where a failed one is enough. */
export const stopping: Find = (text) =>
  scripts(text).filter((script) => /\b(systemctl|service|kill|pkill|killall)\b/.test(script));

/** Checks by a program that no package of ours brings: killall and fuser are psmisc's. */
export const needingPsmisc: Find = (text) =>
  scripts(text).filter((script) => /\b(killall|fuser|pstree)\b/.test(script));

/** Priorities that VRRP keeps for something else: RFC 5798, 5.2.4. */
export const specialPriorities: Find = (text) =>
  named(readKeepalived(text), "vrrp_instance").flatMap(({ entries }) => {
    const priority = behind(entries, "priority") ?? "";
    return priority === "0" || priority === "255" ? [priority] : [];
  });

/** Instances that speak to 224.0.0.18 or ff02::12. */
export const multicasting: Find = (text) =>
  named(readKeepalived(text), "vrrp_instance")
    .filter(({ entries }) => blockOf(entries, "unicast_peer").length === 0)
    .map(({ words }) => words.join(" "));
