import type { Recipe } from "./recipe.js";

export const websocket: Recipe = {
  name: "WebSocket application",
  topology: "fixtures/recipe-websocket/topology.yaml",
  // It asks more often than it may.
  probe: { url: "https://www.example.com/", statuses: [200, 429] },
  script: `
    prepare() {
      certificate www.example.com >/etc/haproxy/certs/www.pem
      export CHECK_HOST=none; upstream 10.132.20.236:3000 10.132.20.237:3000
    }
    flood() { # far more than the 200 in 10 s; at once, so that it takes a moment
      client --interface 198.51.100.8 --http2 --parallel --output /dev/null --write-out '%{http_code}\\n' 'https://www.example.com/[1-210]' | sort | uniq -c
    }
    ask() { # the two floods with nothing but the failover between them
      if [ -e /run/places ]; then flood; fi
      node $programs/websocket.mjs $address www.example.com /socket 1
      client --http2 --cookie-jar /run/jar --cookie /run/jar https://www.example.com/ | jq -r .place >>/run/places
      client --cookie /run/jar https://www.example.com/ | jq -r .place >>/run/places
      sort -u /run/places | wc -l
      if [ "$(wc -l </run/places)" = 2 ]; then flood; fi
    }
    later() { wc -l </run/places; }
  `,
  before: ["198.51.100.7 https 443", "ping", "1", "    200 200", "     10 429"],
  after: ["    210 429", "198.51.100.7 https 443", "ping", "1"],
  later: ["4"],
};
