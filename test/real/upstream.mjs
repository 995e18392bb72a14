// An application behind HAProxy, for tests: answers at each ADDRESS:PORT that it is called with, and says what it was asked.
// ADDRESS:PORT/tcp takes connections and says nothing; /proxy answers only behind the PROXY protocol; /dns knows 10.132.40.2
// for every name, and 10.132.40.1 for those that begin with db1. At /healthz it is healthy for the Host of CHECK_HOST.
import { createHash } from "node:crypto";
import { createSocket } from "node:dgram";
import { createServer } from "node:http";
import { createServer as createTcpServer } from "node:net";

const { CHECK_HOST: checkHost = "shop.example.com" } = process.env;

for (const place of process.argv.slice(2)) {
  const [, address, port, kind] = /^(.+):(\d+)(?:\/(.+))?$/.exec(place);
  if (kind === "tcp") createTcpServer(() => {}).listen(Number(port), address);
  else if (kind === "proxy") createTcpServer((socket) => socket.once("data", proxied)).listen(Number(port), address);
  else if (kind === "dns") answerDns(address, Number(port));
  else {
    createServer((request, response) => answer(place, request, response))
      .on("upgrade", echo)
      .listen(Number(port), address);
  }
}

function answer(place, { method, url, headers }, response) {
  if (url === "/healthz" && (headers.host ?? "none") !== checkHost) response.statusCode = 421;
  response.setHeader("content-type", "application/json");
  response.end(`${JSON.stringify({ place, method, url, headers })}\n`);
}

/** Answers one request behind a PROXY line. */
function proxied(data) {
  this.on("error", () => {});
  this.end(data.toString().startsWith("PROXY ") ? "HTTP/1.0 200 OK\r\n\r\n" : "HTTP/1.0 400 Bad Request\r\n\r\n");
}

/** Takes any other protocol, and says again whatever it hears; first, what it was told of the client. */
function echo({ headers }, socket) {
  socket.on("error", () => {});
  const key = `${headers["sec-websocket-key"]}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
  const accept = createHash("sha1").update(key).digest("base64");
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
  socket.write(`${headers["x-forwarded-for"]} ${headers["x-forwarded-proto"]} ${headers["x-forwarded-port"]}\n`);
  socket.pipe(socket);
}

/** Answers every question for an address. */
function answerDns(address, port) {
  const socket = createSocket("udp4");
  socket.on("message", (question, { address: to, port: toPort }) => {
    const end = question.indexOf(0, 12) + 5;
    const isAddress = question.readUInt16BE(end - 4) === 1;
    const host = question.toString("latin1", 13, 16) === "db1" ? 1 : 2;
    const record = Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 1, 0, 4, 10, 132, 40, host]);
    const header = Buffer.from(question.subarray(0, 12));
    header.writeUInt16BE(0x8180, 2);
    header.writeUInt16BE(isAddress ? 1 : 0, 6);
    header.writeUInt32BE(0, 8);
    socket.send(Buffer.concat([header, question.subarray(12, end), ...(isAddress ? [record] : [])]), toPort, to);
  });
  socket.bind(port, address);
}
