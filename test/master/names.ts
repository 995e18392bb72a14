import { createSocket } from "node:dgram";
import { once } from "node:events";

/** Two name servers: the first never answers, the second knows every name as 127.0.0.1, and no IPv6 address. */
export async function nameServers(dead: string, alive: string): Promise<void> {
  const silent = createSocket("udp4").bind(53, dead);
  const server = createSocket("udp4").bind(53, alive);
  server.on("message", (query, { port, address }) => {
    const question = query.subarray(12, query.indexOf(0, 12) + 5);
    const isA = question.readUInt16BE(question.length - 4) === 1;
    // RFC 1035, 4.1: the query's ID, a response with recursion, one question, one answer or none.
    const header = Buffer.from([0, 0, 0x81, 0x80, 0, 1, 0, isA ? 1 : 0, 0, 0, 0, 0]);
    query.copy(header, 0, 0, 2);
    const answer = Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 127, 0, 0, 1]);
    server.send(Buffer.concat([header, question, ...(isA ? [answer] : [])]), port, address);
  });
  await Promise.all([once(silent, "listening"), once(server, "listening")]);
}
