import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { snippetsOf } from "../support/markdown.js";

// The blocks of docs/master-script.md; its tables are held by generated.test.ts.

const host = "fixtures/debian-12-default/expected/primary";
const [handOver, status, ...others] = snippetsOf("docs/master-script.md");

test("the page's blocks are the hand-over and the status file", () => {
  expect(handOver?.language).toBe("sh");
  expect(status?.language).toBe("text");
  expect(others).toEqual([]);
});

test("the hand-over is the one played in the lab, with a service and a script that the host has", () => {
  expect(handOver?.text.trim().split("\n")).toEqual([
    "ssh primary systemctl stop haproxy-failover",
    "ssh secondary /etc/keepalived/master.sh take",
  ]);
  expect(existsSync(`${host}/etc/systemd/system/haproxy-failover.service`)).toBe(true);
  expect(readFileSync("test/lab/scenarios/failover-service.ts", "utf8")).toContain('"/etc/keepalived/master.sh take"');
});

test("the status file has master.sh's lines, with one of its reasons", () => {
  const script = readFileSync(`${host}/etc/keepalived/master.sh`, "utf8");
  const keys = status?.text
    .trim()
    .split("\n")
    .map((line) => line.split("=")[0]);
  expect(keys).toEqual(["checked", "api", "reason", "holder"]);
  expect(script).toContain("date +'checked=%s' && printf 'api=%s\\nreason=%s\\nholder=%s\\n'");
  const [, reason = "no reason"] = /^reason=(.*?): /m.exec(status?.text ?? "") ?? [];
  expect(script).toContain(`trouble='${reason}'`);
});
