import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  appendFileSync,
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { ApiAnswer, MetadataFault, Scenario } from "./scenarios.js";

// Plays one scenario. Runs in mount, network and process namespaces of its own, where it may do as it likes.

const ip = "203.0.113.10";
const anchorIp = "10.17.1.18";
const [scriptPath = "", scenarioText = ""] = process.argv.slice(2);
const scenario: Scenario = JSON.parse(scenarioText);
const here = 1001;
const elsewhere = 2002;

/** What the cloud knows. */
let holder = scenario.holds === "this" ? here : elsewhere;
let otherIpHere = scenario.holds === "another";
let silent = false;
const served = scenario.served ?? false;
const answers = [...(scenario.api ?? ["assign"])];
const calls: { to: string; method: string; seconds: number; authorized: boolean }[] = [];
const assigns: number[] = [];

function prepare(): void {
  const sh = (line: string) => execFileSync("sh", ["-euc", line]);
  sh(`ip link set lo up
    mount --make-rprivate /
    mount -t tmpfs tmpfs /run
    mount -t tmpfs tmpfs /var/lib
    ip address add ${ip}/32 dev lo
    ip link add public type veth peer name nobody-else
    ip link set public up; ip link set nobody-else up
    ip address add ${anchorIp}/32 dev public`);
  if (scenario.metadata === "dropped") {
    // Somebody should have that address, and nobody says so: as if the packets were dropped.
    sh(`ip link add cloud type veth peer name nobody
      ip link set cloud up; ip link set nobody up
      ip address add 169.254.0.1/16 dev cloud`);
  } else sh("ip address add 169.254.169.254/32 dev lo");
  const log = scenario.logHangs ? "exec sleep 60" : 'shift 5\nprintf "%s\\n" "$*" >>/run/syslog';
  writeFileSync("/run/logger", `#!/bin/sh\n${log}\n`, { mode: 0o755 });
  writeFileSync("/run/syslog", "");
  sh("mount --bind /run/logger /usr/bin/logger; mkfifo /run/fifo");
  if (scenario.cloudInit) {
    mkdirSync("/var/lib/cloud/data", { recursive: true });
    writeFileSync("/var/lib/cloud/data/instance-id", `${here}\n`);
  }
  const script = readFileSync(scriptPath, "utf8")
    .replace("https://api.digitalocean.com", "http://127.0.0.1:8080")
    .replace("printf '%s\\n' 'made-up-token'", scenario.tokenFile === undefined ? "$&" : "cat /run/token");
  if (scenario.tokenFile) writeFileSync("/run/token", scenario.tokenFile);
  writeFileSync("/run/master.sh", script, { mode: 0o700 });
}

function serve(
  host: string,
  port: number,
  to: string,
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<unknown> {
  const server = createServer((request, response) => {
    const began = performance.now();
    const call = {
      to: `${to} ${request.url}`,
      method: request.method ?? "",
      seconds: Number.NaN,
      authorized: request.headers.authorization === "Bearer made-up-token",
    };
    calls.push(call);
    response.on("close", () => {
      call.seconds = (performance.now() - began) / 1000;
    });
    if (!silent) answer(request, response);
  });
  server.listen(port, host);
  return once(server, "listening");
}

function metadataAnswer(fault: MetadataFault | undefined, url: string, response: ServerResponse): void {
  if (fault === "silent") return;
  if (fault === "empty") response.end();
  else if (fault === "404" || fault === "500") response.writeHead(Number(fault)).end("<html>sorry</html>");
  else {
    const texts: Record<string, string> = {
      id: String(here),
      "reserved_ip/ipv4/active": String(holder === here || otherIpHere),
      "reserved_ip/ipv4/ip_address": holder === here ? ip : otherIpHere ? "203.0.113.99" : "",
    };
    const text = texts[url.replace("/metadata/v1/", "")];
    response.writeHead(text === undefined ? 404 : 200).end(text);
  }
}

function json(response: ServerResponse, status: number, body: unknown, headers = {}): void {
  response.writeHead(status, { "Content-Type": "application/json", ...headers }).end(JSON.stringify(body, null, 1));
}

/** The actions that were accepted, by number: when each is completed, and whether it fails. */
const actions = new Map<number, { done: number; ends: "completed" | "errored"; droplet: number }>();

function statusOf(id: number): string {
  const action = actions.get(id);
  if (!action || Date.now() < action.done) return "in-progress";
  if (action.ends === "completed" && action.droplet) {
    holder = action.droplet;
    action.droplet = 0;
  }
  return action.ends;
}

function apiAnswer(request: IncomingMessage, response: ServerResponse) {
  const poll = /\/actions\/(\d+)$/.exec(request.url ?? "");
  if (poll) return json(response, 200, { action: { id: Number(poll[1]), status: statusOf(Number(poll[1])) } });
  if (request.method === "GET") return json(response, 200, { reserved_ip: { ip, droplet: { id: holder, name: "x" } } });
  let text = "";
  request.on("data", (chunk) => {
    text += chunk;
  });
  request.on("end", () => {
    assigns.push(Date.now());
    const answer = (answers.length > 1 ? answers.shift() : answers[0]) ?? "assign";
    assign(answer, JSON.parse(text).droplet_id, response);
  });
}

function assign(answer: ApiAnswer, droplet: number, response: ServerResponse) {
  const accept = (seconds: number, ends: "completed" | "errored") => {
    const id = 7000 + actions.size;
    actions.set(id, { done: Date.now() + seconds * 1000, ends, droplet });
    if (seconds === 0) otherIpHere = false;
    json(response, 201, { action: { id, status: statusOf(id), type: "assign_ip" } });
  };
  switch (answer) {
    case "assign":
      return accept(0, "completed");
    case "assign-slowly":
      return accept(3, "completed");
    case "accept-never-complete":
      return accept(Number.POSITIVE_INFINITY, "completed");
    case "accept-then-errored":
      return accept(1, "errored");
    case "silent":
    case "down":
      return;
    case "html-502":
      response.writeHead(502, { "Content-Type": "text/html" }).end("<html><h1>502 Bad Gateway</h1></html>");
      return;
    case "429":
      return json(response, 429, { id: "too_many_requests" }, { "Retry-After": "5" });
    default:
      return json(response, Number(answer), { id: "error", message: "no" });
  }
}

/** Whether any process shows the token in its arguments or its environment. */
function tokenIsShown(): boolean {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && name !== String(process.pid))
    .flatMap((pid) => ["cmdline", "environ"].map((file) => `/proc/${pid}/${file}`))
    .some((file) => {
      try {
        return readFileSync(file, "utf8").includes("made-up-token");
      } catch {
        return false;
      }
    });
}

