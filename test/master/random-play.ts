import { execFileSync, spawn } from "node:child_process";
import {
  appendFileSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { elsewhere, here, ip } from "./cloud.js";
import { digitalocean } from "./digitalocean.js";
import { RandomCloud } from "./random-cloud.js";
import { anchorIp, kilobytes, makeWorld, ofProcess, others, putScript, sh } from "./world.js";

// Plays master.sh against a cloud that storms and calms down, again and again. The script's waits are a hundred times as
// short, and its clock runs a hundred times as fast.

const speed = 100;
const [scriptPath = "", seed = "1", wanted = "200"] = process.argv.slice(2);
const random = numbers(Number(seed));
const cloud = new RandomCloud(random);
const faults: string[] = [];
let storms = 0;
let latest = 0;

/** Numbers below 1, the same every time: Lehmer's generator. */
function numbers(start: number): () => number {
  let state = start;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

function fault(words: string): void {
  faults.push(`storm ${storms}, call ${cloud.calls}: ${words}`);
}

const fifo = () => openSync("/run/keepalived-master.fifo", "r+");
const isHold = (pid: string) => ofProcess(pid, "cmdline").startsWith("/bin/sh\0/run/master.sh\0hold");
/** One for each process that keeps the IP, with all that it has called. */
function sessions(): Set<string> {
  const stats = others()
    .filter(isHold)
    .map((pid) => ofProcess(pid, "stat"));
  // proc_pid_stat(5): behind the name in brackets come the state, the parent, the process group and the session.
  return new Set(stats.filter((stat) => stat !== "").map((stat) => stat.replace(/.*\) /, "").split(" ")[3] ?? ""));
}

/** The waits of the process that keeps the IP, so far, in seconds of its own clock. */
function waits(): number[] {
  try {
    const pid = readFileSync("/run/keepalived-master.worker", "utf8").trim();
    const lines = readFileSync(`/run/pauses.${pid}`, "utf8").trimEnd().split("\n");
    return lines.map((line) => (Number(line) * speed) / 1000);
  } catch {
    return [];
  }
}

async function storm(): Promise<void> {
  storms += 1;
  cloud.asked = 0;
  cloud.storms = true;
  if (random() < 0.7) cloud.holder = elsewhere;
  const until = cloud.calls + 3 + Math.floor(random() * 60);
  const last = performance.now() + 20_000;
  while (cloud.calls < until && performance.now() < last) {
    await sleep(20);
    if (random() < 0.02) cloud.holder = elsewhere;
  }
}

/** A backup does not ask for the IP, and nothing of what kept it is left. */
async function backup(line: (state: string) => void): Promise<void> {
  line("BACKUP");
  await sleep(1000);
  const asked = cloud.assigns.length;
  await sleep(500);
  if (cloud.assigns.length > asked) fault("asks for the IP as a backup");
  if (sessions().size > 0) fault("a backup has a process that keeps the IP");
  line("MASTER");
}

/** Once the cloud tells the truth, the IP is here within the longest wait that was asked for, and then stays. */
async function calm(): Promise<void> {
  const before = Math.max(0, waits().length - 1);
  cloud.calm();
  // Polls of an action that is never done, or that the API has forgotten, one failure, and a look.
  const bound = 1.5 * (Math.max(15, cloud.asked) + 3 * 0.5 + 15 + 2 * 2);
  const waited = () =>
    waits()
      .slice(before)
      .reduce((sum, seconds) => sum + seconds, 0);
  const asked = cloud.calls;
  // On a busy machine a call takes seconds; a wait that never ends takes minutes.
  const last = performance.now() + 120_000;
  while (cloud.holder !== here && waited() <= bound && performance.now() < last) await sleep(10);
  if (cloud.holder !== here) fault(`the IP is not here after ${waited()} s, and ${bound} s at most`);
  // An action may be polled 30 times.
  if (cloud.calls - asked > 36) fault(`${cloud.calls - asked} calls until the IP is here`);
  latest = Math.max(latest, waited());
  await sleep(300);
  const assigns = cloud.assigns.length;
  await sleep(300);
  if (cloud.assigns.length > assigns) fault("asks for an IP that is here");
  const { size } = sessions();
  if (size !== 1) fault(`${size} processes keep the IP`);
}

async function play(): Promise<void> {
  makeWorld('shift 5\nprintf "%s\\n" "$*" >>/run/syslog');
  sh(`ip address add ${ip}/32 dev lo; ip address add 169.254.169.254/32 dev lo`);
  putScript(scriptPath, (text) =>
    text
      .replace(digitalocean.api, "http://127.0.0.1:8080")
      .replace("</proc/uptime", "</run/uptime")
      .replace("/ 2000 + 1000000", `/ 2000 / ${speed} + 1000000`)
      .replace('    sleep "$((pause', (line) => `    echo "$((pause - 1000000))" >>"/run/pauses.$$"\n${line}`),
  );
  const tell = () => {
    writeFileSync("/run/uptime.new", `${((performance.now() * speed) / 1000 + 10_000).toFixed(2)} 1\n`);
    renameSync("/run/uptime.new", "/run/uptime");
  };
  tell();
  setInterval(tell, 5);
  cloud.metadata().listen(80, "169.254.169.254");
  cloud.api().listen(8080, "127.0.0.1");
  createServer((_request, response) => response.end("the page")).listen(80, anchorIp);
  let output = "";
  const script = spawn("/run/master.sh", ["run"], { stdio: ["ignore", "pipe", "pipe"] });
  for (const stream of [script.stdout, script.stderr]) {
    stream.on("data", (chunk) => {
      output += chunk;
    });
  }
  script.on("exit", (code) => fault(`master.sh ended: ${code}`));
  execFileSync("/run/master.sh", ["prepare"]);
  const keepalived = fifo();
  const line = (state: string) => writeSync(keepalived, `INSTANCE "VI_1" ${state} 200\n`);
  line("MASTER");

  /** The shells that live as long as the script. */
  const lasting = others().filter((pid) => /master\.sh\0run/.test(ofProcess(pid, "cmdline")));
  const most = { processes: 0, megabytes: 0, kilobytes: 0 };
  setInterval(() => {
    const all = others();
    most.processes = Math.max(most.processes, all.length);
    most.megabytes = Math.max(most.megabytes, all.reduce((sum, pid) => sum + kilobytes(pid), 0) / 1024);
    most.kilobytes = Math.max(most.kilobytes, ...all.filter(isHold).map(kilobytes));
  }, 100);
  const inRun = () => readdirSync("/run").filter((name) => !/^pauses\.|\.new$/.test(name));

  await calm();
  // It opens that file once it hears keepalived.
  while (!existsSync("/run/keepalived-master.able")) await sleep(50);
  const first = { memory: lasting.map(kilobytes), files: inRun() };
  while (cloud.calls < Number(wanted) && faults.length < 5) {
    await storm();
    if (random() < 0.3) await backup(line);
    await calm();
  }
  const grown = lasting.map((pid, index) => kilobytes(pid) - (first.memory[index] ?? 0));
  const files = inRun().filter((name) => !first.files.includes(name));
  const syslog = readFileSync("/run/syslog", "utf8").trimEnd().split("\n");
  const status = readFileSync("/run/keepalived-master.status", "utf8");
  const { calls, strange } = cloud;
  const result = { faults, output, calls, storms, latest, strange, grown, files, syslog, status, most };
  appendFileSync(1, JSON.stringify(result));
  process.exit(0);
}

await play();
