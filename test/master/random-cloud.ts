import { createServer, type Server, type Socket } from "node:net";
import { elsewhere, here, ip } from "./cloud.js";

// A cloud that answers at random for as long as it storms, and as DigitalOcean does in between.

const values = ['"completed"', '"errored"', '"in-progress"', "null", "7000", "-1", "1e999", "[]", "{}", '"$(id)`id`"'];
const waits = [
  "1",
  "7",
  "09",
  "30",
  "-5",
  "0x10",
  "$(id)",
  "",
  "Thu, 01 Jan 1970 00:00:00 GMT",
  "120",
  "300",
  "9".repeat(20),
];
const statuses = ["200 OK", "201 Created", "201", "401 No", "403", "404", "422", "429", "500", "302", "99", "x"];

export class RandomCloud {
  storms = true;
  /** The Droplet that the reserved IP leads to. */
  holder = elsewhere;
  calls = 0;
  /** When each request to assign came. */
  readonly assigns: number[] = [];
  /** Requests that nobody should make. */
  readonly strange: string[] = [];
  /** The longest wait that the API has asked for since the storm began, in seconds. */
  asked = 0;
  private readonly sockets = new Set<Socket>();
  private readonly polls = new Map<string, number>();

  constructor(private readonly random: () => number) {}

  api(): Server {
    return this.server((method, path, text) => this.apiAnswer(method, path, text));
  }

  metadata(): Server {
    return this.server((_method, path) => this.metadataAnswer(path));
  }

  /** Ends the storm: what has not been answered breaks off. */
  calm(): void {
    this.storms = false;
    for (const socket of this.sockets) socket.destroy();
  }

