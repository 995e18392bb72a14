#!/usr/bin/env bash
# Makes a bare Debian with a kernel, one folder per release, which disk.sh lays onto disks, with the tier's packages as a
# repository:
#   disks.sh [CACHE]      default: ${XDG_CACHE_HOME:-$HOME/.cache}/haproxy-failover
# Takes CACHE/emulated-RELEASE as it is if this same script made it.
set -euo pipefail

cache=${1:-${XDG_CACHE_HOME:-$HOME/.cache}/haproxy-failover}
made_by=$(sha256sum <"$0")
mkdir -p "$cache"
exec 9>"$cache/emulated-lock"
flock 9

for release in bookworm trixie; do
  root=$cache/emulated-$release
  [ "$(cat "$root/made-by" 2>/dev/null)" != "$made_by" ] || continue
  rm -rf "$root"
  mmdebstrap --quiet --variant=minbase --skip=cleanup/apt \
    --include=systemd,systemd-sysv,dbus,iproute2,procps,curl,ca-certificates,openssh-server,linux-image-cloud-amd64,cloud-init \
    --customize-hook='chroot "$1" apt-get update -qq' \
    --customize-hook='chroot "$1" apt-get install -y -qq --no-install-recommends --download-only nginx haproxy keepalived jq curl' \
    --customize-hook='chroot "$1" systemctl --quiet enable systemd-networkd' \
    "$release" "$root"

  # No machine reaches Debian's archive: this is theirs.
  mkdir "$root/srv/packages"
  mv "$root"/var/cache/apt/archives/*.deb "$root/srv/packages"
  for package in "$root"/srv/packages/*.deb; do
    dpkg-deb --field "$package"
    printf 'Filename: ./%s\nSize: %s\nSHA256: %s\n\n' "${package##*/}" "$(stat -c %s "$package")" "$(sha256sum "$package" | cut -d ' ' -f 1)"
  done >"$root/srv/packages/Packages"
  rm -rf "$root"/var/lib/apt/lists/* "$root"/etc/apt/sources.list*
  mkdir "$root/etc/apt/sources.list.d"
  echo 'deb [trusted=yes] file:/srv/packages ./' >"$root/etc/apt/sources.list"
  chroot "$root" apt-get update -qq
  echo "$made_by" >"$root/made-by"
done
