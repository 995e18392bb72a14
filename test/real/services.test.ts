import { hostname } from "node:os";
import { expect, test } from "vitest";
import { guideInput } from "../support/fixtures.js";
import { snippetNamed } from "../support/markdown.js";
import { describeWith } from "./programs.js";
import { play, playTopology } from "./tier.js";

// Services as people run them, with the real HAProxy, nginx and curl: applications stand beside nginx on the web servers.

describeWith(["nginx", "haproxy", "curl"], true, "backends", () => {
  test("lead to the application on its own port, which learns the client and the protocol", () => {
    const lines = play(
      "debian-12-backends",
      `upstream 10.132.20.236:3000
       balancer; sleep 3
       client --header 'X-Forwarded-For: 192.0.2.66' --header 'X-Forwarded-Proto: https' http://10.17.1.18:8000/cart`,
    );
    const { place, url, headers } = JSON.parse(lines.find((line) => line.startsWith("{")) ?? "");
    expect([place, url]).toEqual(["10.132.20.236:3000", "/cart"]);
    expect(headers).toMatchObject({
      "x-forwarded-for": "198.51.100.7",
      "x-forwarded-proto": "http",
      "x-forwarded-port": "8000",
    });
  });

  test("use a backup only while no other server is healthy, by the check's own port and path", () => {
    const lines = play(
      "debian-12-backends",
      `upstream 10.132.20.236:9000 10.132.20.236:9100; app=$!
       upstream 10.132.20.238:9001 10.132.20.238:9100
       balancer; sleep 3
       for n in 1 2 3 4; do client http://10.17.1.18:8080/; done
       kill $app
       sleep 3
       client http://10.17.1.18:8080/`,
    );
    const places = lines.filter((line) => line.startsWith("{")).map((line) => JSON.parse(line).place);
    expect(places).toEqual([...Array(4).fill("10.132.20.236:9000"), "10.132.20.238:9001"]);
  });

  test("resolve host names, and keep an address while DNS is down", () => {
    const lines = play(
      "debian-12-backends",
      `upstream 10.132.40.53:53/dns; dns=$!
       upstream 10.132.40.2:5432/tcp
       balancer; sleep 4
       status | grep '^postgres,db2'
       kill $dns
       sleep 45
       status | grep '^postgres,db2'`,
    );
    expect(lines.filter((line) => line.startsWith("postgres,"))).toEqual([
      expect.stringMatching(/^postgres,db2,UP,/),
      expect.stringMatching(/^postgres,db2,UP,/),
    ]);
  });

  test("that do not speak HTTP are checked by master.sh with a connection", () => {
    const lines = play(
      "debian-12-backends",
      `sed -n "/^PORTS=/p; /^HELD=/p; /^holding()/,/^}/p; /^answering()/,/^}/p" "$fixture/primary/etc/keepalived/master.sh" >/run/asked.sh
       . /run/asked.sh
       upstream 10.132.20.236:3000 10.132.40.1:5432/tcp
       balancer; sleep 5
       answering 10.17.1.18 1
       echo answering: $(printf '%s\\n' $ports | sort -n)
       answering 10.132.40.3 1
       echo nobody: $ports`,
    );
    expect(lines.filter((line) => /^(answering|nobody)/.test(line))).toEqual(["answering: 5432 8000", "nobody:"]);
  });
});

describeWith(["haproxy", "curl"], true, "a default backend without a server", () => {
  const routed = {
    ...guideInput(),
    platform: "debian-12" as const,
    services: [{ name: "www", mode: "http" as const, routes: [{ path: "/api", backend: "api" }], backend: "site" }],
    backends: [
      { name: "site", port: 3000, check: "tcp" as const },
      { name: "api", port: 9000, check: "tcp" as const },
    ],
  };
  const asked = (upstream: string) =>
    playTopology(
      routed,
      `sed -n "/^PORTS=/p; /^answering()/,/^}/p" "$fixture/primary/etc/keepalived/master.sh" >/run/asked.sh
       . /run/asked.sh
       ${upstream}
       balancer; sleep 4
       answering 10.17.1.18 1
       echo served: $ports
       for url in / /cart; do
         client --output /dev/null --write-out "%{http_code} $url\n" --header 'Host: shop.example.com' "http://10.17.1.18$url"
       done
       client --output /dev/null --write-out '%{http_code} by address\n' http://10.17.1.18/cart
       client --output /dev/null --write-out '%{http_code} by IPv6\n' --header 'Host: [2001:db8::1]:80' http://10.17.1.18/`,
    ).filter((line) => !line.startsWith("["));

  test("counts as served while another backend has one; clients are told of it all the same", () => {
    const lines = asked("upstream 10.132.20.236:9000");
    expect(lines).toEqual(["served: 80", "503 /", "503 /cart", "503 by address", "200 by IPv6"]);
  });

  test("does not count as served where no other has one", () => {
    expect(asked("")).toEqual(["served:", "503 /", "503 /cart", "503 by address", "503 by IPv6"]);
  });
});

