#!/bin/sh
# run.sh FOLDER: the mutation score of a folder of src, such as topology. Stryker is installed here, and not with the rest.
set -eu
cd "$(dirname "$0")/../.."
npm ci --prefix test/mutation --no-audit --no-fund --silent
export MUTATED="${1:?a folder of src, such as topology}"
shift
exec test/mutation/node_modules/.bin/stryker run test/mutation/stryker.config.json --mutate "src/$MUTATED/**/*.ts" "$@"
