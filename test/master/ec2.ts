import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { isSignedWith, signatureOf } from "../support/sigv4.js";
import { Cloud, elsewhere, here, ip } from "./cloud.js";
import { type Dialect, unasked } from "./dialect.js";
import { anchorIp } from "./world.js";

// The stand-in for AWS: EC2's query API, and the metadata service in its second version.
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/Query-Requests.html

export const allocation = "eipalloc-0a1b2c3d4e5f60718";
const subnet = "subnet-0123456789abcdef0";
const role = "balancer+role@lab";
const interfaceOf = (machine: number) => `eni-${String(machine).padStart(17, "0")}`;

/** A status, a code, and what it says: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html */
const refusals: Readonly<Record<string, readonly [status: number, code: string, message: string]>> = {
  "401": [401, "AuthFailure", "AWS was not able to validate the provided access credentials"],
  "403": [
    403,
    "UnauthorizedOperation",
    "You are not authorized to perform this operation. Encoded authorization failure message: 4Kx9",
  ],
  "404": [400, "InvalidAllocationID.NotFound", "The allocation ID does not exist"],
  "409": [400, "RequestExpired", "Request has expired. Timestamp date is 2026-11-27T00:00:00Z."],
  "422": [400, "InvalidParameterValue", "Address is\nin use\u001b[31m."],
  "429": [503, "RequestLimitExceeded", "Request limit exceeded."],
  "500": [500, "InternalError", "An internal error has occurred"],
};

interface Keys {
  readonly id: string;
  readonly secret: string;
  /** A role's security token; a user's access key has none. */
  readonly token?: string;
  /** When they expire, in ms since 1970. */
  readonly until: number;
}

/** What the API answers. */
interface Answer {
  readonly status: number;
  readonly text: string;
}

const headers = { connection: "close", "content-type": "text/xml;charset=UTF-8" };

/** By their allocation IDs. */
const elasticIps: Readonly<Record<string, string>> = { [allocation]: ip, "eipalloc-00000000": "203.0.113.99" };

export class Ec2 extends Cloud {
  /** The private address that the Elastic IP leads to, while it is here. */
  private at = this.scenario.leadsTo ?? anchorIp;
  private readonly sessions = new Map<string, number>();
  private readonly given: Keys[] = [];
  private readonly userKey: Keys = {
    id: "AKIAMADEUP",
    secret: "made-up-token/secret+1",
    until: Number.POSITIVE_INFINITY,
  };
  /** When the metadata service lists the private address, in ms since 1970. */
  private listedAt = 0;

  override readonly metadata: RequestListener = (request, response) => {
    if (this.spoilsMetadata(response)) return;
    const [status, text] = this.metadataFor(request);
    response.writeHead(status).end(text);
  };

  private metadataFor({ method, url = "", headers }: IncomingMessage): [status: number, text?: string] {
    if (method === "PUT" && url === "/latest/api/token") {
      const seconds = Number(headers["x-aws-ec2-metadata-token-ttl-seconds"]);
      if (!(seconds >= 1 && seconds <= 21600)) return [400];
      const session = `made-up-session-${this.sessions.size}==`;
      this.sessions.set(session, Date.now() + seconds * 1000);
      return [200, session];
    }
    const until = this.sessions.get(String(headers["x-aws-ec2-metadata-token"]));
    if (until === undefined || until < Date.now()) return [401];
    const text = this.metadataAt(url.replace("/latest/meta-data/", ""));
    return text === undefined ? [404] : [200, text];
  }

  private metadataAt(path: string): string | undefined {
    const of = /^network\/interfaces\/macs\/(?:[\da-f]{2}:){5}[\da-f]{2}\/(.+)$/.exec(path)?.[1];
    if (of === "interface-id") return interfaceOf(here);
    if (of === "subnet-id") return subnet;
    if (of === "local-ipv4s") return [anchorIp, ...(this.isListed() ? [ip] : [])].join("\n");
    if (this.scenario.role === "none") return undefined;
    if (path === "iam/security-credentials/") return role;
    return path === `iam/security-credentials/${role}` ? this.roleKeys() : undefined;
  }

