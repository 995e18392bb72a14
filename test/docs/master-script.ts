import type { Scenario } from "../master/scenario.js";

function logged(syslog: Scenario["syslog"]): string {
  if (syslog === "any") return "as it happens";
  return syslog.length === 0 ? "nothing" : syslog.map((line) => `\`${line}\``).join("<br>");
}

/** The table of a provider's page: what its master.sh is tried against, and what then is true. */
export function faultTable(scenarios: readonly Scenario[]): string {
  const rows = scenarios.map(({ name, ends, assigns, syslog, seconds }) => {
    const [least, most] = assigns;
    const requests = least === most ? String(least) : `${least} to ${most}`;
    return `| ${name} | ${seconds} s | ${ends} | ${requests} | ${logged(syslog)} |`;
  });
  return `| fault | played for | the IP ends | requests to assign | all that syslog says |\n| --- | --- | --- | --- | --- |\n${rows.join("\n")}\n`;
}
