// Asks HAProxy at 10.17.1.18 in every odd way, and prints the lines that HAProxy (to UDP port 514) and nginx (into FILE) have
// logged: {"sent": 90, "haproxy": ["{...}"], "nginx": ["{...}"]}. It fails at a line that is not UTF-8.
//
//   node odd-clients.mjs FILE
import { createSocket } from "node:dgram";
import { readFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { connect as connectTls } from "node:tls";

const [file] = process.argv.slice(2);
const heard = [];
const log = createSocket("udp4");
log.on("message", (message) => heard.push(message)).bind(514, "127.0.0.1");

createServer((socket) => socket.on("error", () => {}).end("hello")).listen(5432, "10.132.40.1");

const bytes = (text) => Buffer.from(text, "latin1");

/** Sends bytes, and waits until the connection ends, or for a while. */
function send(port, text, open = connect) {
  return new Promise((resolve) => {
    const socket = open({
      port,
      host: "10.17.1.18",
      localAddress: "127.0.0.1",
      rejectUnauthorized: false,
      servername: "shop.example.com",
    });
    const end = setTimeout(() => socket.destroy(), 5000);
    socket.on(open === connect ? "connect" : "secureConnect", () => socket.write(bytes(text)));
    socket
      .on("error", () => {})
      .on("close", () => resolve(clearTimeout(end)))
      .resume();
  });
}

/** Ten at a time: what a socket cannot hold, UDP loses. */
async function inTurn(all, ask) {
  for (let first = 0; first < all.length; first += 10) await Promise.all(all.slice(first, first + 10).map(ask));
}

async function isUp() {
  for (let tries = 0; tries < 100; tries++) {
    const before = heard.length;
    await send(8000, "GET /up HTTP/1.1\r\nHost: up\r\nConnection: close\r\n\r\n");
    await sleep(100);
    if (heard.slice(before).some((line) => line.includes('"status":404'))) return;
  }
  throw new Error(`HAProxy does not answer: ${heard.slice(-2)}`);
}

const odd = [
  '"',
  "\\",
  "\t",
  "\x01",
  "\x7f",
  "\xff\xfe",
  "\xc3\xa9",
  "\xc3",
  "\xf0\x9f\x98\x80",
  "\xed\xa0\x80",
  "\xe2\x80\xa8",
];
odd.push("/", "<script>", "\x00", "%00", "{|}", "\x1b[31m", "\xc0\xaf", '"}\\u0000', "'");

const end = "Connection: close\r\n\r\n";
const requests = [
  ...odd.flatMap((text) => [
    `GET /odd${text} HTTP/1.1\r\nHost: shop\r\n${end}`,
    `GET / HTTP/1.1\r\nHost: shop\r\nUser-Agent: a${text}b\r\nReferer: r${text}\r\n${end}`,
    `GET / HTTP/1.1\r\nHost: shop${text}\r\n${end}`,
    `GET${text} / HTTP/1.1\r\nHost: shop\r\n${end}`,
    `GET / HTTP/1.1\r\nHost: shop\r\nAuthorization: Basic ${bytes(`u${text}:p`).toString("base64")}\r\n${end}`,
  ]),
  `GET /forged HTTP/1.1\r\nHost: shop\r\nX-Request-ID: made-up\r\nx-request-id: "twice\r\nX-Forwarded-For: 192.0.2.66\r\n${end}`,
  `GET /${"\xc3\xa9/".repeat(1500)} HTTP/1.1\r\nHost: shop\r\n${end}`,
  `GET /${'"/'.repeat(2000)} HTTP/1.1\r\nHost: ${'"'.repeat(1000)}\r\nUser-Agent: ${"\xf0\x9f\x98\x80\t".repeat(500)}\r\n${end}`,
  "GET / HTTP/1.0\r\n\r\n",
  "GET /\r\n\r\n",
  "\x16\x03\x01\r\n\r\n",
];

await isUp();
await inTurn(requests, (request) => send(8000, request));
await inTurn(requests.slice(0, 40), (request) => send(443, request, connectTls));
await send(443, "no TLS at all\r\n\r\n");
await send(80, 'GET /redirect" HTTP/1.1\r\nHost: a"b\r\n\r\n');
await send(8081, `GET /passed HTTP/1.1\r\nHost: passed\r\nX-Request-ID: made-up\r\n${end}`);
await send(5432, "tcp");
// The last lines may be on their way.
for (let before = -1; before < heard.length; await sleep(1000)) before = heard.length;

const strict = new TextDecoder("utf-8", { fatal: true });
const haproxy = heard
  .map((line) => strict.decode(line.subarray(line.indexOf("]: ") + 3)))
  .filter((text) => !/^(Server|backend|Proxy) /.test(text));
const nginx = strict
  .decode(readFileSync(file))
  .split("\n")
  .filter((line) => line !== "");
console.log(JSON.stringify({ sent: requests.length, haproxy, nginx }));
process.exit();
