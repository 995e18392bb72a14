import { Agent, get } from "node:http";
import * as https from "node:https";
import type { ClientRequest } from "./messages.js";

// The client: asks for the page 50 times a second, each time on a connection of its own, and keeps account.

/** Over TLS it names the host that the lab's certificate is for. */
const { urls, servername }: { urls: string[]; servername: string } = JSON.parse(process.argv[2] ?? "");
const perSecond = 50;
const patience = 1000;

const now = () => performance.timeOrigin + performance.now();
const requests: ClientRequest[] = [];
const plain = { get, agent: new Agent({ keepAlive: false }) };
const overTls = {
  get: https.get,
  agent: new https.Agent({ keepAlive: false, servername, rejectUnauthorized: false }),
};
let n = 0;

function ask(): void {
  const sent = now();
  const number = n++;
  const over = (end: { body?: string; error?: string }) => {
    clearTimeout(timer);
    requests[number] ??= { n: number, sent, done: now(), ...end };
  };
  const url = urls[number % urls.length] ?? "";
  const { get, agent } = url.startsWith("https:") ? overTls : plain;
  const request = get(`${url}?n=${number}`, { agent }, (response) => {
    let body = "";
    response.on("data", (chunk) => {
      body += chunk;
    });
    response.on("error", (error) => over({ error: error.message }));
    response.on("end", () => over(response.statusCode === 200 ? { body } : { error: `${response.statusCode}` }));
  });
  request.on("error", (error) => over({ error: error.message }));
  let timer: NodeJS.Timeout;
  const wait = (time: number) => {
    const due = now() + time;
    timer = setTimeout(() => {
      // For as long as this process itself stood still, it heard no answer.
      const late = now() - due;
      if (late > patience / 10) return wait(late);
      over({ error: "timed out" });
      request.destroy();
    }, time);
  };
  wait(patience);
}

const began = now();
setInterval(() => {
  while (n < ((now() - began) / 1000) * perSecond) ask();
}, 5);

// Says what became of the requests from a number on, up to the first that is under way.
process.on("message", ({ from }: { from: number }) => {
  let end = from;
  while (requests[end]) end++;
  process.send?.(requests.slice(from, end));
});
process.on("disconnect", () => process.exit());
