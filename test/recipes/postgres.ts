import type { Recipe } from "./recipe.js";

const reading = "ERROR:  cannot execute INSERT in a read-only transaction";

export const postgres: Recipe = {
  name: "PostgreSQL with Patroni",
  topology: "fixtures/recipe-postgres/topology.yaml",
  servers: ["10.132.0.2", "10.132.40.1", "10.132.40.2"],
  // SSLRequest, which PostgreSQL answers by one letter: https://www.postgresql.org/docs/15/protocol-message-formats.html
  probe: { url: "tcp://db.example.com:5432", hello: "0000000804d2162f" },
  healthy: 2,
  script: `
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
      for _ in $(seq 100); do
        [ "$(sql $address 5432 'select 1')" != 1 ] || break
        sleep 0.2
      done
      sql $address 5432 'insert into said values (3); select host(inet_server_addr()), pg_is_in_recovery(), count(*) from said'
    }
  `,
  before: ["10.132.40.1|f", "10.132.40.2|t|1", reading],
  after: ["10.132.40.1|f", "10.132.40.2|t|2", reading],
  later: ["10.132.40.2|f|3"],
};
