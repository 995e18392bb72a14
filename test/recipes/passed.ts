import type { Recipe } from "./recipe.js";

export const passed: Recipe = {
  name: "HTTPS passed through",
  topology: "fixtures/recipe-passed/topology.yaml",
  probe: { url: "https://a.example.com/" },
  script: `
    prepare() {
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
    }
  `,
  before: [
    "10.132.20.236:7443 a.example.com /",
    "10.132.20.237:7443 a.example.com /",
    "7444 x.b.example.com /3",
    "TLSv1.3 CN = a.example.com OK",
    "TLSv1.3 CN = x.b.example.com OK",
    "refused above",
  ],
};
