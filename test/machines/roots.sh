#!/usr/bin/env bash
# Makes a bare Debian for the machines to boot, one folder per release, with the tier's packages downloaded, not installed, and an sshd
# that does not start by itself:
#   roots.sh [CACHE]      default: ${XDG_CACHE_HOME:-$HOME/.cache}/haproxy-failover
# Takes CACHE/machine-RELEASE as it is if this same script made it.
set -euo pipefail

cache=${1:-${XDG_CACHE_HOME:-$HOME/.cache}/haproxy-failover}
made_by=$(sha256sum <"$0")
mkdir -p "$cache"
exec 9>"$cache/machines-lock"
flock 9

for release in bookworm trixie; do
  root=$cache/machine-$release
  [ "$(cat "$root/made-by" 2>/dev/null)" != "$made_by" ] || continue
  rm -rf "$root"
  mmdebstrap --quiet --variant=minbase --include=systemd,systemd-sysv,dbus,iproute2,procps,curl,ca-certificates,python3,python3-apt,openssh-server \
    --customize-hook='chroot "$1" systemctl --quiet disable ssh' \
    --customize-hook='chroot "$1" apt-get update -qq' \
    --customize-hook='chroot "$1" apt-get install -y -qq --no-install-recommends --download-only nginx haproxy keepalived jq curl' \
    --skip=cleanup/apt "$release" "$root"
  echo "$made_by" >"$root/made-by"
done
