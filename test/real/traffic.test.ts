import { expect, test } from "vitest";
import { callInNamespace, describeWith } from "./programs.js";

/**
 * One web server and one balancer, with their files at their own paths, and a client: all in one network namespace.
 * The balancer reaches the web server from its own private address; the other web server is not there.
 */
const tier = `
mount -t tmpfs tmpfs /run; mount -t tmpfs tmpfs /var/log/nginx
mkdir /run/haproxy; echo 1 >/run/haproxy/server-state
mount --bind "$1/primary/etc/haproxy/haproxy.cfg" /etc/haproxy/haproxy.cfg
mount --bind "$1/web1/etc/nginx/nginx.conf" /etc/nginx/nginx.conf
mount --bind "$1/web1/etc/nginx/sites-available/default" /etc/nginx/sites-available/default
ip link set lo up
for address in 10.132.20.236 10.132.30.11 10.17.1.18 198.51.100.7; do ip address add $address/32 dev lo; done
ip route replace local 10.132.20.236 dev lo table local src 10.132.30.11
nginx
haproxy -D -f "$1/primary/etc/haproxy/haproxy.cfg" -p /run/haproxy.pid 2>/dev/null
trap 'kill $(cat /run/haproxy.pid) $(cat /run/nginx.pid 2>/dev/null) 2>/dev/null' EXIT
sleep 3
client() { curl --silent --max-time 2 --interface 198.51.100.7 --output /dev/null --write-out '%{http_code}\\n' "$@" || true; }
check() { curl --silent --max-time 1 --output /dev/null --write-out 'check %{http_code}\\n' --unix-socket /run/haproxy/check.sock http://localhost/ || true; }
`;

const play = (fixture: string, script: string) => {
  const { code, output } = callInNamespace(tier + script, [`fixtures/${fixture}/expected`]);
  expect(code, output).toBe(0);
  return output.split("\n").filter((line) => line !== "");
};

describeWith(["nginx", "haproxy", "curl"], true, "a request through the real programs", () => {
  test("gets the page, and the log has its real address, not a forged one", () => {
    const lines = play(
      "debian-12-default",
      `client --header 'X-Forwarded-For: 192.0.2.66' http://10.17.1.18/
       client http://127.0.0.1/
       client http://10.132.30.11/
       cat /var/log/nginx/access.log`,
    );
    expect(lines.slice(0, 3)).toEqual(["200", "000", "000"]);
    expect(lines.slice(3)).toEqual([
      expect.stringMatching(
        /^ProxyIP: 10\.132\.30\.11 - ClientIP: 198\.51\.100\.7 - - \[.*\] "GET \/ HTTP\/1\.1" 200 /,
      ),
    ]);
  });

  test("is logged with the client as far as each service knows it", () => {
    const lines = play(
      "debian-12-several-services",
      `for port in 80 8080 8081 8082; do client --header 'X-Forwarded-For: 192.0.2.66' http://10.17.1.18:$port/$port; done
       grep -v '"GET / HTTP/1.0"' /var/log/nginx/access.log`,
    );
    expect(lines.slice(0, 4)).toEqual(["404", "404", "404", "404"]);
    const clients = lines.slice(4).map((line) => /ClientIP: (\S+) .*"GET \/(\d+)/.exec(line)?.slice(1));
    expect(clients).toEqual([
      ["198.51.100.7", "80"],
      ["198.51.100.7", "8080"],
      ["198.51.100.7", "8081"],
      ["-", "8082"],
    ]);
  });

  test("is in error.log with the client, and in access.log with a dash for unknown values", () => {
    const lines = play(
      "debian-12-several-services",
      `mount -t tmpfs tmpfs /var/www/html
       install -m 600 /dev/null /var/www/html/secret
       for port in 80 8080; do client --user-agent '' http://10.17.1.18:$port/secret; done
       # From a balancer itself: no header, and no client in the PROXY protocol.
       direct() { curl --silent --max-time 2 --interface 10.132.30.11 --output /dev/null "$@" || :; }
       direct --user-agent '' --referer '' http://10.132.20.236:8080/unknown
       direct http://10.132.20.236:8080/asked
       direct http://10.132.20.236:8082/none
       echo ---
       cat /var/log/nginx/error.log
       echo ---
       grep -v '"GET / HTTP/1.0"' /var/log/nginx/access.log`,
    );
    const [, errors = [], logged = []] = lines
      .join("\n")
      .split("---")
      .map((part) => part.trim().split("\n"));
    expect(errors.filter((line) => line.includes("secret")).map((line) => /client: (\S+),/.exec(line)?.[1])).toEqual([
      "198.51.100.7",
      "198.51.100.7",
    ]);
    const form = /^ProxyIP: (\S+) - ClientIP: (\S+) - (\S+) \[.+\] "GET (\S+) \S+" \d+ \d+ "(\S+)" "(.*)"$/;
    expect(logged.map((line) => form.exec(line)?.slice(1, 5))).toEqual([
      ["10.132.30.11", "198.51.100.7", "-", "/secret"],
      ["10.132.30.11", "198.51.100.7", "-", "/secret"],
      ["10.132.30.11", "-", "-", "/asked"],
      ["10.132.30.11", "-", "-", "/none"],
    ]);
  });

  test("never reaches a web server that was down before HAProxy reloaded", () => {
    const lines = play(
      "debian-12-default",
      `sh "$1/primary/etc/haproxy/keep-server-state.sh"
       kill $(cat /run/haproxy.pid)
       haproxy -D -f "$1/primary/etc/haproxy/haproxy.cfg" -p /run/haproxy.pid >/dev/null 2>&1
       echo 'show servers state' | curl -q --silent --max-time 1 --unix-socket /run/haproxy/admin.sock telnet://localhost |
         awk '/nginx_pool/ { print $4, $6 }'
       # At another port it is another server, of which nothing is known.
       sed 's/10.132.20.237:80 /10.132.20.237:81 /' "$1/primary/etc/haproxy/haproxy.cfg" >/run/haproxy.cfg
       mount --bind /run/haproxy.cfg /etc/haproxy/haproxy.cfg
       sh "$1/primary/etc/haproxy/keep-server-state.sh"
       awk '/nginx_pool/ { print $4, $19 }' /run/haproxy/server-state`,
    );
    expect(lines).toEqual(["web1 2", "web2 0", "web1 80"]);
  });

  test("is refused by the web server if it bypasses the balancers", () => {
    const lines = play("debian-12-several-services", "client http://10.132.20.236:8082/");
    expect(lines).toEqual(["403"]);
  });

  test("is what keepalived's check requests: it fails if no web server is healthy", () => {
    const lines = play(
      "debian-12-default",
      `check
       mount -t tmpfs tmpfs /var/www/html
       sleep 5
       check
       umount /var/www/html
       sleep 6
       check
       kill $(cat /run/nginx.pid)
       sleep 5
       check`,
    );
    expect(lines).toEqual(["check 200", "check 503", "check 200", "check 503"]);
  });
});
