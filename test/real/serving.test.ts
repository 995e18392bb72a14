import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { masterScript, parseTopology } from "../../src/index.js";
import { readTopology } from "../../src/node.js";
import { describeWith } from "./programs.js";

// What master.sh takes for served, asked of a real HAProxy: 80 speaks HTTP, 443 has a folder of certificates, 8443 has one
// and no server. 993 and 5671 carry another protocol in TLS, 5671 without a server; behind 993 is one that hangs up on
// HTTP. 9443 and 9444 pass TLS on by the host's name, 9444 without a server; 9445 leads to one that wants a certificate.
// 5432 speaks neither.

const config = `
defaults
    mode http
    timeout connect 1s
    timeout client 9s
    timeout server 9s
frontend http
    bind 127.0.0.1:80
    http-request return status 200
frontend folder
    bind 127.0.0.1:443 ssl crt /run/certs strict-sni alpn h2,http/1.1
    http-request return status 200
frontend without-server
    bind 127.0.0.1:8443 ssl crt /run/certs/one.pem
    default_backend none
frontend other-in-tls
    mode tcp
    bind 127.0.0.1:993 ssl crt /run/certs/one.pem
    default_backend silent
frontend other-without-server
    mode tcp
    bind 127.0.0.1:5671 ssl crt /run/certs/one.pem
    default_backend none-tcp
frontend passed
    mode tcp
    bind 127.0.0.1:9443-9445
    bind [::1]:9443-9445
    tcp-request inspect-delay 5s
    tcp-request content accept if { req.ssl_hello_type 1 }
    use_backend passed if { dst_port 9443 } { req.ssl_sni -i shop.example.com }
    use_backend wants-certificate if { dst_port 9445 } { req.ssl_sni -i shop.example.com }
    default_backend none-tcp
frontend wants-certificate
    bind 127.0.0.1:10 ssl crt /run/certs/one.pem ca-file /run/crt verify required ssl-max-ver TLSv1.2
    http-request return status 200
frontend neither
    mode tcp
    bind 127.0.0.1:5432
    default_backend silent
frontend stand-in
    mode tcp
    bind 127.0.0.1:9
    tcp-request inspect-delay 9s
    tcp-request content reject if { req.len gt 0 }
    tcp-request content accept if WAIT_END
    default_backend none-tcp
backend silent
    mode tcp
    server one 127.0.0.1:9
backend passed
    mode tcp
    server one 127.0.0.1:443
backend wants-certificate
    mode tcp
    server one 127.0.0.1:10
backend none
backend none-tcp
    mode tcp
`;

/** The functions that ask, as they are generated for a tier with every kind of port. */
const functions = () => {
  const tier = readTopology("fixtures/debian-12-default/topology.yaml");
  const script = masterScript(
    parseTopology({
      ...tier,
      services: [
        { name: "www", port: 80 },
        { name: "https", mode: "http", port: 443, tls: { certificates: "/etc/haproxy/certs/" }, backend: "site" },
        { name: "db", port: 5432, backend: "postgres" },
      ],
      backends: [
        { name: "site", port: 8080 },
        { name: "postgres", port: 5432, check: "tcp", servers: [{ name: "db1", address: "10.132.40.1" }] },
      ],
    }),
  );
  return script.slice(
    script.indexOf("# Prints the ports that keep"),
    script.indexOf("# Whether the site answers here"),
  );
};

const urls = [
  ...["https://0.0.0.0:443", "https://0.0.0.0:8443", "imaps://0.0.0.0:993", "imaps://0.0.0.0:5671"],
  ...[9443, 9444, 9445].map((port) => `https://shop.example.com:${port}`),
];
const every = `PORTS=80 TLS=${urls} HELD=5432`;

/** Which ports of each kind answer once HAProxy has been treated so. */
function served(treatment: string, ports = every, address = "127.0.0.1"): string {
  const script = `
    mount -t tmpfs tmpfs /run; mkdir /run/certs; ip link set lo up
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1 -subj /CN=shop.example.com \
      -keyout /run/key -out /run/crt 2>/dev/null
    cat /run/crt /run/key >/run/certs/one.pem
    printf '%s' "$1" >/run/haproxy.cfg
    haproxy -D -f /run/haproxy.cfg -p /run/pid
    trap 'kill -KILL $(cat /run/pid) 2>/dev/null || :' EXIT
    ${treatment}
    ${ports}
    ${functions()}
    answering ${address} 1 9>/dev/null
    echo $ports`;
  const namespaces = ["--mount", "--net", "--pid", "--fork", "--mount-proc", "--kill-child"];
  return execFileSync("unshare", [...namespaces, "sh", "-euc", script, "sh", config], { encoding: "utf8" }).trim();
}

const sorted = (text: string) =>
  text
    .split(" ")
    .map(Number)
    .sort((a, b) => a - b);

describeWith(["haproxy", "curl", "openssl", "flock"], true, "what master.sh takes for served", () => {
  test("every port with a server, by what it speaks", () => {
    expect(sorted(served(":"))).toEqual([80, 443, 993, 5432, 9443, 9445]);
  });

  test("the same at an IPv6 address", () => {
    expect(sorted(served(":", every, "[::1]"))).toEqual([9443, 9445]);
  });

  test("nothing, where HAProxy hangs: the kernel accepts connections for it", () => {
    // One thread hears it, and tells the others when the machine lets it run.
    const allStand = "while grep -L 'State:.T' /proc/$(cat /run/pid)/task/*/status | grep -q .; do sleep 0.1; done";
    expect(served(`kill -STOP $(cat /run/pid); ${allStand}`)).toBe("");
  });

  test("nothing, where HAProxy is gone", () => {
    expect(served("kill -KILL $(cat /run/pid); sleep 0.2")).toBe("");
  });

  test("a port that speaks neither, where no other can tell", () => {
    expect(served(":", "PORTS= TLS= HELD=5432")).toBe("5432");
  });

  test("a database beside a site that is down: HAProxy's 503 shows that it lives", () => {
    expect(served(":", "PORTS= TLS=https://0.0.0.0:8443 HELD=5432")).toBe("5432");
  });

  test("a folder of certificates, where no other port can tell", () => {
    expect(served(":", "PORTS= TLS=https://0.0.0.0:443 HELD=")).toBe("443");
  });

  test("no folder of certificates, where another port has no server", () => {
    expect(served(":", "PORTS= TLS=https://0.0.0.0:443,https://0.0.0.0:8443 HELD=")).toBe("");
    expect(served(":", "PORTS= TLS=https://0.0.0.0:443,imaps://0.0.0.0:5671 HELD=")).toBe("");
  });
});