  private now = () => Date.now() + (this.scenario.apiClock ?? 0) * 60_000;

  private isListed = () => this.holder === here && Date.now() >= this.listedAt;

  /** As the metadata service has them, with others in their place before they expire. */
  private roleKeys(): string {
    const lives = (this.scenario.keysLive ?? 21600) * 1000;
    const last = this.given.at(-1);
    const isGood = last !== undefined && last.until - Date.now() > lives / 2 && this.scenario.role !== "revoked";
    if (!isGood) {
      const n = this.given.length + 1;
      const token = `made-up-token//${"IQoJb3JpZ2lu".repeat(80)}+${n}==`;
      this.given.push({ id: `ASIAMADEUP${n}`, secret: `made-up-token/secret+${n}`, token, until: Date.now() + lives });
    }
    const { id, secret, token, until } = this.given.at(-1) as Keys;
    const Expiration = new Date(until).toISOString().replace(/\.\d+Z/, "Z");
    const answer = { Code: "Success", LastUpdated: "2026-11-27T00:00:00Z", Type: "AWS-HMAC", AccessKeyId: id };
    return JSON.stringify({ ...answer, SecretAccessKey: secret, Token: token, Expiration }, null, 2);
  }

  override readonly api: RequestListener = (request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      const wrong = this.whatIsWrong(request, body);
      const call = this.calls.filter(({ to }) => to === "api /").at(-1);
      if (call) call.authorized = wrong === undefined || wrong === "409" || wrong === "401";
      response.setHeader("Date", new Date(this.now()).toUTCString());
      const answer = wrong === undefined ? this.answerTo(new URLSearchParams(body), response) : refusal(wrong);
      if (answer) response.writeHead(answer.status, headers).end(answer.text);
    });
  };

  /** What is wrong with the credentials or the signature, each byte of which counts. */
  private whatIsWrong(request: IncomingMessage, body: string): string | undefined {
    const { keyId, scope } = signatureOf(request);
    const [date = "", region] = scope;
    const keys = [this.userKey, ...this.given].find(({ id }) => id === keyId);
    const at = String(request.headers["x-amz-date"]);
    if (keys === undefined || region !== (this.scenario.region ?? "eu-central-1")) return "unknown";
    if (request.headers["x-amz-security-token"] !== keys.token) return "no security token";
    if (!at.startsWith(date) || !isSignedWith(keys.secret, request, body)) return "SignatureDoesNotMatch";
    const time = Date.parse(at.replace(/(....)(..)(..)T(..)(..)(..)Z/, "$1-$2-$3T$4:$5:$6Z"));
    if (!(Math.abs(time - this.now()) < 300_000)) return "409";
    if (this.scenario.role === "revoked" && this.given.indexOf(keys) < 1) return "401";
    return keys.until < Date.now() ? "409" : undefined;
  }

  /** Nothing for a request that is never answered, or already is. */
  private answerTo(asked: URLSearchParams, response: ServerResponse): Answer | undefined {
    if (asked.get("Version") !== "2016-11-15") return refusal("422");
    const isLook = asked.get("Action")?.startsWith("Describe") === true;
    if (!isLook) this.assigns.push(Date.now());
    const answer = isLook ? (this.scenario.place ?? "assign") : this.nextAnswer();
    if (typeof answer === "object") {
      if (answer.moves && !isLook) this.moveFor(asked);
      this.spill(answer, response);
      return undefined;
    }
    switch (answer) {
      case "assign":
        if (isLook) return this.place(asked);
        return this.moveFor(asked) ? done(asked) : refusal("404");
      case "assign-slowly":
        // It is accepted at once, and shows later.
        setTimeout(() => this.moveFor(asked), 3000);
        return done(asked);
      case "accept-never-complete":
        return done(asked);
      case "silent":
      case "down":
        return undefined;
      default:
        return refusal(answer);
    }
  }

  /** Whether the request to move names what there is, and that it may take it from another. */
  private moveFor(asked: URLSearchParams): boolean {
    const isElastic = asked.get("Action") === "AssociateAddress";
    const names = isElastic
      ? asked.get("AllocationId") === allocation && asked.get("AllowReassociation") === "true"
      : asked.get("PrivateIpAddress.1") === ip && asked.get("AllowReassignment") === "true";
    if (!names || asked.get("NetworkInterfaceId") !== interfaceOf(here)) return false;
    this.at = asked.get("PrivateIpAddress") ?? "";
    this.listedAt = Date.now() + (this.scenario.listedAfter ?? 0) * 1000;
    this.move(here);
    return true;
  }

  private place(asked: URLSearchParams): Answer {
    const holder = interfaceOf(this.holder);
    if (asked.get("Action") === "DescribeAddresses") {
      const id = asked.get("AllocationId.1") ?? "";
      const address = elasticIps[id];
      if (address === undefined) return refusal("404");
      const leadsTo = this.holder === here ? this.at : "10.17.1.19";
      const association = `<networkInterfaceId>${holder}</networkInterfaceId><privateIpAddress>${leadsTo}</privateIpAddress>
        <associationId>eipassoc-0a</associationId><instanceId>i-0a</instanceId>`;
      const tag = "<item><value>&lt;publicIp&gt;192.0.2.1&lt;/publicIp&gt;</value><key>Name</key></item>";
      const item = `${this.unassigned ? "" : association}<domain>vpc</domain><tagSet>${tag}</tagSet>
        <allocationId>${id}</allocationId><publicIp>${address}</publicIp>`;
      return told(asked, `<addressesSet><item>${item}</item></addressesSet>`);
    }
    const filters = [1, 2].map((n) => [asked.get(`Filter.${n}.Name`), asked.get(`Filter.${n}.Value.1`)].join("="));
    const isRight = filters.includes(`addresses.private-ip-address=${ip}`) && filters.includes(`subnet-id=${subnet}`);
    // Without the subnet, the same address of another network comes as well.
    const found = this.unassigned ? [] : [holder, ...(isRight ? [] : [interfaceOf(elsewhere)])];
    const items = found.map((id) => networkInterface(id, this.scenario.rides !== false));
    return told(asked, `<networkInterfaceSet>${items.join("")}</networkInterfaceSet>`);
  }
}

