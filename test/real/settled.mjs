// Waits until the HAProxy behind each SOCKET has decided about every server, and COUNT of them, or all, are up.
//
//   node settled.mjs COUNT SOCKET...
import { connect } from "node:net";
import { setTimeout as later } from "node:timers/promises";

const ask = (path) =>
  new Promise((resolve) => {
    let answer = "";
    const socket = connect(path, () => socket.write("show stat\n"));
    socket.on("data", (data) => {
      answer += data;
    });
    socket.on("error", () => resolve(""));
    socket.on("close", () => resolve(answer));
  });

const [count, ...sockets] = process.argv.slice(2);

/** Not while it counts ("UP 1/2"), has no address yet ("MAINT (resolution)"), or has not asked ("INI"). */
function isSettled(statistics) {
  const [head = "", ...rows] = statistics.replace("# ", "").trim().split("\n");
  const names = head.split(",");
  const servers = rows
    .map((row) => Object.fromEntries(row.split(",").map((value, index) => [names[index], value])))
    .filter(({ type, status }) => type === "2" && status !== "no check");
  const healthy = servers.filter(({ status }) => status === "UP").length;
  return (
    servers.length > 0 &&
    servers.every((server) => /^(UP|DOWN)$/.test(server.status) && server.check_status !== "INI") &&
    healthy === (count === "all" ? servers.length : Number(count))
  );
}

for (const path of sockets) {
  while (!isSettled(await ask(path))) await later(200);
}