describeWith(["nginx", "haproxy"], true, "checks", () => {
  const pools = (check: object, app: object = {}) => ({
    ...guideInput(),
    platform: "debian-12" as const,
    services: [
      { name: "www", mode: "http" as const, backend: "site" },
      { name: "app", mode: "http" as const, port: 8080, backend: "api" },
    ],
    backends: [
      { name: "site", nginx: { port: 81 } },
      { name: "api", port: 3000, servers: ["web1"], check, ...app },
    ],
  });

  test.each([
    ["nginx's, where the PROXY protocol is expected", { port: 81 }, {}, "UP"],
    ["the application's own, which gets it, too", { port: 3000 }, { clientAddress: "proxy-protocol" as const }, "UP"],
    [
      "another of the application's, which does not",
      { port: 3001 },
      { clientAddress: "proxy-protocol" as const },
      "UP",
    ],
    ["one where nobody listens", { port: 3009 }, {}, "DOWN"],
  ])("on a port of their own: %s", (_what, check, app, state) => {
    const lines = playTopology(
      pools(check, app),
      `cp -a /etc/nginx /run/etc-nginx; mount --bind /run/etc-nginx /etc/nginx
       cp "$fixture/web1/etc/nginx/nginx.conf" /etc/nginx/nginx.conf
       cp "$fixture/web1/etc/nginx/sites-available/default" /etc/nginx/sites-available/default
       nginx 2>/dev/null
       upstream 10.132.20.236:3000/proxy 10.132.20.236:3001
       balancer; sleep 4
       status | grep '^api,web1'`,
    );
    expect(lines.find((line) => line.startsWith("api,web1,"))).toMatch(new RegExp(`^api,web1,${state}`));
  });
});

