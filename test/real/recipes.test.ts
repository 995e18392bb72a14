import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { newFolder } from "../support/folder.js";
import { run } from "../support/run.js";
import { playFailover } from "./failover-pair.js";
import { describeWith } from "./programs.js";

// Every recipe of docs/recipes.md with a real client, before and after a failover.

const recipe = (name: string) => `fixtures/recipe-${name}/topology.yaml`;
/** What an application was asked, and what it was told of the client. */
const told = `jq -r '[.url, .headers["x-forwarded-for"], .headers["x-forwarded-proto"], .headers["x-forwarded-port"]] | join(" ")'`;

/** What a client may claim. */
const forged = "--header X-Forwarded-For:192.0.2.66 --header X-Forwarded-Proto:forged --header X-Forwarded-Port:1";

describeWith(
  ["nginx", "haproxy", "curl", "openssl", "jq", "nft", "pg_ctlcluster"],
  true,
  "recipes over a failover",
  () => {
    test.concurrent("static site", async () => {
      const { before, after } = await playFailover(
        recipe("static"),
        [],
        `prepare() { site /srv/site; web web1 web2; }
       ask() {
         client --http1.1 http://site.example.com/
         client --http1.1 ${forged} --output /dev/null http://site.example.com/
         sed 's/.*ClientIP: \\([^ ]*\\).*/logged \\1/' /var/log/nginx/access.log | sort -u
       }`,
      );
      expect(before).toEqual(["the site", "logged 198.51.100.7"]);
      expect(after).toEqual(before);
    });

    test.concurrent("application", async () => {
      const { before, after } = await playFailover(
        recipe("app"),
        [],
        `prepare() { export CHECK_HOST=app.example.com; upstream 10.132.20.236:3000 10.132.20.237:3000; }
       ask() {
         client --http1.1 ${forged} http://app.example.com/cart | ${told}
         for n in 1 2 3 4; do client http://app.example.com/ | jq -r .place; done | sort | uniq -c
       }`,
      );
      expect(before).toEqual([
        "/cart 198.51.100.7 http 80",
        "      2 10.132.20.236:3000",
        "      2 10.132.20.237:3000",
      ]);
      expect(after).toEqual(before);
    });

    test.concurrent("HTTPS", async () => {
      const { before, after } = await playFailover(
        recipe("https"),
        [],
        `prepare() {
         certificate www.example.com >/etc/haproxy/certs/www.pem
         site /var/www/html; web web1 web2
       }
       ask() {
         client --http2 https://www.example.com/
         for version in http2 http1.1; do client --$version ${forged} --output /dev/null --write-out '%{http_code} HTTP/%{http_version}\\n' https://www.example.com/; done
         client --output /dev/null --write-out '%{http_code} %{redirect_url}\\n' http://www.example.com/a?b=c
         handshake 443 www.example.com
         handshake 443 www.example.com -tls1_2
         handshake 443 www.example.com -tls1_1 -cipher DEFAULT@SECLEVEL=0; echo 'refused above'
         handshake 443 other.example.com; echo 'refused above'
         sed 's/.*ClientIP: \\([^ ]*\\).*/logged \\1/' /var/log/nginx/access.log | sort -u
       }`,
      );
      expect(before).toEqual([
        "the site",
        "200 HTTP/2",
        "200 HTTP/1.1",
        "301 https://www.example.com/a?b=c",
        "TLSv1.3 CN = www.example.com OK",
        "TLSv1.2 CN = www.example.com OK",
        "refused above",
        "refused above",
        "logged 198.51.100.7",
      ]);
      expect(after).toEqual(before);
    });

    test.concurrent("several sites", async () => {
      const { before, after } = await playFailover(
        recipe("sites"),
        [],
        `prepare() {
         for host in www shop a.shop; do certificate $host.example.com >/etc/haproxy/certs/$host.pem; done
         export CHECK_HOST=none
         upstream 10.132.20.236:9000 10.132.20.237:9000 10.132.20.236:3000 10.132.20.237:3000
         site /var/www/html; web web1 web2
       }
       ask() {
         client https://www.example.com/
         client ${forged} https://www.example.com/api/x | ${told}
         client https://www.example.com/api | jq -r .place | cut -d: -f2
         status https://www.example.com/apis
         for host in shop SHOP a.shop; do client https://$host.example.com/ | jq -r .place; done
         status --header Host:other.example.com https://www.example.com/
       }`,
      );
      expect(before).toEqual([
        "the site",
        "/api/x 198.51.100.7 https 443",
        "9000",
        "404",
        ...Array(3).fill("10.132.20.236:3000"),
        "421",
      ]);
      expect(after).toEqual(before);
    });

    test.concurrent("HTTPS passed through", async () => {
      const { before, after } = await playFailover(
        recipe("passed"),
        [],
        `prepare() {
         for host in a.example.com x.b.example.com; do certificate $host >/run/tls/$host.pem; done
         for server in 236 237; do
           stand_in 10.132.20.$server:7443/tls:a.example.com 10.132.20.$server:7444/tls:x.b.example.com
         done
       }
       ask() {
         for n in 1 2; do client https://a.example.com/; done | sort
         client https://x.b.example.com/3 | cut -d: -f2
         handshake 443 a.example.com
         handshake 443 x.b.example.com
         handshake 443 c.example.com; echo 'refused above'
       }`,
      );
      expect(before).toEqual([
        "10.132.20.236:7443 a.example.com /",
        "10.132.20.237:7443 a.example.com /",
        "7444 x.b.example.com /3",
        "TLSv1.3 CN = a.example.com OK",
        "TLSv1.3 CN = x.b.example.com OK",
        "refused above",
      ]);
      expect(after).toEqual(before);
    });

    test.concurrent("PostgreSQL with Patroni", async () => {
      const { before, after, later } = await playFailover(
        recipe("postgres"),
        ["10.132.0.2", "10.132.40.1", "10.132.40.2"],
        `healthy=2
       postgres() { # postgres COMMAND...: as its user
         setpriv --reuid postgres --regid postgres --clear-groups env PATH="$(echo /usr/lib/postgresql/*/bin):$PATH" HOME=/run/db "$@" >>/run/db/log 2>&1 || cat /run/db/log >&2
       }
       run() { postgres pg_ctl -D /run/db/$1 -w -o "-c listen_addresses=10.132.40.$1 -c unix_socket_directories= -c fsync=off" start; }
       prepare() {
         mkdir /run/db; chown postgres /run/db
         echo primary >/run/db/role1; echo replica >/run/db/role2
         upstream 10.132.0.2:53/dns
         stand_in 10.132.40.1:8008/patroni:/run/db/role1 10.132.40.2:8008/patroni:/run/db/role2
         postgres initdb --auth trust --no-sync -D /run/db/1
         echo 'host all,replication all 10.132.0.0/16 trust' >>/run/db/1/pg_hba.conf
         run 1
         postgres pg_basebackup --host 10.132.40.1 --pgdata /run/db/2 --write-recovery-conf --checkpoint fast --no-sync
         run 2
         sql 10.132.40.1 5432 'create table said (what text)' >/dev/null
       }
       sql() { psql --host $1 --port $2 --username postgres --quiet --no-align --tuples-only --command "$3" 2>&1 || :; }
       ask() {
         sql $address 5432 "insert into said values ('one more'); select host(inet_server_addr()), pg_is_in_recovery()"
         sleep 0.2
         sql $address 5433 'select host(inet_server_addr()), pg_is_in_recovery(), count(*) from said group by 1, 2'
         sql $address 5433 'insert into said values (1)'
       }
       later() {
         postgres pg_ctl -D /run/db/1 -m immediate stop
         postgres pg_ctl -D /run/db/2 -w promote
         echo stopped >/run/db/role1; echo primary >/run/db/role2
         timeout 60 node test/real/settled.mjs 1 /run/$secondary/haproxy/admin.sock
         sql $address 5432 'insert into said values (3); select host(inet_server_addr()), pg_is_in_recovery(), count(*) from said'
       }`,
      );
      const reading = "ERROR:  cannot execute INSERT in a read-only transaction";
      expect(before).toEqual(["10.132.40.1|f", "10.132.40.2|t|1", reading]);
      expect(after).toEqual(["10.132.40.1|f", "10.132.40.2|t|2", reading]);
      expect(later).toEqual(["10.132.40.2|f|3"]);
    });

    test.concurrent("WebSocket application", async () => {
      const { before, after, later } = await playFailover(
        recipe("websocket"),
        [],
        `prepare() {
         certificate www.example.com >/etc/haproxy/certs/www.pem
         export CHECK_HOST=none; upstream 10.132.20.236:3000 10.132.20.237:3000
       }
       flood() { # far more than the 200 in 10 s; at once, so that it takes a moment
         client --interface 198.51.100.8 --http2 --parallel --output /dev/null --write-out '%{http_code}\\n' 'https://www.example.com/[1-210]' | sort | uniq -c
       }
       ask() { # the two floods with nothing but the failover between them
         if [ -e /run/places ]; then flood; fi
         node test/real/websocket.mjs $address www.example.com /socket 1
         client --http2 --cookie-jar /run/jar --cookie /run/jar https://www.example.com/ | jq -r .place >>/run/places
         client --cookie /run/jar https://www.example.com/ | jq -r .place >>/run/places
         sort -u /run/places | wc -l
         if [ "$(wc -l </run/places)" = 2 ]; then flood; fi
       }
       later() { wc -l </run/places; }`,
      );
      expect(before).toEqual(["198.51.100.7 https 443", "ping", "1", "    200 200", "     10 429"]);
      expect(after).toEqual(["    210 429", "198.51.100.7 https 443", "ping", "1"]);
      expect(later).toEqual(["4"]);
    });

    test.concurrent("Kubernetes API", async () => {
      const { before, after } = await playFailover(
        recipe("kubernetes"),
        [],
        `prepare() {
         certificate api.example.com >/run/tls/api.pem
         for server in 21 22 23; do stand_in 10.20.0.$server:6443/tls:api; done
       }
       ask() {
         for n in 1 2 3; do client https://api.example.com:6443/readyz; done | cut -d ' ' -f 1 | sort
         handshake 6443 api.example.com
       }`,
      );
      expect(before).toEqual([
        ...["10.20.0.21:6443", "10.20.0.22:6443", "10.20.0.23:6443"],
        "TLSv1.3 CN = api.example.com OK",
      ]);
      expect(after).toEqual(before);
    });

    test.concurrent("mail", async () => {
      const { before, after } = await playFailover(
        recipe("mail"),
        ["10.132.40.1", "10.132.40.2"],
        `prepare() {
         certificate mail.example.com >/run/tls/mail.pem
         for server in 1 2; do
           stand_in 10.132.40.$server:10025/mail 10.132.40.$server:10465/mails:mail 10.132.40.$server:10993/mails:mail
         done
       }
       greeted() { openssl s_client -quiet -connect $address:$1 -servername mail.example.com -CAfile /run/trusted -verify_return_error </dev/null 2>/dev/null | tr -d '\\r'; }
       ask() {
         sleep 1 | client telnet://mail.example.com:25 | tr -d '\\r' | sed 's/40\\.[12]/40.N/'
         greeted 465 | sed 's/40\\.[12]/40.N/'
         for n in 1 2 3 4; do greeted 993; done | uniq -c
         handshake 993 mail.example.com
       }`,
      );
      const told = (port: number, server = "N") => `220 10.132.40.${server}:${port} greets 198.51.100.7`;
      expect(before).toEqual([
        told(10025),
        told(10465),
        expect.stringMatching(/^ {6}4 220 10\.132\.40\.[12]:10993 greets 198\.51\.100\.7$/),
        "TLSv1.3 CN = mail.example.com OK",
      ]);
      expect(after).toEqual(before);
    });

    test.concurrent("the starter that init --with prints", async () => {
      const starter = join(newFolder(), "topology.yaml");
      writeFileSync(starter, (await run("init", "--with", "tls,app,tcp")).out);
      const { before, after } = await playFailover(
        starter,
        [],
        `prepare() {
         certificate www.example.com >/etc/haproxy/certs/www.pem
         certificate broker.example.com >/run/tls/broker.pem
         export CHECK_HOST=none
         upstream 10.132.20.236:3000 10.132.20.237:3000
         stand_in 10.132.20.236:8883/tls:broker 10.132.20.237:8883/tls:broker
       }
       ask() {
         client --http2 ${forged} https://www.example.com/cart | ${told}
         client --output /dev/null --write-out '%{http_code} %{redirect_url}\\n' http://www.example.com/a
         handshake 8883 broker.example.com
       }`,
      );
      expect(before).toEqual([
        "/cart 198.51.100.7 https 443",
        "301 https://www.example.com/a",
        "TLSv1.3 CN = broker.example.com OK",
      ]);
      expect(after).toEqual(before);
    });

    test.concurrent("a line of one's own, and the statistics page", async () => {
      const { before, after } = await playFailover(
        recipe("lines"),
        [],
        `prepare() { site /var/www/html; web web1 web2; }
       ask() {
         client http://www.example.com/
         status --request TRACE http://www.example.com/
         for balancer in 10.132.30.11 10.132.30.12; do
           curl --silent --max-time 2 --interface 10.132.20.236 --output /dev/null --write-out '%{http_code}\\n' http://$balancer:8404/ || :
         done
         curl --silent --max-time 2 --interface 198.51.100.8 --output /dev/null --write-out 'stranger %{http_code}\\n' http://10.132.30.12:8404/
       }`,
      );
      expect(before).toEqual(["the site", "405", "401", "401", "stranger 403"]);
      expect(after).toEqual(["the site", "405", "000", "401", "stranger 403"]);
    });
  },
);
