import { Agent, get } from "node:http";
import * as https from "node:https";
import { connect } from "node:net";
import type { Asking, ClientRequest } from "./messages.js";

// The client: asks for the page again and again, each time on a connection of its own, and keeps account.

const facts: Asking = JSON.parse(process.argv[2] ?? "");
const { urls, servername, host, from, statuses = [200], hello = "", perSecond = 50 } = facts;
const patience = 1000;

const now = () => performance.timeOrigin + performance.now();
const requests: ClientRequest[] = [];
const plain = { get, agent: new Agent({ keepAlive: false }) };
const overTls = {
  get: https.get,
  agent: new https.Agent({ keepAlive: false, servername, rejectUnauthorized: false }),
};
const named = {
  ...(host !== undefined && { headers: { host } }),
  ...(from !== undefined && { localAddress: from }),
};
let n = 0;

/** Says how a request ended; only the first word counts. */
type Over = (end: { body?: string; error?: string }) => void;

/** Each begins a request, and returns what gives it up. */
function askHttp(url: string, over: Over): () => void {
  const { get, agent } = url.startsWith("https:") ? overTls : plain;
  const request = get(url, { agent, ...named }, (response) => {
    let body = "";
    response.on("data", (chunk) => {
      body += chunk;
    });
    response.on("error", (error) => over({ error: error.message }));
    response.on("end", () =>
      over(statuses.includes(response.statusCode ?? 0) ? { body } : { error: `${response.statusCode}` }),
    );
  });
  request.on("error", (error) => over({ error: error.message }));
  return () => request.destroy();
}

function askTcp(url: string, over: Over): () => void {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), ...named });
  socket.on("connect", () => socket.write(Buffer.from(hello, "hex")));
  socket.on("data", (data) => {
    over({ body: data.toString("latin1") });
    socket.destroy();
  });
  socket.on("error", (error) => over({ error: error.message }));
  socket.on("close", () => over({ error: "closed without a word" }));
  return () => socket.destroy();
}

function ask(): void {
  const sent = now();
  const number = n++;
  const over: Over = (end) => {
    clearTimeout(timer);
    requests[number] ??= { n: number, sent, done: now(), ...end };
  };
  const url = urls[number % urls.length] ?? "";
  const giveUp = url.startsWith("tcp:") ? askTcp(url, over) : askHttp(`${url}?n=${number}`, over);
  let timer: NodeJS.Timeout;
  const wait = (time: number) => {
    const due = now() + time;
    timer = setTimeout(() => {
      // For as long as this process itself stood still, it heard no answer.
      const late = now() - due;
      if (late > patience / 10) return wait(late);
      over({ error: "timed out" });
      giveUp();
    }, time);
  };
  wait(patience);
}

const began = now();
const asking = setInterval(() => {
  while (n < ((now() - began) / 1000) * perSecond) ask();
}, 5);

// Says what became of the requests from a number on, up to the first that is under way.
process.on("message", ({ from }: { from: number }) => {
  let end = from;
  while (requests[end]) end++;
  process.send?.(requests.slice(from, end));
});
// It ends once nothing is under way.
process.on("disconnect", () => clearInterval(asking));
