#!/bin/sh
# Renders the guide's topology into out/, shows one of the files, and says what to do next.
set -eu
node dist/cli.cjs render fixtures/guide/topology.yaml --out out
printf '\nout/primary/etc/haproxy/haproxy.cfg:\n\n'
cat out/primary/etc/haproxy/haproxy.cfg
cat <<'NEXT'

What to do next:
  node dist/cli.cjs init > topology.yaml                  a topology to put your own values in
  node dist/cli.cjs check topology.yaml                   what is wrong with it, and what will bite
  node dist/cli.cjs render topology.yaml --out out        every file of every host
  node dist/cli.cjs diff topology.yaml out                what differs, after a change
NEXT
