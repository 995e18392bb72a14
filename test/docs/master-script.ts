import { scenarios } from "../master/scenarios.js";

/** The table of docs/master-script.md: what master.sh is tried against, and what then is true. */
export function faultTable(): string {
  const rows = scenarios.map(({ name, ends, assigns, syslog, seconds }) => {
    const [least, most] = assigns;
    const requests = least === most ? String(least) : `${least} to ${most}`;
    return `| ${name} | ${seconds} s | ${ends} | ${requests} | ${syslog.map((line) => `\`${line}\``).join("<br>")} |`;
  });
  return `| fault | played for | the IP ends | requests to assign | all that syslog says |\n| --- | --- | --- | --- | --- |\n${rows.join("\n")}\n`;
}
