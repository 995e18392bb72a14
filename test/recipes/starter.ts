import type { Recipe } from "./recipe.js";

export const starter: Recipe = {
  name: "the starter that init --with prints",
  topology: "test/commands/init-tls-app-tcp.yaml",
  probe: { url: "https://www.example.com/" },
  script: `
    prepare() {
      certificate www.example.com >/etc/haproxy/certs/www.pem
      certificate broker.example.com >/run/tls/broker.pem
      export CHECK_HOST=none
      upstream 10.132.20.236:3000 10.132.20.237:3000
      stand_in 10.132.20.236:8883/tls:broker 10.132.20.237:8883/tls:broker
    }
    ask() {
      client --http2 $forged https://www.example.com/cart | told
      client --output /dev/null --write-out '%{http_code} %{redirect_url}\\n' http://www.example.com/a
      handshake 8883 broker.example.com
    }
  `,
  before: ["/cart 198.51.100.7 https 443", "301 https://www.example.com/a", "TLSv1.3 CN = broker.example.com OK"],
};
