import type { Recipe } from "./recipe.js";

export const sites: Recipe = {
  name: "several sites",
  topology: "fixtures/recipe-sites/topology.yaml",
  probe: { url: "https://www.example.com/" },
  script: `
    prepare() {
      for host in www shop a.shop; do certificate $host.example.com >/etc/haproxy/certs/$host.pem; done
      export CHECK_HOST=none
      upstream 10.132.20.236:9000 10.132.20.237:9000 10.132.20.236:3000 10.132.20.237:3000
      site /var/www/html; web web1 web2
    }
    ask() {
      client https://www.example.com/
      client $forged https://www.example.com/api/x | told
      client https://www.example.com/api | jq -r .place | cut -d: -f2
      status https://www.example.com/apis
      for host in shop SHOP a.shop; do client https://$host.example.com/ | jq -r .place; done
      status --header Host:other.example.com https://www.example.com/
    }
  `,
  before: ["the site", "/api/x 198.51.100.7 https 443", "9000", "404", ...Array(3).fill("10.132.20.236:3000"), "421"],
};
