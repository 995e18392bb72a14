import type { Recipe } from "./recipe.js";

export const lines: Recipe = {
  name: "a line of one's own, and the statistics page",
  topology: "fixtures/recipe-lines/topology.yaml",
  probe: { url: "http://www.example.com/" },
  script: `
    prepare() { site /var/www/html; web web1 web2; }
    ask() {
      client http://www.example.com/
      status --request TRACE http://www.example.com/
      for balancer in 10.132.30.11 10.132.30.12; do
        curl --silent --max-time 2 --interface 10.132.20.236 --output /dev/null --write-out '%{http_code}\\n' http://$balancer:8404/ || :
      done
      curl --silent --max-time 2 --interface 198.51.100.8 --output /dev/null --write-out 'stranger %{http_code}\\n' http://10.132.30.12:8404/
    }
  `,
  before: ["the site", "405", "401", "401", "stranger 403"],
  after: ["the site", "405", "000", "401", "stranger 403"],
};
