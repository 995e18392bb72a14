import { once } from "node:events";
import { createServer, type RequestListener, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { ApiAnswer, MetadataFault, Scenario } from "./scenario.js";

// The stand-in for the cloud: the metadata service, the API, and whoever answers at the reserved IP.

export const ip = "203.0.113.10";
export const here = 1001;
export const elsewhere = 2002;

interface Call {
  readonly to: string;
  readonly method: string;
  seconds: number;
  readonly authorized: boolean;
}

export class Cloud {
  /** The Droplet that the reserved IP leads to. */
  holder: number;
  /** The API says that the IP is assigned to nobody, and the metadata service has not heard of it. */
  unassigned = false;
  silent = false;
  metadataFault: MetadataFault | undefined;
  readonly calls: Call[] = [];
  readonly assigns: number[] = [];
  private otherIpHere: boolean;
  private readonly answers: ApiAnswer[];
  /** The actions that were accepted, by number: when each is completed, and whether it fails. */
  private readonly actions = new Map<string, { done: number; ends: "completed" | "errored"; droplet: number }>();

  constructor(private readonly scenario: Scenario) {
    this.holder = scenario.holds === "this" ? here : elsewhere;
    this.otherIpHere = scenario.holds === "another";
    this.metadataFault = scenario.metadata;
    this.answers = [...(scenario.api ?? ["assign"])];
  }

  listen(host: string, port: number, to: string, answer: RequestListener, tls?: { key: string; cert: string }) {
    const listener: RequestListener = (request, response) => {
      const began = performance.now();
      const call = {
        to: `${to} ${request.url}`,
        method: request.method ?? "",
        seconds: Number.NaN,
        authorized: request.headers.authorization === "Bearer made-up-token",
      };
      this.calls.push(call);
      response.on("close", () => {
        call.seconds = (performance.now() - began) / 1000;
      });
      if (!this.silent) answer(request, response);
    };
    const server = tls ? createTlsServer(tls, listener) : createServer(listener);
    server.listen(port, host);
    return once(server, "listening");
  }

  readonly metadata: RequestListener = (request, response) => {
    const fault = this.metadataFault;
    if (fault === "silent") return;
    if (fault === "empty") response.end();
    else if (fault === "flood") flood(response);
    else if (fault === "404" || fault === "500") response.writeHead(Number(fault)).end("<html>sorry</html>");
    else {
      const texts: Record<string, string> = {
        id: String(here),
        "reserved_ip/ipv4/active": String(this.holder === here || this.otherIpHere),
        "reserved_ip/ipv4/ip_address": this.holder === here ? ip : this.otherIpHere ? "203.0.113.99" : "",
      };
      const text = texts[(request.url ?? "").replace("/metadata/v1/", "")];
      response.writeHead(text === undefined ? 404 : 200).end(text);
    }
  };

  readonly api: RequestListener = (request, response) => {
    const [, action] = /\/actions\/(\d+)$/.exec(request.url ?? "") ?? [];
    if (action) return json(response, 200, { action: { id: exact(action), status: this.statusOf(action) } });
    if (request.method === "GET") return this.answer(this.scenario.place ?? "assign", response);
    let text = "";
    request.on("data", (chunk) => {
      text += chunk;
    });
    request.on("end", () => {
      this.assigns.push(Date.now());
      const answer = (this.answers.length > 1 ? this.answers.shift() : this.answers[0]) ?? "assign";
      this.answer(answer, response, JSON.parse(text).droplet_id);
    });
  };

  /** Answers a request to assign the IP to a Droplet, or, without one, where the IP is. */
  private answer(answer: ApiAnswer, response: ServerResponse, droplet?: number) {
    if (typeof answer === "object") {
      if (answer.moves && droplet) this.move(droplet);
      if ("raw" in answer) response.socket?.end(answer.raw);
      else flood(response, answer.flood);
      return;
    }
    const accept = (seconds: number, ends: "completed" | "errored") => {
      const id = this.scenario.actionId ?? String(7000 + this.actions.size);
      this.actions.set(id, { done: Date.now() + seconds * 1000, ends, droplet: droplet ?? 0 });
      json(response, 201, { action: { id: exact(id), status: this.statusOf(id), type: "assign_ip" } });
    };
    switch (answer) {
      case "assign":
        if (droplet) return accept(0, "completed");
        return json(response, 200, {
          reserved_ip: { ip, droplet: this.unassigned ? null : { name: "x", image: { id: 5 }, id: this.holder } },
        });
      case "assign-slowly":
        return accept(3, "completed");
      case "accept-never-complete":
        return accept(Number.POSITIVE_INFINITY, "completed");
      case "accept-then-errored":
        return accept(1, "errored");
      case "silent":
      case "down":
        return;
      case "html-502":
        response.writeHead(502, { "Content-Type": "text/html" }).end("<html><h1>502 Bad Gateway</h1></html>");
        return;
      case "422":
        return json(response, 422, {
          message: "The floating IP already has a pending event.",
          id: "unprocessable_entity",
        });
      case "422-region":
        return json(response, 422, { message: "Droplet is in\nanother region\u001b[31m.", id: "unprocessable_entity" });
      case "429":
        return json(response, 429, { id: "too_many_requests" }, { "Retry-After": "5" });
      default:
        return json(response, Number(answer), { id: "error", message: "no" });
    }
  }

  private statusOf(id: string): string {
    const action = this.actions.get(id);
    if (!action || Date.now() < action.done) return "in-progress";
    if (action.ends === "completed" && action.droplet) {
      this.move(action.droplet);
      action.droplet = 0;
    }
    return action.ends;
  }

  private move(droplet: number): void {
    this.holder = droplet;
    this.unassigned = false;
    this.otherIpHere = false;
  }
}

/** A number that JavaScript would round: marked, and unquoted when it is printed. */
const exact = (digits: string) => `exactly ${digits}`;

function json(response: ServerResponse, status: number, body: unknown, headers = {}): void {
  const text = JSON.stringify(body, null, 1).replace(/"exactly (\d+)"/g, "$1");
  response.writeHead(status, { "Content-Type": "application/json", ...headers }).end(text);
}

/** One gigabyte, in chunks, so that no length is told first. */
function flood(response: ServerResponse, status = 200): void {
  const megabyte = Buffer.alloc(1 << 20, "a");
  response.writeHead(status);
  let left = 1024;
  const pour = () => {
    while (left > 0 && !response.destroyed) {
      left -= 1;
      if (!response.write(megabyte)) return response.once("drain", pour);
    }
    response.end();
  };
  pour();
}
