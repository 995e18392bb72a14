import type { Recipe } from "./recipe.js";

export const kubernetes: Recipe = {
  name: "Kubernetes API",
  topology: "fixtures/recipe-kubernetes/topology.yaml",
  probe: { url: "https://api.example.com:6443/readyz" },
  script: `
    prepare() {
      certificate api.example.com >/run/tls/api.pem
      for server in 21 22 23; do stand_in 10.20.0.$server:6443/tls:api; done
    }
    ask() {
      for n in 1 2 3; do client https://api.example.com:6443/readyz; done | cut -d ' ' -f 1 | sort
      handshake 6443 api.example.com
    }
  `,
  before: [...["10.20.0.21:6443", "10.20.0.22:6443", "10.20.0.23:6443"], "TLSv1.3 CN = api.example.com OK"],
};