describeWith(["nginx", "haproxy", "curl"], true, "HTTPS", () => {
  const prepare = `
    certificate shop.example.com >/etc/haproxy/certs/shop.pem
    certificate admin.example.com >/etc/haproxy/admin.pem
    cat /run/*.crt >/run/trusted
    to=::10.17.1.18:
    tls() { client --cacert /run/trusted --connect-to $to --write-out '%{http_code} %{http_version}\\n' "$@"; }
  `;

  test("speaks HTTP/2 and HTTP/1.1, and sets the forwarded headers and HSTS", () => {
    const lines = play(
      "debian-12-https",
      `${prepare}
       upstream 10.132.20.236:3000
       balancer; sleep 3
       tls --http2 --header 'X-Forwarded-Proto: http' --header 'X-Forwarded-For: 192.0.2.66' https://shop.example.com/cart
       tls --http1.1 --include https://shop.example.com/ | tr -d '\\r' | grep -i '^strict-transport\\|^200'
       tls --tls-max 1.1 --ciphers DEFAULT@SECLEVEL=0 https://shop.example.com/ || :
       client --cacert /run/trusted --resolve unknown.example.com:443:10.17.1.18 https://unknown.example.com/ || echo unknown refused`,
    );
    const { url, headers } = JSON.parse(lines.find((line) => line.startsWith("{")) ?? "");
    expect(url).toBe("/cart");
    expect(headers).toMatchObject({
      "x-forwarded-for": "198.51.100.7",
      "x-forwarded-proto": "https",
      "x-forwarded-port": "443",
    });
    expect(lines.filter((line) => /^(\d{3} |strict)/i.test(line))).toEqual([
      "200 2",
      "strict-transport-security: max-age=63072000",
      "200 1.1",
      "000 0",
    ]);
  });

  test("redirects plain HTTP while a pool has a server, except ACME challenges", () => {
    const lines = play(
      "debian-12-https",
      `${prepare}
       balancer; sleep 4
       client --output /dev/null --write-out '%{http_code} %{redirect_url}\\n' http://10.17.1.18/a?b=c
       client http://10.17.1.18/.well-known/acme-challenge/made-up_TOKEN; echo
       upstream 10.132.20.236:3000; sleep 4
       client --output /dev/null --write-out '%{http_code} %{redirect_url}\\n' http://10.17.1.18/a?b=c --header 'Host: shop.example.com'
       client --output /dev/null --write-out '%{http_code} %{redirect_url}\\n' http://10.17.1.18:8080/a?b=c --header 'Host: shop.example.com:8080'
       client --output /dev/null --write-out '%{http_code}\\n' 'http://10.17.1.18/.well-known/acme-challenge/<script>'`,
    );
    expect(lines.filter((line) => !line.startsWith("["))).toEqual([
      "503 ",
      "made-up_TOKEN.made-up-thumbprint-of-an-account-key-000000",
      "301 https://shop.example.com/a?b=c",
      "301 https://shop.example.com:8443/a?b=c",
      "301",
    ]);
  });

  test("redirects plain HTTP while one client floods that port", () => {
    const lines = play(
      "debian-12-timeouts",
      `${prepare}
       node -e 'require("http").createServer((_, response) => response.end()).listen(3000, "10.132.20.236")' &
       upstreams="$upstreams $!"
       balancer; sleep 4
       : >/run/flood
       node test/real/flood.mjs 10.17.1.18 80 400 10.132.40.9 >/run/flood & upstreams="$upstreams $!"
       until grep -q ready /run/flood; do sleep 0.2; done
       for n in 1 2 3 4 5; do client --output /dev/null --write-out 'told %{http_code}\\n' http://10.17.1.18/; sleep 1; done`,
    );
    expect(lines.filter((line) => line.startsWith("told"))).toEqual(Array(5).fill("told 301"));
  });

  test("sends each host and path to its pool, and the rest to the default", () => {
    const lines = play(
      "debian-12-https",
      `${prepare}
       certificate a.shop.example.com >/etc/haproxy/certs/a.pem; cat /run/*.crt >/run/trusted
       upstream 10.132.20.236:3000 10.132.20.236:9000
       balancer; sleep 5
       for url in https://shop.example.com/api https://shop.example.com/apis https://a.shop.example.com/api/x https://SHOP.example.com/status/x; do tls $url; done
       to=::10.17.1.18:8443
       tls https://admin.example.com/
       tls --header 'Host: other.example.com' --output /dev/null https://admin.example.com/`,
    );
    const ports = lines.filter((line) => line.startsWith("{")).map((line) => JSON.parse(line).place.split(":")[1]);
    expect(ports).toEqual(["9000", "3000", "9000", "3000", "3000"]);
    expect(lines.filter((line) => /^\d{3} /.test(line)).at(-1)).toBe("421 2");
  });

  test("starts without a certificate, loads one at a reload, and keeps it if the next is broken", () => {
    const lines = play(
      "debian-12-https",
      `${prepare}
       rm /etc/haproxy/certs/*
       upstream 10.132.20.236:3000
       haproxy -W -f "$fixture/primary/etc/haproxy/haproxy.cfg" -p /run/haproxy.pid 2>/run/haproxy.log & sleep 3
       tls https://shop.example.com/
       certificate shop.example.com >/etc/haproxy/certs/shop.pem; cp /run/shop.example.com.crt /run/trusted
       kill -USR2 "$(cat /run/haproxy.pid)"; sleep 4
       tls https://shop.example.com/ | tail -n 1
       echo spoilt >/etc/haproxy/certs/shop.pem
       haproxy -c -f "$fixture/primary/etc/haproxy/haproxy.cfg" >/dev/null 2>&1 || echo refused
       tls https://shop.example.com/ | tail -n 1`,
    );
    expect(lines.filter((line) => /^(\d{3} |refused)/.test(line))).toEqual(["000 0", "200 2", "refused", "200 2"]);
  });
});

