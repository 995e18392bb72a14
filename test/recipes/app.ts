import type { Recipe } from "./recipe.js";

export const application: Recipe = {
  name: "application",
  topology: "fixtures/recipe-app/topology.yaml",
  probe: { url: "http://app.example.com/" },
  script: `
    prepare() { export CHECK_HOST=app.example.com; upstream 10.132.20.236:3000 10.132.20.237:3000; }
    ask() {
      client --http1.1 $forged http://app.example.com/cart | told
      for n in 1 2 3 4; do client http://app.example.com/ | jq -r .place; done | sort | uniq -c
    }
  `,
  before: ["/cart 198.51.100.7 http 80", "      2 10.132.20.236:3000", "      2 10.132.20.237:3000"],
};
