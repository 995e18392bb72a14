import { Balancer, type WebServer } from "../hosts.js";
import { parentOf } from "../machine.js";

/** A service of a host, as systemd sees it. */
interface Service {
  readonly isActive: () => boolean;
  readonly start: () => Promise<unknown>;
  readonly stop: () => Promise<unknown>;
  readonly reload?: () => Promise<unknown>;
}

/** Does what the lab's hosts ask of systemd; gives the exit code. */
export async function systemctl(host: WebServer | Balancer, words: readonly string[]): Promise<number> {
  const now = words.includes("--now");
  const [verb = "", ...names] = words.filter((word) => !word.startsWith("--"));
  for (const name of names) {
    const service = servicesOf(host)[name];
    if (!service) throw new Error(`no service ${name}`);
    const { isActive, start, stop, reload } = service;
    if (verb === "is-active") return isActive() ? 0 : 3;
    else if (verb === "enable") continue;
    else if (verb === "disable") await (now ? stop() : undefined);
    else if (verb === "start") await (isActive() ? undefined : start());
    else if (verb === "stop") await stop();
    else if (verb === "restart") {
      await stop();
      await start();
    } else if (verb === "reload" && reload !== undefined) await reload();
    else throw new Error(`${verb} is not known here`);
  }
  if (names.length === 0 && verb !== "daemon-reload") throw new Error(`${verb} is not known here`);
  return 0;
}

function servicesOf(host: WebServer | Balancer): Readonly<Record<string, Service>> {
  const { machine } = host;
  const runs = (program: string) => () => machine.processes(program).length > 0;
  const signal = async (program: string, name: NodeJS.Signals) => {
    const main = machine.processes(program).find((pid, _, all) => !all.includes(parentOf(pid) ?? 0));
    if (main === undefined) throw new Error(`no ${program}`);
    process.kill(main, name);
  };
  if (!(host instanceof Balancer)) {
    return {
      nginx: {
        isActive: runs("nginx"),
        start: host.boot,
        stop: () => machine.stop("nginx"),
        reload: () => machine.sh("nginx -t -q && nginx -s reload"),
      },
    };
  }
  return {
    haproxy: {
      isActive: runs("haproxy"),
      start: host.startHaproxy,
      stop: () => machine.stop("haproxy"),
      reload: async () => {
        await machine.sh("haproxy -c -f /etc/haproxy/haproxy.cfg && /etc/haproxy/keep-server-state.sh");
        await signal("haproxy", "SIGUSR2");
      },
    },
    keepalived: {
      isActive: runs("keepalived"),
      start: host.startKeepalived,
      stop: () => machine.stop("keepalived"),
      reload: async () => {
        await machine.sh("keepalived --config-test");
        await signal("keepalived", "SIGHUP");
      },
    },
    "haproxy-failover": {
      isActive: runs("service.sh"),
      start: async () => host.startService(),
      stop: () => stopFailover(host),
    },
  };
}

/** SIGTERM to each of its processes, and after 5 s SIGKILL to what is left: the unit's TimeoutStopSec. */
async function stopFailover({ machine }: Balancer): Promise<void> {
  await machine.stop("service.sh", "SIGKILL");
  await machine.sh(`
    cd /run/cgroup/lab-${machine.pid}/service
    for pid in $(cat cgroup.procs); do kill "$pid" || :; done
    for _ in $(seq 50); do [ -n "$(cat cgroup.procs)" ] || exit 0; sleep 0.1; done
    echo 1 >cgroup.kill`);
}
