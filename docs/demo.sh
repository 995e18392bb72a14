#!/bin/sh
# Renders the guide's topology into out/, shows one of the files, and prints what to do next.
set -eu
node dist/cli.cjs render fixtures/guide/topology.yaml --out out
printf '\nout/primary/etc/haproxy/haproxy.cfg:\n\n'
cat out/primary/etc/haproxy/haproxy.cfg
cat <<'NEXT'

What to do next:
  node dist/cli.cjs init > topology.yaml                  a commented topology to start from
  node dist/cli.cjs check topology.yaml                   every error and warning
  node dist/cli.cjs render topology.yaml --out out        every file of every host
  node dist/cli.cjs diff topology.yaml out                what a change would do
NEXT
