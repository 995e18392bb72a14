import { createHash, createHmac } from "node:crypto";
import type { IncomingMessage } from "node:http";

// AWS's signature, as its server checks it: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html

/** What a request says of its signature. */
export interface Signed {
  readonly keyId: string;
  /** `20261127/eu-central-1/ec2/aws4_request` */
  readonly scope: readonly string[];
  readonly headers: string;
  readonly signature: string;
}

export function signatureOf({ headers }: Pick<IncomingMessage, "headers">): Signed {
  const form = /^AWS4-HMAC-SHA256 Credential=([^,]+), SignedHeaders=([^,]+), Signature=([\da-f]{64})$/;
  const [, credential = "", signed = "", signature = ""] = form.exec(headers.authorization ?? "") ?? [];
  const [keyId = "", ...scope] = credential.split("/");
  return { keyId, scope, headers: signed, signature };
}

/** Whether every byte of the signature is right, and it covers each header that it must. */
export function isSignedWith(secret: string, request: IncomingMessage, body: string): boolean {
  const { scope, headers, signature } = signatureOf(request);
  const names = request.rawHeaders.filter((_, n) => n % 2 === 0).map((name) => name.toLowerCase());
  const must = names.filter((name) => name.startsWith("x-amz-") || name === "host" || name === "content-type");
  if (headers !== must.sort().join(";")) return false;
  const hashed = (text: string) => createHash("sha256").update(text).digest("hex");
  const mac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();
  const lines = headers.split(";").map((name) => `${name}:${request.headers[name]}`);
  const canonical = [request.method, request.url, "", ...lines, "", headers, hashed(body)].join("\n");
  const text = ["AWS4-HMAC-SHA256", request.headers["x-amz-date"], scope.join("/"), hashed(canonical)].join("\n");
  const key = scope.reduce<string | Buffer>(mac, `AWS4${secret}`);
  return mac(key, text).toString("hex") === signature;
}
