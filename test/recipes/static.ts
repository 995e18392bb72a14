import type { Recipe } from "./recipe.js";

export const staticSite: Recipe = {
  name: "static site",
  topology: "fixtures/recipe-static/topology.yaml",
  probe: { url: "http://site.example.com/" },
  script: `
    prepare() { site /srv/site; web web1 web2; }
    ask() {
      client --http1.1 http://site.example.com/
      client --http1.1 $forged --output /dev/null http://site.example.com/
      sed 's/.*ClientIP: \\([^ ]*\\).*/logged \\1/' /var/log/nginx/access.log | sort -u
    }
  `,
  before: ["the site", "logged 198.51.100.7"],
};
