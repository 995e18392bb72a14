import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { parseTopology } from "../../src/index.js";
import { snippetNamed, snippetsOf } from "../support/markdown.js";

// The programs of docs/command.md, run against stand-ins for the APIs that they call.

const page = "docs/command.md";
const own = "0b6a2e5c-1f84-404f-aa84-000000000001";
const folder = mkdtempSync(join(tmpdir(), "haproxy-failover-command-"));
let server: Server;
let holder = "";
/** How many questions it takes until a detached address is free, and a moved one has arrived. */
let slow = 0;
let token = "made-up-token";
let calls: string[] = [];
let hasMetadata = true;

const vultr = "/v2/reserved-ips/4f0f12e5-1f84-404f-aa84-85f431ea5ec2";

/** Both APIs, and Vultr's metadata service: a status and a body. */
function answerOf(asked: string, body: string): [number, unknown] {
  const later = (next: string) => {
    slow = 2;
    pending = next;
  };
  if (slow > 0 && asked.startsWith("GET")) {
    slow -= 1;
    if (slow === 0) holder = pending;
  }
  switch (asked) {
    case "GET /v1.json":
      return hasMetadata ? [200, { "instance-v2-id": own, instanceid: "1" }] : [200, {}];
    case `GET ${vultr}`:
      return [200, { reserved_ip: { instance_id: holder } }];
    case `POST ${vultr}/detach`:
      later("");
      return [204, ""];
    case `POST ${vultr}/attach`:
      if (holder !== "") return [400, { error: "Floating IPv4 address is already attached to another server" }];
      holder = JSON.parse(body).instance_id;
      return [204, ""];
    case "POST /token":
      return body === "client_id=made&client_secret=up&grant_type=client_credentials&scope=all"
        ? [200, { access_token: "made-up-token" }]
        : [400, {}];
    case "GET /v1/ip/203.0.113.10%2F32":
      return [200, { routedTo: holder === "" ? null : { serviceName: holder } }];
    case "POST /v1/ip/203.0.113.10%2F32/move":
      later(JSON.parse(body).to);
      return [200, { taskId: 7 }];
    default:
      return [404, {}];
  }
}
let pending = "";

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const asked = `${request.method} ${request.url}`;
    calls.push(asked);
    const needsToken = !/^GET \/v1\.json|^POST \/token/.test(asked);
    const [status, answer] =
      needsToken && request.headers.authorization !== `Bearer ${token}` ? [401, {}] : answerOf(asked, body);
    response.writeHead(status).end(answer === "" ? undefined : JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const here = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  for (const name of ["vultr-holds", "vultr-take", "ovh-holds", "ovh-take"]) {
    const text = snippetNamed(page, "program", name)
      .text.replace(/^API=.*\/(v\d)$/m, `API=${here}/$1`)
      .replace(/^METADATA=.*$/m, `METADATA=${here}`)
      .replace(/^TOKENS=.*$/m, `TOKENS=${here}/token`)
      .replace("/usr/local/sbin/ip-holds", join(folder, "ovh-holds"))
      .replaceAll("/etc/keepalived/token", join(folder, name.startsWith("ovh") ? "client" : "token"))
      .replace("sleep 5", "sleep 0.1");
    expect(text).not.toMatch(/https:/);
    writeFileSync(join(folder, name), text);
    chmodSync(join(folder, name), 0o755);
  }
  writeFileSync(join(folder, "token"), "made-up-token\n");
  writeFileSync(join(folder, "client"), "client_id=made&client_secret=up\n");
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

beforeEach(() => {
  holder = "";
  slow = 0;
  token = "made-up-token";
  calls = [];
  hasMetadata = true;
});

const run = (name: string) =>
  new Promise<number | null>((resolve) => {
    spawn(join(folder, name), ["203.0.113.10"], { stdio: "ignore" }).on("close", resolve);
  });

test("the topology is valid", () => {
  const [topology] = snippetsOf(page).filter(({ kind }) => kind === "file");
  expect(parseTopology(parse(topology?.text ?? "")).failover.provider).toBe("command");
});

describe.each([
  ["vultr", own],
  ["ovh", "ns1001.example"],
])("%s", (provider, id) => {
  test("holds: 0 here, 1 elsewhere or nowhere, 2 without an answer", async () => {
    holder = id;
    expect(await run(`${provider}-holds`)).toBe(0);
    holder = "another";
    expect(await run(`${provider}-holds`)).toBe(1);
    holder = "";
    expect(await run(`${provider}-holds`)).toBe(1);
    token = "another-made-up-token";
    expect(await run(`${provider}-holds`)).toBe(2);
  });

  test("take: from another, though that takes the API a while", async () => {
    holder = "another";
    expect(await run(`${provider}-take`)).toBe(0);
    expect(holder).toBe(id);
  });

  test("take: from nobody", async () => {
    expect(await run(`${provider}-take`)).toBe(0);
    expect(holder).toBe(id);
  });

  test("take: fails where the token is refused, and moves nothing", async () => {
    token = "another-made-up-token";
    holder = "another";
    expect(await run(`${provider}-take`)).not.toBe(0);
    expect(holder).toBe("another");
  });
});

test("Vultr's is nobody's and this instance has no ID: it is not taken for here", async () => {
  hasMetadata = false;
  expect(await run("vultr-holds")).toBe(2);
  expect(await run("vultr-take")).not.toBe(0);
  expect(calls.filter((call) => call.startsWith("POST"))).toEqual([]);
});

test("Vultr's is not detached where it is here already", async () => {
  holder = own;
  expect(await run("vultr-take")).toBe(0);
  expect(calls.filter((call) => call.startsWith("POST"))).toEqual([]);
});

test("no secret is part of a command line", () => {
  for (const { kind, text } of snippetsOf(page)) {
    if (kind === "program") expect(text).not.toMatch(/--header ['"]Authorization|--user|-H /);
  }
  expect(readFileSync(page, "utf8")).toContain("never part of a command line");
});
