import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  appendFileSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { Cloud, elsewhere, here, ip } from "./cloud.js";
import { command, programs } from "./command.js";
import { digitalocean, digitaloceanBoth, digitaloceanIpv6 } from "./digitalocean.js";
import { allocation, aws, awsSecondary, Ec2 } from "./ec2.js";
import { Gce, gcp, gcpAlias } from "./gcp.js";
import { hetzner } from "./hetzner.js";
import { nameServers } from "./names.js";
import { hetznerRobot, hurried, Robot, second } from "./robot.js";
import type { Scenario } from "./scenario.js";
import { anchorIp, kilobytes, makeWorld, ofProcess, others, putScript, sh } from "./world.js";

// Plays one scenario. Runs in mount, network and process namespaces of its own, where it may do as it likes.

/** Of a floating IP that is a network. */
const ipv6 = "2001:db8:1::1";
const [scriptPath = "", scenarioText = ""] = process.argv.slice(2);
const scenario: Scenario = JSON.parse(scenarioText);
const all = {
  digitalocean: { dialect: digitalocean, StandIn: Cloud },
  digitaloceanBoth: { dialect: digitaloceanBoth, StandIn: Cloud },
  digitaloceanIpv6: { dialect: digitaloceanIpv6, StandIn: Cloud },
  hetzner: { dialect: hetzner, StandIn: Cloud },
  "hetzner-robot": { dialect: hetznerRobot, StandIn: Robot },
  command: { dialect: command, StandIn: Cloud },
  aws: { dialect: aws, StandIn: Ec2 },
  awsSecondary: { dialect: awsSecondary, StandIn: Ec2 },
  gcp: { dialect: gcp, StandIn: Gce },
  gcpAlias: { dialect: gcpAlias, StandIn: Gce },
};
const { dialect, StandIn } = all[scenario.provider ?? "digitalocean"];
const isAws = StandIn === Ec2;
const cloud = new StandIn(scenario, dialect);

/** Where packets for the address arrive on this balancer. */
const arrivalIp = scenario.publicIp ?? anchorIp;

