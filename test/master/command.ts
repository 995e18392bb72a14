import { here } from "./cloud.js";
import type { Dialect } from "./dialect.js";

/** What the user's own programs ask, in the play: an API that knows no actions. */
export const command: Dialect = {
  api: "no API in the script",
  vendor: "nobody",
  onHost: true,
  metadata: () => ({}),
  actionIn: () => undefined,
  targetIn: () => here,
  place: ({ holder }) => ({ holder }),
  action: () => ({ moved: true }),
  refusal: (status) => ({ body: { error: `made-up error ${status}` } }),
};

// The token goes through a pipe, here as well.
const asks = `ask() { printf 'header = "Authorization: Bearer made-up-token"\\n' | curl -q -s --max-time 20 --config - "$@"; }`;

/** The user's programs, unless a scenario has others. */
export const programs = {
  holds: `${asks}
    [ "$1" = 203.0.113.10 ] || exit 9
    answer=$(ask http://127.0.0.1:8080/place) || exit 2
    case $answer in *'"holder": ${here}'*) exit 0 ;; *'"holder"'*) exit 1 ;; esac
    echo "cannot read it" >&2
    exit 2`,
  take: `${asks}
    answer=$(ask --request POST --data x http://127.0.0.1:8080/take) || exit 2
    case $answer in *moved*) exit 0 ;; esac
    echo "the first line is not logged"
    printf '%s\\n' "$answer" | grep error >&2
    exit 3`,
};
