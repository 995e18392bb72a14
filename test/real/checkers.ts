import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import type { PlatformName } from "../../src/platforms/index.js";

/** Where test/real/debian-releases.sh puts later releases. */
const releases = join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "haproxy-failover");

const machine = "/";
const trixie = join(releases, "trixie");
const forky = join(releases, "forky");

/** Whose programs check a platform's files: a folder to chroot into; docs/platforms.md says what each can prove. */
export const checkers: Readonly<Record<PlatformName, { readonly programs: string; readonly keepalived: string }>> = {
  "ubuntu-14.04": { programs: machine, keepalived: machine },
  "ubuntu-22.04": { programs: machine, keepalived: machine },
  // keepalived 2.2.8 knows a keyword that the machine's 2.2.7 does not.
  "ubuntu-24.04": { programs: machine, keepalived: trixie },
  "ubuntu-26.04": { programs: forky, keepalived: forky },
  "debian-12": { programs: machine, keepalived: machine },
  "debian-13": { programs: trixie, keepalived: trixie },
};

/** The programs of releases after debian-12. */
export const later = [trixie, forky];

/** What would make a checker usable, or nothing. */
export function missing(folder: string): string {
  return existsSync(join(folder, "usr/sbin/keepalived")) ? "" : "bash test/real/debian-releases.sh";
}
