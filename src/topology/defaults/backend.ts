import type * as z from "zod/mini";
import type { ClientAddress, Platform } from "../../platforms/platform.js";
import type { backend } from "../schema/backend.js";
import type { Backend, Check } from "../types/backend.js";

type Parsed = z.output<typeof backend>;

/** Fills in the defaults of a backend. Some depend on the services that use it. */
export function fillInBackend(parsed: Parsed, mode: "tcp" | "http", platform: Platform): Backend {
  const { nginx, servers, ...own } = parsed;
  const isOurs = parsed.port === undefined;
  return {
    ...own,
    ...(isOurs && { nginx: { ...nginx, port: nginx?.port ?? nginxPort } }),
    ...(servers && {
      servers: servers.map((server) => (typeof server === "string" ? { name: server } : server)),
    }),
    balance: parsed.balance ?? "roundrobin",
    clientAddress: parsed.clientAddress ?? defaultClientAddress(isOurs, mode, platform),
    check: fillInCheck(parsed.check, isOurs || mode === "http", nginx?.tls !== undefined),
  };
}

/** The CA certificates that Debian trusts: package ca-certificates. */
export const systemCa = "/etc/ssl/certs/ca-certificates.crt";

/** The port that our nginx listens on by default. */
export const nginxPort = 80;

function defaultClientAddress(isOurs: boolean, mode: "tcp" | "http", platform: Platform): ClientAddress {
  if (isOurs) return platform.clientAddress[0];
  return mode === "http" ? "x-forwarded-for" : "none";
}

function fillInCheck(check: Parsed["check"], speaksHttp: boolean, speaksTls: boolean): Check {
  if (typeof check === "string") return { type: check };
  const { method, path, host, status } = check ?? {};
  const asksHttp = speaksHttp || [method, path, host, status].some((value) => value !== undefined);
  return { ...check, type: check?.type ?? (asksHttp ? (speaksTls ? "https" : "http") : "tcp") };
}
