import type { Machine } from "./machine.js";

// The program that the hooks of fixtures call. It notes each call, and does as /run/hook says: hang, fail, or be slow.

const program = `#!/bin/sh
echo "$(date +%s%3N) begins $3" >>/var/log/hooks
case $(cat /run/hook) in
hang) trap '' TERM && sleep 60 ;;
fail) exit 3 ;;
slow) sleep 1 ;;
esac
echo "$(date +%s%3N) ends $3" >>/var/log/hooks
`;

export async function layHook(machine: Machine): Promise<void> {
  await machine.sh(
    `echo 'alerts:x:990:65534::/nonexistent:/usr/sbin/nologin' >>/etc/passwd
    printf %s "$1" >/usr/local/sbin/vrrp-alert
    chmod 755 /usr/local/sbin/vrrp-alert
    install -m 666 /dev/null /var/log/hooks
    echo well >/run/hook`,
    program,
  );
}

export interface HookCall {
  /** In ms since 1970. */
  readonly at: number;
  readonly what: "begins" | "ends";
  readonly state: string;
}

/** What the hooks of a machine have done so far, in that order. */
export function hookCalls(machine: Machine): HookCall[] {
  return [...machine.read("/var/log/hooks").matchAll(/^(\d+) (begins|ends) (\w+)$/gm)].map(
    ([, at, what, state = ""]) => ({ at: Number(at), what: what as HookCall["what"], state }),
  );
}
