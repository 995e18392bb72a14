import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { Cloud, here, ip } from "./cloud.js";
import { type Dialect, unasked } from "./dialect.js";
import type { ApiAnswer } from "./scenario.js";
import { anchorIp } from "./world.js";

// The stand-in for Google Cloud: Compute Engine's API, with its operations, and the metadata server.
// https://cloud.google.com/compute/docs/reference/rest/v1/instances

const project = "made-up:project-1";
const region = "europe-west1";
/** Of both, the zone and the name. */
const places: Readonly<Record<"here" | "elsewhere", readonly [string, string]>> = {
  here: ["europe-west1-b", "lb-primary"],
  elsewhere: ["europe-west1-c", "lb-secondary"],
};
const urlOf = (rest: string) => `https://www.googleapis.com/compute/v1/projects/${project}/${rest}`;
const subnet = urlOf(`regions/${region}/subnetworks/tier`);
/** An access config may be called anything. */
const configName = "NAT of lb & more";

/** A status, a reason, and what it says. */
const refusals: Readonly<Record<string, readonly [status: number, reason: string, message: string]>> = {
  "401": [401, "authError", "Invalid Credentials"],
  "403": [403, "forbidden", "Required 'compute.instances.addAccessConfig' permission for 'projects/made-up'"],
  "404": [404, "notFound", "The resource 'projects/made-up' was not found"],
  "409": [409, "resourceNotReady", "The resource is not\nready\u001b[31m"],
  "412": [412, "conditionNotMet", "Invalid fingerprint."],
  "422": [400, "badRequest", "At most one access config currently supported."],
  "429": [403, "rateLimitExceeded", "Rate Limit Exceeded"],
  "500": [503, "backendError", "Internal error. Please try again"],
};

/** The status, and the body. */
type Answer = readonly [status: number, body: unknown];

interface Operation {
  readonly zone: string;
  readonly done: number;
  readonly error?: { readonly code: string; readonly message: string };
  act?: () => void;
}

export class Gce extends Cloud {
  private readonly tokens: { readonly text: string; readonly until: number }[] = [];
  private readonly operations = new Map<string, Operation>();
  private readonly takings: ApiAnswer[] = [...(this.scenario.takingAway ?? ["assign"])];
  /** It becomes another one with each change of an interface. */
  private readonly changes = { here: 0, elsewhere: 0 };
  private gone: number | undefined;
  /** When the metadata server has heard of the last move, in ms since 1970. */
  private heardAt = 0;
  private readonly isAlias = this.scenario.provider === "gcpAlias";

  override readonly metadata: RequestListener = (request, response) => {
    if (this.spoilsMetadata(response)) return;
    if (request.headers["metadata-flavor"] !== "Google") return void response.writeHead(403).end("Missing header");
    const path = request.url?.replace("/computeMetadata/v1/", "") ?? "";
    const text = this.metadataAt(path);
    response.writeHead(text === undefined ? 404 : 200, { "Metadata-Flavor": "Google" }).end(text);
  };

  private metadataAt(path: string): string | undefined {
    const [zone, name] = places.here;
    const isListed = this.isHere() && Date.now() >= this.heardAt;
    const external = this.otherIpHere ? "198.51.100.77" : isListed && !this.isAlias ? ip : "";
    const own = {
      accessConfigs: [{ externalIp: external, type: "ONE_TO_ONE_NAT" }],
      dnsServers: ["169.254.169.254"],
      forwardedIps: [],
      gateway: "10.17.1.1",
      ip: anchorIp,
      ipAliases: isListed && this.isAlias ? ["10.17.9.1/32", `${ip}/32`] : [],
      mac: "42:01:0a:11:01:12",
      network: "projects/4711/networks/tier",
      subnetmask: "255.255.255.0",
    };
    const another = { ...own, accessConfigs: [], ip: "10.99.0.2", ipAliases: [] };
    return (
      {
        "project/project-id": project,
        "instance/zone": `projects/4711/zones/${zone}`,
        "instance/name": name,
        "instance/network-interfaces/?recursive=true": JSON.stringify([another, own]),
        "instance/network-interfaces/1/?recursive=true": JSON.stringify(own),
        "instance/service-accounts/default/token": path.endsWith("/token") ? this.token() : undefined,
      } as Record<string, string | undefined>
    )[path];
  }