/** One with the private IP as its second; the Elastic IP is associated with that, or with its primary one. */
function networkInterface(id: string, rides: boolean): string {
  const elastic = "<association><publicIp>203.0.113.77</publicIp></association>";
  return `<item><networkInterfaceId>${id}</networkInterfaceId><privateIpAddress>10.17.1.5</privateIpAddress>
    ${rides ? "" : elastic}<privateIpAddressesSet>
      <item>${rides ? "" : elastic}<primary>true</primary><privateIpAddress>10.17.1.5</privateIpAddress></item>
      <item>${rides ? elastic : ""}<primary>false</primary><privateIpAddress>${ip}</privateIpAddress></item>
    </privateIpAddressesSet><attachment><instanceId>i-0a</instanceId></attachment></item>`;
}

const done = (asked: URLSearchParams) => told(asked, "<return>true</return>");

function told(asked: URLSearchParams, inside: string): Answer {
  const name = `${asked.get("Action")}Response`;
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n<${name} xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
    <requestId>59dbff89-35bd-4eac-99ed-be587EXAMPLE</requestId>\n${inside}\n</${name}>\n`;
  return { status: 200, text };
}

function refusal(answer: string): Answer {
  const [status, code, message] = refusals[answer] ?? [401, "AuthFailure", `The signature: ${answer}`];
  const text = `<?xml version="1.0" encoding="UTF-8"?>
<Response><Errors><Error><Code>${code}</Code><Message>${message}</Message></Error></Errors><RequestID>ea966190-f9aa-478e-9ede-example</RequestID></Response>`;
  return { status, text };
}

const spoken = {
  api: "no API of this name in the script",
  vendor: "Amazon EC2",
  ...unasked,
};

/** An Elastic IP, which leads to an anchor IP. */
export const aws: Dialect = { ...spoken, onHost: false };
/** A secondary private IP, which is on the host. */
export const awsSecondary: Dialect = { ...spoken, onHost: true };
