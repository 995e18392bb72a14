import { application } from "./app.js";
import { https } from "./https.js";
import { kubernetes } from "./kubernetes.js";
import { lines } from "./lines.js";
import { mail } from "./mail.js";
import { passed } from "./passed.js";
import { postgres } from "./postgres.js";
import type { Recipe } from "./recipe.js";
import { sites } from "./sites.js";
import { starter } from "./starter.js";
import { staticSite } from "./static.js";
import { websocket } from "./websocket.js";

/** Those of docs/recipes.md, in its order, and the topology that `init --with tls,app,tcp` prints. */
export const recipes: readonly Recipe[] = [
  ...[staticSite, application, https, sites, passed, postgres, websocket, kubernetes, mail, lines],
  starter,
];