  private isHere = () => this.holder === here && !this.unassigned;

  /** As the metadata server has it: the same one for as long as it lives for half of its time. */
  private token(): string | undefined {
    if (this.scenario.role === "none") return undefined;
    const lives = (this.scenario.keysLive ?? 3599) * 1000;
    const last = this.tokens.at(-1);
    if (last === undefined || last.until - Date.now() < lives / 2 || this.scenario.role === "revoked") {
      const text = `ya29.made-up-token.${this.tokens.length}${"x".repeat(200)}`;
      this.tokens.push({ text, until: Date.now() + lives });
    }
    const { text = "", until = 0 } = this.tokens.at(-1) ?? {};
    return JSON.stringify({
      access_token: text,
      expires_in: Math.floor((until - Date.now()) / 1000),
      token_type: "Bearer",
    });
  }

  override readonly api: RequestListener = (request, response) => {
    const call = this.calls.at(-1);
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      const known = this.tokens.findIndex(({ text }) => request.headers.authorization === `Bearer ${text}`);
      const isRefused = known < 0 || (this.tokens[known]?.until ?? 0) < Date.now();
      if (call) call.authorized = known >= 0 && !isRefused;
      const isRevoked = this.scenario.role === "revoked" && known < 1;
      void this.answerTo(request, body, response, isRefused || isRevoked);
    });
  };

  private async answerTo(request: IncomingMessage, body: string, response: ServerResponse, isRefused: boolean) {
    const url = new URL(request.url ?? "", "http://api");
    const path = url.pathname.replace(`/compute/v1/projects/${project}/`, "");
    if (isRefused) return tell(response, refusal("401"));
    // Google's front end wants a length, if only to read that it is 0.
    if (request.method !== "GET" && request.headers["content-length"] === undefined) return tell(response, [411, {}]);
    const [, , name = "", what = ""] =
      /^zones\/([^/]+)\/(?:instances|operations)\/([^/]+)(?:\/(.+))?$/.exec(path) ?? [];
    if (request.method === "GET")
      return this.spoken(this.scenario.place ?? "assign", response, () => this.look(path, url));
    if (what === "wait") return tell(response, await this.waited(name));
    const isAdding = what === "addAccessConfig" || (what === "updateNetworkInterface" && name === places.here[1]);
    if (isAdding) this.assigns.push(Date.now());
    else this.takenAway += 1;
    const answer = isAdding ? this.nextAnswer() : this.nextTaking();
    return this.spoken(answer, response, (seconds, error) => this.begin(path, url, body, isAdding, seconds, error));
  }

  private nextTaking(): ApiAnswer {
    return (this.takings.length > 1 ? this.takings.shift() : this.takings[0]) ?? "assign";
  }

  /** As the scenario wants it. `well` does as it is asked, within so many seconds, or begins what fails. */
  private spoken(
    answer: ApiAnswer,
    response: ServerResponse,
    well: (seconds: number, error?: Operation["error"]) => Answer,
  ) {
    if (typeof answer === "object") {
      if (answer.moves) well(0);
      return this.spill(answer, response);
    }
    switch (answer) {
      case "assign":
        return tell(response, well(0.2));
      case "assign-slowly":
        return tell(response, well(3));
      case "accept-never-complete":
        return tell(response, well(Number.POSITIVE_INFINITY));
      case "accept-then-errored":
        return tell(response, well(0.2, inUse));
      case "silent":
      case "down":
        return;
      default:
        return tell(response, refusal(answer));
    }
  }

  private look(path: string, url: URL): Answer {
    const [zone, name] = this.isHere() ? places.here : places.elsewhere;
    if (path === `regions/${region}/addresses`) {
      if (url.searchParams.get("filter") !== `address = "${ip}"`) return refusal("422");
      if (this.scenario.usedBy === "nothing that is reserved")
        return [200, { id: "projects/made-up", kind: "compute#addressList" }];
      const rule = urlOf(`regions/${region}/forwardingRules/web`);
      const users = [this.scenario.usedBy === undefined ? urlOf(`zones/${zone}/instances/${name}`) : rule];
      const isUsed = !this.unassigned || this.scenario.usedBy !== undefined;
      const item = {
        ...(isUsed && { users }),
        id: "9007199254740993",
        status: "IN_USE",
        networkTier: "STANDARD",
        address: ip,
      };
      return [200, { kind: "compute#addressList", items: [{ address: "203.0.113.99" }, item] }];
    }
    if (path === "aggregated/instances") {
      const names = Object.values(places).map(([, one]) => `(name = "${one}")`);
      if (!names.every((one) => url.searchParams.get("filter")?.includes(one))) return refusal("422");
      if (url.searchParams.get("returnPartialSuccess") !== "true") return refusal("500");
      const other = { instances: [this.instance("elsewhere")] };
      // A name may be there twice, and another network may have the same address.
      const strange = this.nic("here", [{ ipCidrRange: `${ip}/32` }]);
      const namesake = {
        ...this.instance("here"),
        zone: urlOf("zones/us-east1-b"),
        networkInterfaces: [{ ...strange, subnetwork: "another" }],
      };
      const items = {
        "zones/us-east1-b": { instances: [namesake] },
        "zones/asia-east1-a": { warning: { code: "NO_RESULTS_ON_PAGE" } },
        "zones/europe-west1-c": this.scenario.zoneDown ? { warning: { code: "UNREACHABLE" } } : other,
        "zones/europe-west1-b": { instances: [this.instance("here")] },
      };
      return [200, { items, ...(this.scenario.zoneDown && { unreachables: ["zones/europe-west1-c"] }) }];
    }
    const place = (["here", "elsewhere"] as const).find((one) => path === `zones/${places[one].join("/instances/")}`);
    return place === undefined ? refusal("404") : [200, { networkInterfaces: this.instance(place).networkInterfaces }];
  }

  private instance(place: "here" | "elsewhere") {
    const [zone, name] = places[place];
    const has = this.isHere() === (place === "here") && !this.unassigned;
    const ranges = [
      { ipCidrRange: "10.17.9.1/32" },
      ...(has && this.isAlias ? [{ ipCidrRange: `${ip}/32`, subnetworkRangeName: "services" }] : []),
    ];
    const unlike = { name: "nic0", networkIP: "10.99.0.2", subnetwork: urlOf("other") };
    const natIP = place === "here" && this.otherIpHere ? "198.51.100.77" : has ? ip : undefined;
    const nic = {
      ...this.nic(place, ranges),
      ...(natIP && { accessConfigs: [{ natIP, name: configName, networkTier: "STANDARD" }] }),
    };
    return { zone: urlOf(`zones/${zone}`), name, networkInterfaces: [unlike, nic] };
  }

  private nic(place: "here" | "elsewhere", aliasIpRanges: unknown) {
    const networkIP = place === "here" ? anchorIp : "10.17.1.19";
    return {
      fingerprint: `${place}${this.changes[place]}==`,
      aliasIpRanges,
      name: "nic1",
      networkIP,
      subnetwork: subnet,
    };
  }

  /** Accepts a change, which is an operation of its own. */
  private begin(
    path: string,
    url: URL,
    body: string,
    isAdding: boolean,
    seconds: number,
    error?: Operation["error"],
  ): Answer {
    const [zone, name] = places[isAdding ? "here" : this.isHere() ? "here" : "elsewhere"];
    if (!path.startsWith(`zones/${zone}/instances/${name}/`)) return refusal("404");
    const wrong = this.isAlias ? this.whatIsWrong(body, isAdding) : this.isAsked(url, body, isAdding);
    if (typeof wrong === "string") return refusal(wrong);
    const isTaken = isAdding && !this.unassigned;
    const fails = error ?? (isTaken ? inUse : undefined);
    const id = `operation-${this.operations.size}-made-up`;
    const operation: Operation = { zone, done: Date.now() + seconds * 1000, ...(fails && { error: fails }) };
    if (wrong && !fails) operation.act = () => this.change(isAdding);
    this.operations.set(id, operation);
    if (Number.isFinite(seconds)) setTimeout(() => this.finish(operation), seconds * 1000);
    return [200, told(id, operation)];
  }

  /** Whether an access config is what it is to be; the API accepts the name of one that is not there. */
  private isAsked(url: URL, body: string, isAdding: boolean): string | boolean {
    if (url.searchParams.get("networkInterface") !== "nic1") return "422";
    if (!isAdding) return url.searchParams.get("accessConfig") === configName;
    if (this.otherIpHere) return "422";
    const { natIP, type, networkTier } = JSON.parse(body);
    return natIP === ip && type === "ONE_TO_ONE_NAT" && networkTier === "STANDARD" ? true : "404";
  }

  /** The alias IPs that an interface is to have, its others among them. */
  private whatIsWrong(body: string, isAdding: boolean): string | true {
    const { fingerprint, aliasIpRanges } = JSON.parse(body);
    const place = isAdding ? "here" : this.isHere() ? "here" : "elsewhere";
    if (fingerprint !== `${place}${this.changes[place]}==`) return "412";
    const wanted = [
      { ipCidrRange: "10.17.9.1/32" },
      ...(isAdding ? [{ ipCidrRange: `${ip}/32`, subnetworkRangeName: "services" }] : []),
    ];
    return JSON.stringify(aliasIpRanges) === JSON.stringify(wanted) ? true : "404";
  }

  private change(isAdding: boolean): void {
    this.changes[isAdding || this.isHere() ? "here" : "elsewhere"] += 1;
    if (isAdding) {
      this.move(here);
      this.heardAt = Date.now() + (this.scenario.listedAfter ?? 0) * 1000;
      if (this.gone !== undefined) this.nowhere = Math.max(this.nowhere, (Date.now() - this.gone) / 1000);
      this.gone = undefined;
    } else {
      this.unassigned = true;
      this.gone ??= Date.now();
    }
  }

  private finish(operation: Operation): void {
    operation.act?.();
    delete operation.act;
  }

  /** It answers when the operation is over. */
  private async waited(id: string): Promise<Answer> {
    const operation = this.operations.get(id);
    if (operation === undefined) return refusal("404");
    await sleep(Math.min(120_000, Math.max(0, operation.done - Date.now())));
    this.finish(operation);
    return [200, told(id, operation)];
  }
}