function prepare(): void {
  makeWorld(scenario.logHangs && "exec sleep 60");
  if (scenario.publicIp) sh(`ip address add ${scenario.publicIp}/32 dev public`);
  if (dialect.onHost) layNetwork();
  else sh(`ip address add ${ip}/32 dev lo`);
  // What is in a host's own subnet.
  if (isAws)
    sh(`ip route add ${dialect.onHost ? "203.0.113.0/24 dev public src 198.51.100.11" : "10.17.1.0/24 dev public"}`);
  if (scenario.metadata === "dropped") {
    // Somebody should have that address, and nobody says so: as if the packets were dropped.
    sh(`ip link add cloud type veth peer name nobody
      ip link set cloud up; ip link set nobody up
      ip address add 169.254.0.1/16 dev cloud`);
  } else sh("ip address add 169.254.169.254/32 dev lo");
  if (scenario.cloudInit) {
    mkdirSync("/var/lib/cloud/data", { recursive: true });
    writeFileSync("/var/lib/cloud/data/instance-id", `${scenario.cloudInit}\n`);
  }
  if (scenario.firmware) {
    sh("mount -t tmpfs tmpfs /sys/class; mkdir -p /sys/class/dmi/id");
    writeFileSync("/sys/class/dmi/id/sys_vendor", `${dialect.vendor}\n`);
    writeFileSync("/sys/class/dmi/id/product_serial", `${scenario.firmware}\n`);
  }
  if (scenario.without) sh(`mount --bind /dev/null /usr/bin/${scenario.without}`);
  if (scenario.path === "first-nameserver-dead") {
    writeFileSync("/run/resolv.conf", "nameserver 127.0.0.8\nnameserver 127.0.0.9\n");
    sh("mount --bind /run/resolv.conf /etc/resolv.conf");
  }
  if (scenario.path === "certificate-not-trusted") {
    sh(`openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1 -subj /CN=127.0.0.1 \
      -addext subjectAltName=IP:127.0.0.1 -keyout /run/key.pem -out /run/certificate.pem 2>/dev/null`);
  }
  putScript(scriptPath, (text) =>
    (dialect === hetznerRobot ? hurried(text, scenario) : text)
      .replace(dialect.api, apiAddress())
      .replace(/https:\/\/ec2\.[a-z\d.-]+/, apiAddress())
      .replace("cat /etc/keepalived/token", "printf '%s\\n' 'made-up-token'")
      .replace("/usr/local/sbin/ip-holds", "/run/ip-holds")
      .replace("/usr/local/sbin/ip-take", "/run/ip-take")
      .replace("TAKE_SECONDS='60'", "TAKE_SECONDS='3'")
      .replace("HOLDS_SECONDS='5'", "HOLDS_SECONDS='2'")
      .replace(/eipalloc-\w+'/, `${scenario.wrongId ?? allocation}'`)
      .replaceAll("10.0.1.100", ip)
      .replaceAll("10.0.9.100", ip)
      .replace(/ANCHORS='[\d.]+/, `ANCHORS='${arrivalIp}`)
      .replaceAll("/etc/keepalived/access-key", "/run/token")
      .replaceAll("/etc/keepalived/password", "/run/token")
      .replace("REFUSED_SECONDS='900'", `REFUSED_SECONDS='${scenario.refusedRest ?? 900}'`)
      .replace(/(?<=MAINS=')[\d. ]+/, scenario.mains ?? "$&")
      .replace("ID='4711'", `ID='${scenario.wrongId ?? 4711}'`)
      .replace("printf '%s\\n' 'made-up-token'", scenario.tokenFile === undefined ? "$&" : "cat /run/token"),
  );
  const password = dialect === hetznerRobot ? "made-up-token\n" : undefined;
  const file = scenario.tokenFile ?? password;
  if (file) writeFileSync("/run/token", file);
  for (const name of ["holds", "take"] as const) {
    const body = scenario.programs?.[name] ?? programs[name];
    if (body !== "") writeFileSync(`/run/ip-${name}`, `#!/bin/sh\n${body}\n`, { mode: 0o700 });
  }
}

/** What is beyond the public interface: another host, which has the addresses as well. */
function layNetwork(): void {
  sh(`echo 1 >/proc/sys/net/ipv4/ip_nonlocal_bind; echo 1 >/proc/sys/net/ipv6/ip_nonlocal_bind
    echo 1 >/proc/sys/net/ipv4/conf/all/accept_local
    ip netns add beyond
    ip link set nobody-else netns beyond
    ip address add 198.51.100.11/32 dev public
    ip address add 2001:db8::11/128 dev public nodad
    ip route add 198.51.100.1 dev public
    ip route add default via 198.51.100.1 dev public src 198.51.100.11
    ip netns exec beyond sh -euc '
      ip link set lo up; ip link set nobody-else up
      for address in 198.51.100.1/32 ${ip}/32; do ip address add $address dev nobody-else; done
      for address in 2001:db8::1/128 ${ipv6}/128; do ip address add $address dev nobody-else nodad; done
      ip route add 198.51.100.11 dev nobody-else; ip -6 route add 2001:db8::11 dev nobody-else'
    ip -6 route add 2001:db8::1 dev public
    ip -6 route add default via 2001:db8::1 dev public`);
}

/** Somebody beyond the public interface serves the addresses. */
async function serveBeyond(): Promise<void> {
  const program = `const { createServer } = require("node:http");
    const serve = () => createServer((_, answer) => answer.end("the page"));
    serve().listen(80, "${ipv6}", () => serve().listen(80, "${ip}", () => console.log("ready")));`;
  const server = spawn("ip", ["netns", "exec", "beyond", process.execPath, "-e", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(server.stdout, "data");
  notTheScript.push(server.pid);
}

/** Processes of the play, apart from this one. */
const notTheScript: (number | undefined)[] = [];

const deadProxy = {
  https_proxy: "http://127.0.0.1:9",
  http_proxy: "http://127.0.0.1:9",
  ALL_PROXY: "http://127.0.0.1:9",
};

/** A signature names the host, and the port only where it is not the usual one. */
const apiPort = isAws && scenario.path !== "certificate-not-trusted" ? 80 : 8080;

/** Where the script finds the API. */
function apiAddress(): string {
  if (scenario.path === "first-nameserver-dead") return "http://api.example:8080";
  if (scenario.path === "certificate-not-trusted") return "https://127.0.0.1:8080";
  return apiPort === 80 ? "http://127.0.0.1" : `http://127.0.0.1:${apiPort}`;
}

/** Whether any process shows the token in its arguments or its environment. */
function tokenIsShown(): boolean {
  return others().some((pid) => ["cmdline", "environ"].some((file) => ofProcess(pid, file).includes("made-up-token")));
}

async function play() {
  prepare();
  if (scenario.metadata !== "down" && scenario.metadata !== "dropped") {
    await cloud.listen("169.254.169.254", 80, "metadata", cloud.metadata);
  }
  for (const address of dialect.onHost ? [ip, second, ipv6, "2001:db8:2:3::a", arrivalIp] : [arrivalIp]) {
    if (scenario.serves !== false) createServer((_request, response) => response.end("the page")).listen(80, address);
  }
  if (scenario.served && dialect.onHost) await serveBeyond();
  else if (scenario.served) await cloud.listen(ip, 80, "site", (_request, response) => response.end("the page"));
  if (scenario.path === "first-nameserver-dead") await nameServers("127.0.0.8", "127.0.0.9");
  const pem = (name: string) => readFileSync(`/run/${name}.pem`, "utf8");
  const tls = scenario.path === "certificate-not-trusted" ? { key: pem("key"), cert: pem("certificate") } : undefined;
  const listen = () => cloud.listen("127.0.0.1", apiPort, "api", cloud.api, tls);
  if (scenario.apiBackAfter === undefined && scenario.api?.[0] !== "down") await listen();

  if (scenario.lockedFor !== undefined) {
    spawn("flock", [`/run/keepalived-master.lock${dialect.onHost ? ".1" : ""}`, "sleep", String(scenario.lockedFor)], {
      stdio: "ignore",
    });
    await sleep(200);
  }
  let output = "";
  /** As systemd does: what is left is ended, and all of it started again. */
  const start = () => {
    const script = spawn("/run/master.sh", ["run"], {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, ...(scenario.path === "dead-proxy-in-environment" && deadProxy) },
    });
    for (const stream of [script.stdout, script.stderr]) {
      stream.on("data", (chunk) => {
        output += chunk;
      });
    }
    return { script, ended: once(script, "exit").then(([code]) => code as number | null) };
  };
  if (scenario.lastSeenAt) writeFileSync("/run/keepalived-master.status", `api=ok\nholder=${scenario.lastSeenAt}\n`);
  if (scenario.staleState) writeFileSync("/run/keepalived-master.state", "MASTER 200\n");
  let running = start();
  let isOver = false;
  const watched = (async () => {
    for (;;) {
      const code = await running.ended;
      if (isOver) return code;
      for (const pid of others().filter(isScript)) process.kill(Number(pid), "SIGKILL");
      await sleep(1000);
      running = start();
    }
  })();
  // keepalived starts.
  execFileSync("/run/master.sh", ["prepare"]);
  const open = () => openSync("/run/keepalived-master.fifo", "r+");
  let fifo = open();

  const at = (seconds: number | undefined, act: () => unknown) => {
    if (seconds !== undefined) setTimeout(act, seconds * 1000);
  };
  at(scenario.apiBackAfter, () => void listen());
  const say = (states: readonly string[]) =>
    writeSync(fifo, states.map((state) => `INSTANCE "VI_1" ${state} ${scenario.priority ?? 200}\n`).join(""));
  say(scenario.staleState ? [] : (scenario.lines ?? ["MASTER"]));
  let unfinished = "";
  at(scenario.backupAt, () => {
    // As if the worker were ended while it writes that file.
    unfinished = `/run/keepalived-master.status.${readFileSync("/run/keepalived-master.worker", "utf8").trim()}`;
    writeFileSync(unfinished, "");
    say(["BACKUP"]);
  });
  at(scenario.stopped?.at, async () => {
    running.script.kill();
    await running.ended;
    say(scenario.stopped?.lines ?? []);
  });
  at(scenario.reloadAt, async () => {
    closeSync(fifo);
    await sleep(50);
    fifo = open();
  });
  at(scenario.killWorkerAt, () => {
    for (const pid of others().filter(isWorker)) process.kill(Number(pid), "SIGKILL");
  });
  at(scenario.silentAt, () => {
    cloud.silent = true;
  });
  at(scenario.password?.at, () => writeFileSync("/run/token", scenario.password?.file ?? ""));
  at(scenario.takenAt, () => {
    cloud.holder = elsewhere;
  });
  at(scenario.takenOffAt, () => execFileSync("ip", ["address", "delete", `${ip}/32`, "dev", "lo"]));
  at(scenario.unassignedAt, () => {
    cloud.unassigned = true;
  });
  let shown = false;
  let peak = 0;
  const watch = setInterval(() => {
    shown ||= tokenIsShown();
    peak = Math.max(peak, megabytes());
  }, 50);
  const processesBefore = lastPid();

  await sleep(scenario.seconds * 1000);
  const processes = lastPid() - processesBefore;
  const left = () => others().filter(isScript).length;
  isOver = true;
  running.script.kill();
  const code = await watched;
  closeSync(fifo);
  await sleep(300);
  clearInterval(watch);
  const { assigns, calls } = cloud;
  const longest = (to: string) =>
    Math.max(0, ...calls.filter((call) => call.to.startsWith(to)).map(({ seconds }) => seconds));
  const result = {
    takenAway: cloud.takenAway,
    nowhere: cloud.nowhere,
    ends: cloud.holder === here && !cloud.unassigned ? "here" : "elsewhere",
    code,
    output,
    assigns: assigns.length,
    looksBeforeFirst: calls
      .slice(
        0,
        calls.findIndex(({ method }) => method === "POST"),
      )
      .filter(({ to }) => to.endsWith("/active")).length,
    secondAfter: ((assigns[1] ?? 0) - (assigns[0] ?? 0)) / 1000,
    apiCalls: calls.filter(({ to }) => to.startsWith("api")).length,
    unauthorized: calls.filter(({ to, authorized }) => to.startsWith("api") && !authorized).length,
    longestMetadata: longest("metadata"),
    secondsOfApi: calls.filter(({ to }) => to.startsWith("api")).map(({ seconds }) => seconds),
    syslog: readFileSync("/run/syslog", "utf8")
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => line.replace("daemon.", "")),
    status: scenario.status === undefined ? undefined : readFileSync("/run/keepalived-master.status", "utf8"),
    megabytes: peak,
    processes,
    tokenShown: shown,
    processesLeft: left(),
    unfinishedLeft: unfinished !== "" && existsSync(unfinished),
    addresses: execFileSync("ip", ["-o", "address", "show", "dev", "lo"], { encoding: "utf8" }),
  };
  appendFileSync(1, JSON.stringify(result));
  process.exit(0);
}

/** The last process ID given out: in a namespace of its own, this counts what was started. */
const lastPid = () => Number(readFileSync("/proc/sys/kernel/ns_last_pid", "utf8"));

/** What all processes of the script hold in memory. */
function megabytes(): number {
  const held = others().filter((pid) => !notTheScript.includes(Number(pid)));
  return held.reduce((sum, pid) => sum + kilobytes(pid), 0) / 1024;
}

/** The process that does the work, not the shell that starts it again. */
const isWorker = (pid: string) => ofProcess(pid, "cmdline").startsWith("/bin/sh\0/run/master.sh\0hold");

/** Any process of the script. */
const isScript = (pid: string) =>
  /master\.sh|\/run\/ip-|sleep 1234/.test(ofProcess(pid, "cmdline").replaceAll("\0", " "));

await play();
