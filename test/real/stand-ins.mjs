// What stands behind HAProxy in the tests, each at the ADDRESS:PORT/KIND that it is called with:
//   tls:HOST       an HTTPS server with the certificate /run/tls/HOST.pem, which says its place
//   mail           a server that greets with the client that the PROXY protocol, version 2, names
//   mails:HOST     the same behind TLS
//   patroni:FILE   Patroni's REST API: 200 where the path is /primary or /replica as FILE says, 503 otherwise
import { readFileSync } from "node:fs";
import { createServer as createHttpServer } from "node:http";
import { createServer } from "node:https";
import { createServer as createTcpServer } from "node:net";
import { createSecureContext, TLSSocket } from "node:tls";

const certificateOf = (host) => {
  const pem = readFileSync(`/run/tls/${host}.pem`);
  return { cert: pem, key: pem };
};

const kinds = {
  tls: (place, host) =>
    createServer(certificateOf(host), ({ url }, response) => response.end(`${place} ${host} ${url}\n`)),
  mail: (place) => createTcpServer((socket) => greet(socket, place)),
  mails: (place, host) => {
    const secureContext = createSecureContext(certificateOf(host));
    return createTcpServer((socket) =>
      greet(socket, place, (plain) => new TLSSocket(plain, { isServer: true, secureContext })),
    );
  },
  patroni: (_place, file) =>
    createHttpServer(({ url }, response) => {
      response.statusCode = url === `/${readFileSync(file, "utf8").trim()}` ? 200 : 503;
      response.end();
    }),
};

for (const argument of process.argv.slice(2)) {
  const [, address, port, kind, detail] = /^(.+):(\d+)\/(\w+)(?::(.+))?$/.exec(argument);
  kinds[kind](`${address}:${port}`, detail).listen(Number(port), address);
}

const signature = Buffer.from("0d0a0d0a000d0a515549540a", "hex");

/** Reads the PROXY header, whose fields https://www.haproxy.org/download/2.6/doc/proxy-protocol.txt, 2.2, has. */
function greet(socket, place, secured = (plain) => plain) {
  socket.on("error", () => {});
  socket.once("readable", () => {
    const data = socket.read() ?? Buffer.alloc(0);
    if (data.indexOf(signature) !== 0) return socket.end("no PROXY header\r\n");
    const client = data[12] === 0x21 && data[13] === 0x11 ? [...data.subarray(16, 20)].join(".") : "HAProxy itself";
    socket.unshift(data.subarray(16 + data.readUInt16BE(14)));
    const heard = secured(socket);
    heard.on("error", () => {});
    heard.end(`220 ${place} greets ${client}\r\n`);
  });
}