  private server(answer: (method: string, path: string, text: string) => Buffer | undefined): Server {
    return createServer((socket) => {
      this.sockets.add(socket);
      socket.on("close", () => this.sockets.delete(socket));
      socket.on("error", () => {});
      let text = "";
      socket.on("data", (data) => {
        text += data;
        const end = text.indexOf("\r\n\r\n");
        const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0);
        if (end < 0 || text.length < end + 4 + length) return;
        const [method = "", path = ""] = text.split(" ");
        const bytes = answer(method, path, text);
        text = "";
        if (bytes !== undefined) this.send(socket, bytes);
      });
    });
  }

  /** At once, or in a storm after a while, in pieces, or cut off. */
  private send(socket: Socket, bytes: Buffer): void {
    if (!this.storms || this.chance(0.6)) socket.end(bytes);
    else if (this.chance(0.3)) setTimeout(() => socket.end(bytes), this.below(200));
    else if (this.chance(0.5)) {
      const half = this.below(bytes.length);
      socket.write(bytes.subarray(0, half));
      setTimeout(() => socket.end(bytes.subarray(half)), this.below(100));
    } else socket.end(bytes.subarray(0, this.below(bytes.length)), () => socket.destroy());
  }

  private metadataAnswer(path: string): Buffer | undefined {
    const isHere = this.holder === here;
    const texts: Record<string, string> = {
      id: String(here),
      "reserved_ip/ipv4/active": String(isHere),
      "reserved_ip/ipv4/ip_address": isHere ? ip : "",
    };
    const text = texts[path.replace("/metadata/v1/", "")];
    // It does not know the Droplet under another name: that would be another machine.
    if (!this.storms || path.endsWith("/id") || this.chance(0.7))
      return whole(text === undefined ? "404" : "200 OK", text ?? "");
    if (this.chance(0.1)) return undefined;
    return whole(this.of(statuses), this.of(["", "true", "false", `true${ip}`, this.noise(), "<html>sorry</html>"]));
  }

  private apiAnswer(method: string, path: string, text: string): Buffer | undefined {
    this.calls += 1;
    const [, action] = /^\/v2\/reserved_ips\/203\.0\.113\.10(?:\/actions(?:\/(\d{1,20}))?)?$/.exec(path) ?? [undefined];
    const isExpected =
      method === "POST"
        ? path.endsWith("/actions") && text.endsWith(`{"type":"assign","droplet_id":${here}}`)
        : method === "GET" && (action !== undefined || path.endsWith(ip));
    if (!isExpected || !/^Authorization: Bearer made-up-token\r$/im.test(text)) this.strange.push(text.slice(0, 200));
    if (method === "POST") this.assigns.push(performance.now());
    if (this.storms && this.chance(0.6)) return this.chance(0.02) ? undefined : this.nonsense();
    if (method === "POST") return this.accept();
    return action === undefined ? this.place() : this.progress(action);
  }

  private place(): Buffer {
    const droplet = { id: this.holder, name: "x", image: { id: 5 } };
    return whole("200 OK", this.json({ reserved_ip: { ip, droplet, region: { slug: "fra1" } } }));
  }

  private accept(): Buffer {
    const id = String(7000 + this.polls.size);
    this.polls.set(id, this.storms ? this.below(40) : 1);
    return whole("201 Created", this.json({ action: { id: Number(id), status: "in-progress", type: "assign_ip" } }));
  }

  /** In a storm an action may also fail, or be said to be completed and do nothing, or the other way round. */
  private progress(id: string): Buffer {
    const left = this.polls.get(id);
    if (left === undefined) return whole("404", '{"id":"not_found"}');
    this.polls.set(id, left - 1);
    if (left > 0) return whole("200 OK", this.json({ action: { id: Number(id), status: "in-progress" } }));
    if (!this.storms || this.chance(0.5)) this.holder = here;
    const status = this.storms && this.chance(0.4) ? "errored" : "completed";
    return whole("200 OK", this.json({ action: { id: Number(id), status } }));
  }

  private nonsense(): Buffer {
    const asked = this.of(waits);
    if (/^\d+$/.test(asked)) this.asked = Math.max(this.asked, Math.min(300, Number(asked)));
    const headers = [
      `Retry-After: ${asked}`,
      `Content-Length: ${this.of(["0", "5", "999999", "x"])}`,
      "Content-Encoding: gzip",
      "Transfer-Encoding: chunked",
      `X: ${this.noise().replace(/[\r\n]/g, "")}`,
      "HTTP/1.1 100 Continue",
    ];
    const bodies = [
      () => `{"action":{"id":${this.of(values)},"status":${this.of(values)}}}`,
      () => `{"action":{"status":"completed","id":${10 ** this.below(30)}}}`,
      () => `{"reserved_ip":{"droplet":${this.of([`{"id":${here}}`, '{"id":2}', "null", "7", "[]"])},"ip":"${ip}"}}`,
      () =>
        `{"id":"x","message":"${this.of(["pending", "%s%n\\n\\u001b[0m", "\\u0000", "'; reboot; '"])} ${this.below(1e9)}"}`,
      () => `{"message":"${"long ".repeat(this.below(40_000))}"}`,
      () => "[".repeat(this.below(20_000)),
      () => this.noise(),
      () => `true${ip}`,
      () => "",
    ];
    const interim = this.chance(0.1) ? "HTTP/1.1 103 Early Hints\r\nRetry-After: 7\r\n\r\n" : "";
    const lines = [`HTTP/1.1 ${this.of(statuses)}`, ...headers.filter(() => this.chance(0.25))];
    return Buffer.from(`${interim}${lines.join("\r\n")}\r\n\r\n${this.of(bodies)()}`, "latin1");
  }

  /** In a storm with its keys in any order, and blanks between them. */
  private json(value: object): string {
    const mixed = (one: unknown): unknown =>
      typeof one === "object" && one !== null
        ? Object.fromEntries(
            Object.entries(one)
              .map(([key, inside]) => ({ key, inside: mixed(inside), at: this.random() }))
              .sort((a, b) => a.at - b.at)
              .map(({ key, inside }) => [key, inside]),
          )
        : one;
    return this.storms ? JSON.stringify(mixed(value), null, this.below(3)) : JSON.stringify(value);
  }

  private noise(): string {
    return Buffer.from(Array.from({ length: this.below(2000) }, () => this.below(256))).toString("latin1");
  }

  private below(limit: number): number {
    return Math.floor(this.random() * limit);
  }

  private chance(of: number): boolean {
    return this.random() < of;
  }

  private of<T>(things: readonly T[]): T {
    return things[this.below(things.length)] as T;
  }
}

function whole(status: string, body: string): Buffer {
  return Buffer.from(`HTTP/1.1 ${status}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}