const inUse = {
  code: "IP_IN_USE_BY_ANOTHER_RESOURCE",
  message: `IP '${ip}' is already being used by another resource.`,
};

function told(name: string, { zone, done, error }: Operation) {
  const status = Date.now() >= done ? "DONE" : "RUNNING";
  return {
    kind: "compute#operation",
    id: "9007199254740993",
    ...(status === "DONE" && error && { error: { errors: [error] }, httpErrorStatusCode: 400 }),
    zone: urlOf(`zones/${zone}`),
    status,
    name,
  };
}

function refusal(answer: string): Answer {
  const [status, reason, message] = refusals[answer] ?? [400, "invalid", `Invalid value: ${answer}`];
  return [status, { error: { errors: [{ domain: "global", reason, message }], code: status, message } }];
}

function tell(response: ServerResponse, [status, body]: Answer): void {
  const text = JSON.stringify(body, null, 1).replace(/"9007199254740993"/g, "9007199254740993");
  response.writeHead(status, { "Content-Type": "application/json; charset=UTF-8" }).end(text);
}

const spoken = {
  api: "https://compute.googleapis.com",
  vendor: "Google",
  ...unasked,
};

/** A static external IP, which leads to an instance's own address. */
export const gcp: Dialect = { ...spoken, onHost: false };
/** An alias IP, which is on the host. */
export const gcpAlias: Dialect = { ...spoken, onHost: true };
