import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { describeWith } from "./programs.js";
import { playTopology } from "./tier.js";

// What Debian's testssl.sh finds at the HTTPS recipe's HAProxy. docs/certificates.md explains what it grades.

interface Finding {
  readonly id: string;
  readonly severity: string;
  readonly finding: string;
}

const everything = "--protocols --std --pfs --server-preference --server-defaults --headers --vulnerable";

/**
 * What it may not be able to try: GOST, which Debian's OpenSSL lacks; renegotiation, because it asks without a host name, and
 * HAProxy refuses that (`strict-sni`); a ticket, if its client hangs up before the ticket is there.
 */
const untried = ["engine_problem", "secure_renego", "sessionresumption_ticket"];

/** What it grades LOW or worse, and what HAProxy answers about renegotiation, with changes to the recipe's service and backend. */
function findingsAt(sections: string, ofService: object = {}, ofBackend: object = {}): string[] {
  const { services, backends, ...recipe } = parse(readFileSync("fixtures/recipe-https/topology.yaml", "utf8"));
  const topology = {
    ...recipe,
    platform: "debian-12",
    services: [{ ...services[0], ...ofService }],
    backends: [{ ...backends[0], ...ofBackend }],
  };
  const lines = playTopology(
    topology,
    `: >/run/resolv.conf; mount --bind /run/resolv.conf /etc/resolv.conf
     cp -a /etc/nginx /run/etc-nginx; mount --bind /run/etc-nginx /etc/nginx
     cp "$fixture/web1/etc/nginx/nginx.conf" /etc/nginx/nginx.conf
     cp "$fixture/web1/etc/nginx/sites-available/default" /etc/nginx/sites-available/default
     nginx 2>/dev/null
     certificate www.example.com >/etc/haproxy/certs/www.pem
     balancer 2>/dev/null; sleep 3
     cd /run
     testssl ${sections} --ip 10.17.1.18 --nodns none --add-ca /run/www.example.com.crt --warnings off --color 0 \\
       --jsonfile /run/findings.json https://www.example.com/ </dev/null >/run/testssl.log 2>&1 || :
     tr -d '\\n' </run/findings.json; echo
     openssl s_client -connect 10.17.1.18:443 -servername www.example.com -no_tls1_3 </dev/null 2>/dev/null |
       grep '^Secure Renegotiation'`,
    280_000,
  );
  const found: Finding[] = JSON.parse(lines.find((line) => line.startsWith("[ ")) ?? "[]");
  expect(found.find(({ id }) => id === "scanTime")?.severity).toBe("INFO");
  const graded = found.filter(({ severity }) => !["OK", "INFO", "WARN"].includes(severity));
  const warned = found.filter(({ id, severity }) => severity === "WARN" && !untried.includes(id));
  const renegotiation = lines.filter((line) => line.startsWith("Secure Renegotiation"));
  return [...graded, ...warned]
    .map(({ id, severity, finding }) => `${severity} ${id}: ${finding}`)
    .sort()
    .concat(renegotiation);
}

describeWith(["nginx", "haproxy", "openssl", "testssl"], true, "testssl.sh", () => {
  test("finds nothing in TLS to mend with the profile intermediate", { timeout: 300_000 }, () => {
    expect(findingsAt(everything)).toEqual([
      // This test's certificate signed itself.
      "HIGH cert_revocation: Neither CRL nor OCSP URI provided",
      // Mozilla has the client choose, because all of the ciphers are good.
      "HIGH cipher_order: NOT a cipher order configured",
      // Not of TLS, but of the pages: see the next test.
      "MEDIUM BREACH: potentially VULNERABLE, gzip HTTP compression detected  - only supplied '/' tested",
      "MEDIUM security_headers: --",
      "Secure Renegotiation IS supported",
    ]);
  });

  test("finds nothing in the pages to mend with the keys that docs/certificates.md names", { timeout: 300_000 }, () => {
    const set = [
      { name: "X-Content-Type-Options", value: "nosniff" },
      { name: "X-Frame-Options", value: "DENY" },
    ];
    const found = findingsAt("--headers --breach", { responseHeaders: { set } }, { nginx: { lines: ["gzip off;"] } });
    expect(found).toEqual(["Secure Renegotiation IS supported"]);
  });
});
