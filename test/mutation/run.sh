#!/bin/sh
# run.sh FOLDER: the mutation score of a folder of src, such as topology. Stryker is installed here, and not with the rest.
set -eu
cd "$(dirname "$0")/../.."
here=test/mutation
[ $here/node_modules/.package-lock.json -nt $here/package-lock.json ] || npm ci --prefix $here --no-audit --no-fund --silent
export MUTATED="${1:?a folder of src, such as topology}"
shift
exec $here/node_modules/.bin/stryker run $here/stryker.config.json --mutate "src/$MUTATED/**/*.ts" "$@"
