// Asks for a page so many times, at most 400 a second, each time on a connection of its own, which it closes first. Prints
// each answer's status and body, in the order in which it asked; `-` for none.
//
//   node asker.mjs URL COUNT [BLOCK]       from COUNT addresses of a block such as 10.99.0.0/16
import { connect } from "node:net";

const [address, times, block] = process.argv.slice(2);
const { hostname, port } = new URL(address ?? "");
const count = Number(times);
const sideBySide = 20;

const source = (n) => block && `${block.split(".").slice(0, 2).join(".")}.${n >> 8}.${n & 255}`;

function ask(n) {
  return new Promise((done) => {
    let text = "";
    const socket = connect({ host: hostname, port: Number(port || 80), localAddress: source(n) });
    const over = (answer) => {
      socket.destroy();
      done(answer);
    };
    socket.setTimeout(2000, () => over("-"));
    socket.on("connect", () => socket.write(`GET / HTTP/1.1\r\nHost: ${hostname}\r\n\r\n`));
    socket.on("error", () => over("-"));
    socket.on("close", () => done("-"));
    socket.on("data", (chunk) => {
      text += chunk;
      const [, status, length, body] = /^HTTP\/1.1 (\d+) .*?Content-Length: (\d+).*?\r\n\r\n(.*)/is.exec(text) ?? [];
      if (body !== undefined && body.length >= Number(length)) {
        socket.end();
        done(`${status} ${body.trim().split("\n")[0]}`);
      }
    });
  });
}

const answers = [];
let next = 0;
await Promise.all(
  Array.from({ length: sideBySide }, async () => {
    while (next < count) {
      const n = next++;
      [answers[n]] = await Promise.all([ask(n), new Promise((done) => setTimeout(done, 50))]);
    }
  }),
);
console.log(answers.join("\n"));
