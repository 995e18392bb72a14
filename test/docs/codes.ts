import { access } from "../../src/explanations/access.js";
import { addresses } from "../../src/explanations/addresses.js";
import { backends } from "../../src/explanations/backends.js";
import { failover } from "../../src/explanations/failover.js";
import { files } from "../../src/explanations/files.js";
import { general } from "../../src/explanations/general.js";
import { http } from "../../src/explanations/http.js";
import { explanations } from "../../src/explanations/index.js";
import { nginx } from "../../src/explanations/nginx.js";
import { services } from "../../src/explanations/services.js";
import { vrrp } from "../../src/explanations/vrrp.js";
import { warnings } from "../../src/explanations/warnings.js";

const chapters = {
  Warnings: warnings,
  "Keys and hosts": general,
  Addresses: addresses,
  VRRP: vrrp,
  "What moves the address": failover,
  Services: services,
  "Backends and their servers": backends,
  "Routes, HTTPS, statistics and custom lines": http,
  "Access, redirects, headers and sticky sessions": access,
  "Our nginx, and TLS to the servers": nginx,
  "The file": files,
};

/** docs/codes.md: every code that `check` reports, with its explanation. */
export function codesPage(): string {
  const all = Object.values(chapters).flatMap((chapter) => Object.keys(chapter));
  if (all.length !== Object.keys(explanations).length) throw new Error("an explanation is in no chapter, or in two");
  const sections = Object.entries(chapters).map(([heading, chapter]) => {
    const entries = Object.entries(chapter).map(
      ([code, { what, night, fix }]) => `### ${code}\n\n${what}\n\n*In the night:* ${night}\n\n*Fix:* ${fix}\n`,
    );
    return `## ${heading}\n\n${entries.join("\n")}`;
  });
  return `# Codes

Each error and warning of \`check\` has a code that does not change. \`haproxy-failover check --explain CODE\` prints
the same as this page: what the fault is, what it looks like in the night (for an error: what the refusal prevents), and
how to fix it.

${sections.join("\n")}`;
}