describeWith(["haproxy", "curl", "openssl"], true, "a certificate", () => {
  test("is brought to both balancers and renewed under load, with no request lost", () => {
    const script = snippetNamed("docs/certificates.md", "file", "deploy-certificate").text;
    const lines = play(
      "debian-12-access",
      `cat >/run/deploy-certificate <<'SCRIPT'
${script}SCRIPT
       chmod +x /run/deploy-certificate
       mkdir -p /run/bin /run/second/haproxy /run/second-certs /run/second-etc/certs
       certs() { certificate shop.example.com >/dev/null; cp /run/shop.example.com.crt "/run/$1.crt"; cp /run/key "/run/$1.key"; }
       # As systemd does, with the check before; and as ssh does, to the second balancer's folder.
       cat >/run/bin/systemctl <<'END'
       haproxy -c -q -f "$CONFIG" >/dev/null && kill -USR2 "$(cat "$PID")" && sleep 2
END
       cat >/run/bin/ssh <<'END'
       while [ "$1" != root@10.132.30.12 ]; do shift; done
       exec unshare --mount sh -c "mount --bind /run/second-etc/certs /etc/haproxy/certs; $2"
END
       chmod +x /run/bin/*; export PATH="/run/bin:$PATH" CONFIG="$fixture/primary/etc/haproxy/haproxy.cfg" PID=/run/haproxy.pid
       upstream 10.132.20.236:3000 10.132.20.237:3000
       certs one; certs two; certs other
       haproxy -W -f "$CONFIG" -p /run/haproxy.pid 2>/run/log & upstreams="$upstreams $!"
       sleep 3
       /run/deploy-certificate shop /run/one.crt /run/one.key 10.132.30.12
       served() { openssl s_client -connect 10.17.1.18:443 -servername shop.example.com </dev/null 2>/dev/null | openssl x509 -noout -fingerprint; }
       is() { [ "$(served)" = "$(openssl x509 -in "/run/$1.crt" -noout -fingerprint)" ] && echo "serves $1"; }
       is one
       # Each with a connection of its own, from many addresses: the fixture has a rate limit.
       for n in $(seq 40); do ip address add 198.51.100.$((n + 100))/32 dev lo; done
       load() { while [ ! -e /run/stop ]; do for n in $(seq 40); do
         curl --silent --max-time 5 --insecure --interface 198.51.100.$((n + 100)) --connect-to ::10.17.1.18: --output /dev/null --write-out 'load %{http_code}\\n' https://shop.example.com/
       done; sleep 0.2; done; }
       load >/run/load-one & load >/run/load-two &
       sleep 1
       /run/deploy-certificate shop /run/two.crt /run/two.key 10.132.30.12
       is two
       /run/deploy-certificate shop /run/two.crt /run/other.key 10.132.30.12 2>&1 || echo refused
       is two
       cmp /etc/haproxy/certs/shop.pem /run/second-etc/certs/shop.pem && echo "both have it, mode $(stat -c %a /run/second-etc/certs/shop.pem)"
       ls -A /etc/haproxy/certs
       touch /run/stop; sleep 3
       cat /run/load-one /run/load-two | sort | uniq -c`,
    );
    const shown = lines.filter((line) => !/^\[|^ *\d+ load/.test(line));
    expect(shown).toEqual([
      "serves one",
      "serves two",
      "deploy-certificate: the key is not of this certificate",
      "refused",
      "serves two",
      "both have it, mode 600",
      "shop.pem",
    ]);
    const load = lines.filter((line) => / load /.test(line)).map((line) => line.trim().split(" "));
    expect(load.map(([, , code]) => code)).toEqual(["200"]);
    expect(Number(load[0]?.[0])).toBeGreaterThan(80);
  });
});

describeWith(["nginx", "haproxy", "curl", "openssl"], true, "our nginx", () => {
  const prepare = `
    mount -t tmpfs tmpfs /srv; mkdir /srv/site; echo 'the site' >/srv/site/index.html
    cp -a /etc/nginx /run/etc-nginx; mount --bind /run/etc-nginx /etc/nginx
    mkdir /etc/nginx/certs
    certificate shop.example.com >/etc/haproxy/certs/shop.pem
    certificate inside.example.com >/etc/nginx/certs/inside.pem; cp /run/inside.example.com.crt /etc/haproxy/ca.pem
    certificate site.example.com >/etc/nginx/certs/site.pem; cp /run/key /etc/nginx/certs/site.key
    cat /run/*.crt >/run/trusted
    cp "$fixture/web1/etc/nginx/nginx.conf" /etc/nginx/nginx.conf
    cp "$fixture/web1/etc/nginx/sites-available/default" /etc/nginx/sites-available/default
    nginx 2>/dev/null
    upstream 127.0.0.1:3000 127.0.0.1:3001
    balancer; sleep 4
    https() { client --cacert /run/trusted --connect-to "::10.17.1.18:" "$@"; }
  `;

  test("serves its folder with the topology's lines, and passes the rest to its application, WebSockets too", () => {
    const lines = play(
      "debian-12-nginx",
      `${prepare}
       https --include https://shop.example.com/ | tr -d '\\r' | grep -i '^the site\\|^x-site'
       https --header 'X-Forwarded-For: 192.0.2.66' --header 'X-Forwarded-Proto: forged' https://shop.example.com/app/x
       client --header 'X-Forwarded-For: 192.0.2.66' --header 'X-Forwarded-Proto: forged' http://10.17.1.18:8000/y
       head -c 3000000 /dev/zero >/run/big
       https --data-binary @/run/big --output /dev/null --write-out 'big %{http_code}\\n' https://shop.example.com/app
       https --data-binary @/run/big --output /dev/null --write-out 'bigger %{http_code}\\n' https://shop.example.com/
       node test/real/websocket.mjs 10.17.1.18 shop.example.com /app/socket 12 | sed 's/^/ws: /'`,
    );
    expect(lines).toContain("the site");
    expect(lines).toContain(`x-site: one 'site'; with ${hostname()}`);
    const told = lines.filter((line) => line.startsWith("{")).map((line) => JSON.parse(line).headers);
    expect(told).toMatchObject([
      { "x-forwarded-for": "198.51.100.7", "x-forwarded-proto": "https", "x-forwarded-port": "443" },
      { "x-forwarded-for": "198.51.100.7", "x-forwarded-proto": "http", "x-forwarded-port": "8000" },
    ]);
    expect(lines.filter((line) => /^big/.test(line))).toEqual(["big 200", "bigger 413"]);
    expect(lines.filter((line) => line.startsWith("ws: "))).toEqual(["ws: 198.51.100.7 https 443", "ws: ping"]);
  });

  test("ends TLS that HAProxy passes through, or that HAProxy begins, and only with the right certificate", () => {
    const lines = play(
      "debian-12-nginx",
      `${prepare}
       https --output /dev/null --write-out 'passed %{http_version} %{ssl_verify_result} %{http_code}\\n' https://site.example.com:8443/
       status | grep '^sealed,web1\\|^passed,web1'
       certificate other.example.com >/etc/nginx/certs/inside.pem; cat /run/other.example.com.crt >>/etc/haproxy/ca.pem
       nginx -s reload 2>/dev/null; kill $(cat /run/haproxy.pid); sleep 1; balancer; sleep 4
       status | grep '^sealed,web1'`,
    );
    expect(lines.find((line) => line.startsWith("passed "))).toMatch(/^passed 2 0 (200|403|404)$/);
    expect(
      lines.filter((line) => /^(sealed|passed),/.test(line)).map((line) => line.split(",").slice(0, 3).join()),
    ).toEqual(["sealed,web1,UP", "passed,web1,UP", "sealed,web1,DOWN"]);
  });
});

describeWith(["haproxy", "curl", "openssl"], true, "clients", () => {
  const prepare = `
    certificate shop.example.com >/etc/haproxy/certs/shop.pem; cat /run/*.crt >/run/trusted
    https() { to=$1 path=$2; shift 2; client --cacert /run/trusted --connect-to "::$to:" "https://shop.example.com$path" "$@"; }
    code() { what=$1; shift; client --output /dev/null --write-out "$what %{http_code} %{redirect_url}\\n" "$@"; }
  `;

  test("come back to their server after a failover, by cookie", () => {
    const lines = play(
      "debian-12-access",
      `${prepare}
       upstream 10.132.20.236:3000 10.132.20.237:3000 10.132.20.236:3001 10.132.20.237:3001
       balancers; sleep 4
       https 10.17.1.18 / --cookie-jar /run/jar
       https 10.17.1.18 /cart --include | tr -d '\\r' | grep -i '^set-cookie'
       kill $(cat /run/haproxy.pid); sleep 1
       for n in 1 2 3; do https 10.17.1.19 / --cookie /run/jar; done`,
    );
    const places = lines.filter((line) => line.startsWith("{")).map((line) => JSON.parse(line).place);
    expect(new Set(places).size).toBe(1);
    expect(places).toHaveLength(4);
    expect(lines.find((line) => /^set-cookie/i.test(line))).toBe(
      "set-cookie: cart.server=web1; path=/; HttpOnly; Secure; SameSite=Lax",
    );
  });

  test("come back to their server after a failover, by address", () => {
    const stuck = play(
      "debian-12-access",
      `${prepare}
       upstream 10.132.20.236:5432/tcp 10.132.20.237:5432/tcp
       balancers; sleep 4
       for n in 1 2 3 4 5 6 7 8; do printf x | timeout 2 curl --silent --max-time 1 --interface 10.132.40.$((n % 4 + 1)) telnet://10.17.1.18:5432 >/dev/null || :; done
       sleep 1
       tables() { echo 'show table postgres' | node -e 'const s=require("net").connect(process.argv[1]);process.stdin.pipe(s);s.pipe(process.stdout)' $1 | sed -n 's/.*key=\\([^ ]*\\).* server_key=\\([^ ]*\\).*/\\1 \\2/p' | sort; }
       tables /run/haproxy/admin.sock >/run/one
       tables /run/second/haproxy/admin.sock >/run/two
       echo "one: $(cat /run/one | tr '\\n' ' ')"; echo "two: $(cat /run/two | tr '\\n' ' ')"`,
    );
    const [one, two] = ["one", "two"].map((name) => stuck.find((line) => line.startsWith(`${name}: `))?.slice(5));
    expect(one).toMatch(/10\.132\.40\.1 web[12]/);
    expect(two).toBe(one);
  });

  test("who ask too often are refused, by the other balancer as well", () => {
    const lines = play(
      "debian-12-access",
      `${prepare}
       upstream 10.132.20.236:3000 10.132.20.237:3000
       balancers; sleep 4
       for n in $(seq 24); do code first --cacert /run/trusted --connect-to ::10.17.1.18: https://shop.example.com/; done
       sleep 0.5
       kill $(cat /run/haproxy.pid)
       code second --cacert /run/trusted --connect-to ::10.17.1.19: https://shop.example.com/
       code other --interface 10.132.40.9 --cacert /run/trusted --connect-to ::10.17.1.19: https://shop.example.com/
       sleep 11
       code later --cacert /run/trusted --connect-to ::10.17.1.19: https://shop.example.com/`,
    );
    const codes = lines.filter((line) => /^(first|second|other|later)/.test(line)).map((line) => line.trim());
    expect(codes).toEqual([
      ...Array(20).fill("first 200"),
      ...Array(4).fill("first 429"),
      "second 429",
      "other 200",
      "later 200",
    ]);
  });

  test("who ask both balancers are counted by both", () => {
    const lines = play(
      "debian-12-access",
      `${prepare}
       upstream 10.132.20.236:3000 10.132.20.237:3000
       balancers; sleep 4
       for n in $(seq 11); do for to in 10.17.1.18 10.17.1.19; do
         code asked --cacert /run/trusted --connect-to ::$to: https://shop.example.com/; sleep 0.05
       done; done`,
    );
    const codes = lines.filter((line) => line.startsWith("asked ")).map((line) => line.trim());
    expect(codes).toEqual([...Array(20).fill("asked 200"), ...Array(2).fill("asked 429")]);
  });

  test("are let in by address and password, sent elsewhere, and given the headers of the topology", () => {
    const lines = play(
      "debian-12-access",
      `${prepare}
       upstream 10.132.20.236:3000 10.132.20.237:3000
       balancer; sleep 3
       code nobody http://10.17.1.18:8000/
       code ops --user ops:made-up-password http://10.17.1.18:8000/
       code wrong --user ops:wrong http://10.17.1.18:8000/
       ip address add 198.51.100.66/32 dev lo; ip address add 203.0.113.5/32 dev lo
       code denied --user ops:made-up-password --interface 198.51.100.66 http://10.17.1.18:8000/
       code stranger --user ops:made-up-password --interface 203.0.113.5 http://10.17.1.18:8000/
       code tcp --http0.9 --interface 10.132.20.238 http://10.17.1.18:5432/
       to="--cacert /run/trusted --connect-to ::10.17.1.18:"
       code moved $to --header Host:Example.com https://shop.example.com/a?b=c
       code old $to https://shop.example.com/old/x
       code x $to --header Host:a.old.example.com https://shop.example.com/x/
       code kept $to --header Host:a.old.example.com https://shop.example.com/xy
       client $to --include https://shop.example.com/ | tr -d '\\r'`,
    );
    expect(lines.filter((line) => /^[a-z]+ \d{3} /.test(line)).map((line) => line.trim())).toEqual([
      "nobody 401",
      "ops 200",
      "wrong 401",
      "denied 403",
      "stranger 403",
      "tcp 000",
      "moved 301 https://shop.example.com/a?b=c",
      "old 308 https://shop.example.com/new?from=old&percent=%41",
      "x 302 https://shop.example.com:8443/y",
      "kept 200",
    ]);
    expect(lines).toContain("x-frame-options: DENY");
    expect(lines).toContain("content-security-policy: default-src 'self'; img-src *");
    expect(lines).toContain(String.raw`x-odd: 100% "odd" \\ $HOME #a %[src]`);
    expect(lines.filter((line) => /^(server|x-powered-by):/i.test(line))).toEqual([]);
  });
});

describeWith(["haproxy", "curl"], true, "lines of one's own, and HAProxy's page", () => {
  test("take effect, and show the page to those allowed", () => {
    const lines = play(
      "debian-12-own-lines",
      `balancer; sleep 1
       code() { what=$1; shift; client --output /dev/null --write-out "$what %{http_code}\\n" "$@"; }
       code moved http://10.17.1.18/old
       code method http://10.17.1.18/ --request TRACE
       code stranger http://10.132.30.11:8404/
       code nobody http://10.132.30.11:8404/ --interface 10.132.20.236
       curl --silent --interface 10.132.20.236 --user ops:made-up-password http://10.132.30.11:8404/metrics | grep -c '^haproxy_backend_status'`,
    );
    expect(lines.slice(0, 4)).toEqual(["moved 301", "method 405", "stranger 403", "nobody 401"]);
    expect(Number(lines.find((line) => /^\d+$/.test(line)))).toBeGreaterThan(1);
  });

  // As the unit has it: CONFIG, and the check before a reload.
  const unit = `
    unit=$fixture/primary/etc/systemd/system/haproxy.service.d/haproxy-failover.conf
    eval "$(sed -n 's/^Environment="\\(CONFIG=\\)\\(.*\\)"$/\\1"\\2"/p' $unit)"
    check=$(sed -n 's/^ExecReload=\\(.* -c .*\\)/\\1/p' $unit)
    reload() { (EXTRAOPTS=; eval "$check") && kill -USR2 "$(cat /run/haproxy.pid)" && sleep 2; }
    mkdir -p /etc/haproxy/conf.d
    certificate shop.example.com >/etc/haproxy/certs/shop.pem
    certificate inside.example.com >/run/inside.pem; cp /run/inside.example.com.crt /etc/haproxy/ca.pem
    own() { printf 'frontend %s\\n    bind 10.17.1.18:%s\\n    %s\\n' "$@"; }
    answer='http-request return status 200 content-type text/plain string mine'
  `;

  test("in a folder: HAProxy reads sections of one's own, and a broken one is named before the reload", () => {
    const lines = play(
      "debian-12-nginx",
      `${unit}
       own mine 9000 "mode http" >/etc/haproxy/conf.d/mine.cfg
       echo "    $answer" >>/etc/haproxy/conf.d/mine.cfg
       echo 'this is no configuration' >/etc/haproxy/conf.d/notes.txt
       haproxy -W -f $CONFIG -p /run/haproxy.pid 2>/run/haproxy.log & upstreams="$upstreams $!"
       sleep 2
       client http://10.17.1.18:9000/; echo
       own later 9001 "mode http" >/etc/haproxy/conf.d/later.cfg
       echo "    $answer" >>/etc/haproxy/conf.d/later.cfg
       reload && client http://10.17.1.18:9001/; echo
       own broken 9002 "moed http" >/etc/haproxy/conf.d/broken.cfg
       reload 2>&1 || echo "refused"
       client http://10.17.1.18:9000/; client http://10.17.1.18:9001/; echo`,
    );
    const told = lines.filter((line) => /^(mine|refused)|broken\.cfg:/.test(line));
    expect(told).toEqual([
      "mine",
      "mine",
      expect.stringContaining("[/etc/haproxy/conf.d/broken.cfg:3] : unknown keyword 'moed'"),
      "refused",
      "minemine",
    ]);
  });
});
