// Upgrades a connection through HAProxy at ADDRESS:443, is silent for SECONDS, says "ping", and prints all that it hears.
//
//   node websocket.mjs ADDRESS HOST PATH SECONDS
import { request } from "node:https";

const [address, host, path, seconds] = process.argv.slice(2);

const headers = {
  Host: host,
  Connection: "Upgrade",
  Upgrade: "websocket",
  "Sec-WebSocket-Version": "13",
  "Sec-WebSocket-Key": Buffer.from("sixteen bytes ok").toString("base64"),
  "X-Forwarded-Proto": "forged",
};
request({ host: address, path, servername: host, rejectUnauthorized: false, localAddress: "198.51.100.7", headers })
  .on("upgrade", (_response, socket, head) => {
    process.stdout.write(head);
    socket.on("data", (data) => process.stdout.write(data));
    setTimeout(() => socket.write("ping\n"), Number(seconds) * 1000);
    setTimeout(() => process.exit(), Number(seconds) * 1000 + 1000);
  })
  .on("response", ({ statusCode }) => console.log(`no upgrade: ${statusCode}`))
  .on("error", ({ message }) => console.log(message))
  .end();