async function play() {
  prepare();
  if (scenario.metadata !== "down" && scenario.metadata !== "dropped") {
    await serve("169.254.169.254", 80, "metadata", (request, response) => {
      metadataAnswer(scenario.metadata, request.url ?? "", response);
    });
  }
  if (scenario.serves !== false) createServer((_request, response) => response.end("the page")).listen(80, anchorIp);
  if (served) await serve(ip, 80, "site", (_request, response) => response.end("the page"));
  const listen = () => serve("127.0.0.1", 8080, "api", apiAnswer);
  if (scenario.apiBackAfter === undefined && scenario.api?.[0] !== "down") await listen();

  if (scenario.lockedFor !== undefined) {
    spawn("flock", ["/run/keepalived-master.lock", "sleep", String(scenario.lockedFor)], { stdio: "ignore" });
    await sleep(200);
  }
  const fifo = openSync("/run/fifo", "r+");
  let output = "";
  const start = () => {
    const script = spawn("/run/master.sh", ["/run/fifo"], { stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [script.stdout, script.stderr]) {
      stream.on("data", (chunk) => {
        output += chunk;
      });
    }
    return { script, ended: new Promise<number | null>((resolve) => script.on("close", resolve)) };
  };
  if (scenario.staleState) writeFileSync("/run/keepalived-master.state", "99999 MASTER 200\n");
  let running = start();
  const lines = scenario.staleState ? [] : (scenario.lines ?? ["MASTER"]);
  writeSync(fifo, lines.map((state) => `INSTANCE "VI_1" ${state} ${scenario.priority ?? 200}\n`).join(""));

  const at = (seconds: number | undefined, act: () => unknown) => {
    if (seconds !== undefined) setTimeout(act, seconds * 1000);
  };
  at(scenario.apiBackAfter, () => void listen());
  at(scenario.backupAt, () => writeSync(fifo, `INSTANCE "VI_1" BACKUP ${scenario.priority ?? 200}\n`));
  at(scenario.reloadAt, async () => {
    running.script.kill();
    await running.ended;
    running = start();
  });
  at(scenario.killWorkerAt, () => {
    for (const pid of readdirSync("/proc").filter(isWorker)) process.kill(Number(pid), "SIGKILL");
  });
  at(scenario.silentAt, () => {
    silent = true;
  });
  at(scenario.takenAt, () => {
    holder = elsewhere;
  });
  let shown = false;
  const watch = setInterval(() => {
    shown ||= tokenIsShown();
  }, 50);

  await sleep(scenario.seconds * 1000);
  const left = () =>
    readdirSync("/proc").filter((pid) => /^\d+$/.test(pid) && pid !== String(process.pid) && isOurs(pid)).length;
  if (scenario.killedInTheEnd) running.script.kill("SIGKILL");
  closeSync(fifo);
  const code = await running.ended;
  // One that was orphaned looks for its parent every few seconds.
  await sleep(scenario.killedInTheEnd ? 4000 : 300);
  clearInterval(watch);
  const longest = (to: string) =>
    Math.max(0, ...calls.filter((call) => call.to.startsWith(to)).map(({ seconds }) => seconds));
  const result = {
    ends: holder === here ? "here" : "elsewhere",
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
    longestApi: longest("api"),
    syslog: readFileSync("/run/syslog", "utf8")
      .split("\n")
      .filter((line) => line !== ""),
    tokenShown: shown,
    processesLeft: left(),
  };
  appendFileSync(1, JSON.stringify(result));
  process.exit(0);
}

/** The process that does the work, not the shell that starts it again. */
function isWorker(pid: string): boolean {
  return (
    /^\d+$/.test(pid) &&
    isOurs(pid) &&
    readFileSync(`/proc/${pid}/cmdline`, "utf8").startsWith("/bin/sh\0/run/master.sh\0hold")
  );
}

function isOurs(pid: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("master.sh");
  } catch {
    return false;
  }
}

await play();
