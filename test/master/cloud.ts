import { once } from "node:events";
import { createServer, type RequestListener, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { Dialect } from "./dialect.js";
import type { ApiAnswer, MetadataFault, Scenario } from "./scenario.js";

// The stand-in for the cloud: the metadata service, the API, and whoever answers at the reserved IP.

export const ip = "203.0.113.10";
export const here = 1001;
export const elsewhere = 2002;

interface Call {
  readonly to: string;
  readonly method: string;
  seconds: number;
  authorized: boolean;
}

export class Cloud {
  /** The machine that the first address leads to. */
  holder: number;
  /** The same of others, by what a path calls them; where the first one led at the start, if one is not in here. */
  readonly holders = new Map<string, number>();
  /** The API says that the IP is assigned to nobody, and the metadata service has not heard of it. */
  unassigned = false;
  silent = false;
  metadataFault: MetadataFault | undefined;
  readonly calls: Call[] = [];
  readonly assigns: number[] = [];
  /** How many requests there were to take the address away, where a provider needs them. */
  takenAway = 0;
  /** For how many seconds the address was nobody's, at the longest. */
  nowhere = 0;
  /** Another address of the provider's is here. */
  otherIpHere: boolean;
  private readonly answers: ApiAnswer[];
  /** The actions that were accepted, by number: when each is completed, and whether it fails. */
  private readonly actions = new Map<string, { done: number; ends: "done" | "failed"; droplet: number; of: string }>();

  constructor(
    protected readonly scenario: Scenario,
    private readonly dialect: Dialect,
  ) {
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

  metadata: RequestListener = (request, response) => {
    if (this.spoilsMetadata(response)) return;
    const text = this.dialect.metadata(this)[request.url ?? ""];
    response.writeHead(text === undefined ? 404 : 200).end(text);
  };

  /** Whether the metadata service is not well: then this answers for it. */
  protected spoilsMetadata(response: ServerResponse): boolean {
    const fault = this.metadataFault;
    if (fault === "empty") response.end();
    else if (fault === "flood") flood(response);
    else if (fault === "404" || fault === "500") response.writeHead(Number(fault)).end("<html>sorry</html>");
    return fault !== undefined;
  }

  api: RequestListener = (request, response) => {
    const path = request.url ?? "";
    const action = this.dialect.actionIn(path);
    if (action) return json(response, 200, this.dialect.action(exact(action), this.statusOf(action)));
    if (request.method === "GET") return this.answer(this.scenario.place ?? "assign", response, path);
    let text = "";
    request.on("data", (chunk) => {
      text += chunk;
    });
    request.on("end", () => {
      this.assigns.push(Date.now());
      const isRefused = this.scenario.refuses !== undefined && path.includes(this.scenario.refuses);
      const answer = isRefused ? (this.scenario.refusedWith ?? "423-protected") : this.nextAnswer();
      this.answer(answer, response, path, this.dialect.targetIn(text));
    });
  };

  /** How the next request to assign is answered. */
  protected nextAnswer(): ApiAnswer {
    return (this.answers.length > 1 ? this.answers.shift() : this.answers[0]) ?? "assign";
  }

  /** An answer in these very bytes, or a flood. */
  protected spill(answer: ApiAnswer & object, response: ServerResponse): void {
    if ("raw" in answer) response.socket?.end(answer.raw);
    else flood(response, answer.flood);
  }

  /** Answers a request to assign the IP to a Droplet, or, without one, where the IP is. */
  private answer(answer: ApiAnswer, response: ServerResponse, path: string, droplet?: number) {
    if (typeof answer === "object") {
      if (answer.moves && droplet) this.move(droplet, this.dialect.otherIn?.(path));
      this.spill(answer, response);
      return;
    }
    const accept = (seconds: number, ends: "done" | "failed") => {
      const id = this.scenario.actionId ?? String(7000 + this.actions.size);
      this.actions.set(id, {
        done: Date.now() + seconds * 1000,
        ends,
        droplet: droplet ?? 0,
        of: this.dialect.otherIn?.(path) ?? "",
      });
      json(response, 201, this.dialect.action(exact(id), this.statusOf(id)));
    };
    switch (answer) {
      case "assign":
        if (droplet) return accept(0, "done");
        return this.tellPlace(response, path);
      case "assign-slowly":
        return accept(3, "done");
      case "accept-never-complete":
        return accept(Number.POSITIVE_INFINITY, "done");
      case "accept-then-errored":
        return accept(1, "failed");
      case "silent":
      case "down":
        return;
      case "html-502":
        response.writeHead(502, { "Content-Type": "text/html" }).end("<html><h1>502 Bad Gateway</h1></html>");
        return;
      default: {
        const { body, headers } = this.dialect.refusal(answer);
        return json(response, Number.parseInt(answer, 10), body, headers);
      }
    }
  }

  private statusOf(id: string): "running" | "done" | "failed" {
    const action = this.actions.get(id);
    if (!action || Date.now() < action.done) return "running";
    if (action.ends === "done" && action.droplet) {
      this.move(action.droplet, action.of);
      action.droplet = 0;
    }
    return action.ends;
  }

  private tellPlace(response: ServerResponse, path: string): void {
    const place = this.dialect.place(this, path);
    if (place === undefined) json(response, 404, this.dialect.refusal("404").body);
    else json(response, 200, place);
  }

  /** Where an address leads that is not the first. */
  holderOf(other: string): number {
    return this.holders.get(other) ?? elsewhere;
  }

  protected move(droplet: number, other = ""): void {
    if (other !== "") {
      this.holders.set(other, droplet);
      return;
    }
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
