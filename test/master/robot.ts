import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { Cloud, elsewhere, here, ip } from "./cloud.js";
import { type Dialect, unasked } from "./dialect.js";
import type { Scenario } from "./scenario.js";

// The stand-in for Robot's web service: https://robot.hetzner.com/doc/webservice/en.html

/** The second failover IP of a tier that has two. */
export const second = "203.0.113.20";
const user = "#ws+madeup";

const mainIps: Readonly<Record<number, string>> = { [here]: "198.51.100.11", [elsewhere]: "198.51.100.12" };

/** A status, a code, and what it says. */
const refusals: Readonly<Record<string, readonly [status: number, code: string, message: string]>> = {
  "302": [302, "", ""],
  "401": [401, "UNAUTHORIZED", "Unauthorized"],
  "403": [403, "FORBIDDEN", "not\nallowed\u001b[31m"],
  "403-limit": [403, "RATE_LIMIT_EXCEEDED", "rate limit exceeded"],
  "404": [404, "NOT_FOUND", "Not Found"],
  "404-server": [404, "FAILOVER_NEW_SERVER_NOT_FOUND", "new server not found"],
  "422": [400, "INVALID_INPUT", "invalid input"],
  "500": [500, "FAILOVER_FAILED", "failed"],
  "500-not-complete": [500, "FAILOVER_NOT_COMPLETE", "not complete"],
  "503": [503, "", ""],
  "409": [409, "FAILOVER_LOCKED", "The failover ip can not be set up due to an active lock."],
  routed: [409, "FAILOVER_ALREADY_ROUTED", "The failover ip is already routed to the selected server"],
};

export class Robot extends Cloud {
  private refused = 0;
  /** The failover IPs that are on the way. */
  private readonly moving = new Set<string>();

  override readonly api: RequestListener = (request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => this.take(request, body, response));
  };

  private take(request: IncomingMessage, body: string, response: ServerResponse) {
    const isMove = request.method === "POST";
    if (isMove) this.assigns.push(Date.now());
    // Its address is blocked for 10 minutes, which no play lasts.
    if (this.refused >= 3) return response.socket?.destroy();
    const login = Buffer.from(request.headers.authorization?.replace(/^Basic /, "") ?? "", "base64").toString();
    const [name, password] = [login.slice(0, login.indexOf(":")), login.slice(login.indexOf(":") + 1)];
    const isRight = name === user && password === (this.scenario.knows ?? "made-up-token");
    const call = this.calls.at(-1);
    // An old password is no missing one.
    if (call) call.authorized = isRight || (name === user && password === "made-up-token-old");
    const answer = isMove ? this.nextAnswer() : (this.scenario.place ?? "assign");
    if (!isRight || answer === "401") {
      this.refused += 1;
      return refuse(response, "401");
    }
    const [, address = ""] = /^\/failover\/([\d.]+)$/.exec(request.url ?? "") ?? [];
    if (address !== ip && address !== second) return refuse(response, "404");
    if (typeof answer === "object") {
      // It goes on while nobody waits.
      if (answer.moves) setTimeout(() => this.moveTo(address), 2000);
      return this.spill(answer, response);
    }
    if (answer === "silent" || answer === "down") return;
    if (answer === "assign" && !isMove) return tell(response, address, this.activeOf(address));
    if (answer === "assign" || answer === "assign-slowly") return this.route(address, request, body, response);
    refuse(response, answer === "404" && isMove ? "404-server" : answer);
  }

  private route(address: string, request: IncomingMessage, body: string, response: ServerResponse) {
    const to = new URLSearchParams(body).get("active_server_ip");
    if (request.headers["content-type"] !== "application/x-www-form-urlencoded") return refuse(response, "422");
    if (to !== mainIps[here]) return refuse(response, "404-server");
    if (this.activeOf(address) === to) return refuse(response, "routed");
    if (this.moving.has(address)) return refuse(response, "409");
    this.moving.add(address);
    setTimeout(
      () => {
        this.moveTo(address);
        tell(response, address, to);
      },
      (this.scenario.blocks ?? 2) * 1000,
    );
  }

  private moveTo(address: string): void {
    this.moving.delete(address);
    this.move(here, address === ip ? "" : address);
  }

  private activeOf(address: string): string | undefined {
    if (address !== ip) return mainIps[this.holderOf(address)];
    return this.unassigned ? undefined : mainIps[this.holder];
  }
}

/** The server that it was ordered for is this one, wherever it is routed. */
function tell(response: ServerResponse, address: string, active: string | undefined): void {
  const failover = {
    active_server_ip: active ?? null,
    server_number: 321,
    server_ipv6_net: "2001:db8:d0a:2003::",
    server_ip: mainIps[here],
    netmask: "255.255.255.255",
    ip: address,
  };
  response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify({ failover }, null, 1));
}

function refuse(response: ServerResponse, answer: string): void {
  const [status, code, message] = refusals[answer] ?? [500, "INTERNAL_ERROR", "no"];
  const limit = answer === "403-limit" && { max_request: 50, interval: 3600 };
  const text = code === "" ? "<h1>sorry</h1>" : JSON.stringify({ error: { message, code, status, ...limit } });
  // Where credentials must not go.
  const headers = status === 302 ? { Location: "http://127.0.0.1:8080/elsewhere" } : {};
  response.writeHead(status, headers).end(text);
}

/** The script with shorter waits: where the real one takes minutes, a play takes seconds. */
export function hurried(script: string, { lookEvery = 20 }: Scenario): string {
  return (
    script
      .replace(
        /LOOK_EVERY='\d+' LOOK_SECONDS='10' MOVE_SECONDS='180'/,
        `LOOK_EVERY='${lookEvery}' LOOK_SECONDS='3' MOVE_SECONDS='5'`,
      )
      // The script counts whole seconds: for a lock it waits for three of them at least.
      .replace("rest=15\n", "rest=20\n")
      .replace(/rest=(\d+)\b/g, (_, seconds) => `rest=${Number(seconds) / 5}`)
      .replace("now + 25)", "now + 4)")
      .replace("delay=15000", "delay=3000")
  );
}

/** Nothing of it is in the metadata service, which Robot's servers do not have. */
export const hetznerRobot: Dialect = {
  api: "https://robot-ws.your-server.de",
  vendor: "Hetzner",
  onHost: true,
  ...unasked,
};
