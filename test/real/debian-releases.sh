#!/usr/bin/env bash
# Unpacks nginx, HAProxy, keepalived and systemd-analyze of later Debian releases, with the libraries they need, into
# one folder per release, for checks that run `chroot FOLDER nginx -t` and the like:
#   debian-releases.sh [CACHE]      default: ${XDG_CACHE_HOME:-$HOME/.cache}/haproxy-failover
# Takes CACHE/trixie and CACHE/forky as they are if this same script made them. No maintainer script runs, nothing is
# installed on this machine and nothing stays mounted. The mirror, a proxy and the like are those of this machine's apt.
# shellcheck disable=SC2016 # $(REPO_URI), ${Package} and the like are for the programs called
set -euo pipefail

releases=(trixie forky)
# Past the first five: what their unit files and configuration call, users and folders, what systemd-analyze loads if it can.
packages=(nginx haproxy keepalived curl systemd base-files base-passwd dash dpkg libseccomp2 procps sysvinit-utils)
keyring=/usr/share/keyrings/debian-archive-keyring.gpg
cache=${1:-${XDG_CACHE_HOME:-$HOME/.cache}/haproxy-failover}

# The address that this machine's apt has for an archive of Debian, by the archive's label; empty if it has none.
mirror() { apt-get indextargets --format '$(REPO_URI)' 'Origin: Debian' "Label: $1" | sort -u | sed -n 1p; }

build() { # build RELEASE: makes $work/RELEASE/root
  local release=$1 top=$work/$1 root=$work/$1/root name
  mkdir -p "$top"/{lists,archives}/partial "$root"/{dev,mnt,proc,run,tmp,usr/{bin,sbin,lib,lib64}}
  : >"$top/status"
  for name in "$main $release" "$main $release-updates" ${security:+"$security $release-security"}; do
    echo "deb [signed-by=$keyring] $name main"
  done >"$top/sources.list"
  local apt=(apt-get -qq -y -o "Dir::State=$top" -o "Dir::State::lists=$top/lists" -o "Dir::State::status=$top/status"
    -o "Dir::Cache=$top" -o "Dir::Cache::archives=$top/archives" -o Dir::Cache::pkgcache=pkgcache.bin
    -o "Dir::Etc::sourcelist=$top/sources.list" -o Dir::Etc::sourceparts=/dev/null -o Dir::Etc::preferences=/dev/null
    -o Dir::Etc::preferencesparts=/dev/null -o APT::Sandbox::User=root -o APT::Install-Recommends=0
    -o APT::Update::Error-Mode=any -o Acquire::Retries=3 -o Acquire::Languages=none)
  "${apt[@]}" update
  "${apt[@]}" --download-only install "${packages[@]}" # against an empty status file: with every dependency
  for name in bin sbin lib lib64; do ln -s "usr/$name" "$root/$name"; done
  printf '%s\0' "$top"/archives/*.deb | xargs -0 -n 1 -P "$(nproc)" bash -o pipefail -c 'dpkg-deb --fsys-tarfile "$1" |
    tar -xp -C "$0" --numeric-owner --skip-old-files --keep-directory-symlink --exclude="./usr/share/doc/*" \
      --exclude="./usr/share/man/*" --exclude="./usr/share/locale/*" --exclude="./usr/share/perl/*"' "$root"
  # What the maintainer scripts would have made.
  cp "$root/usr/share/base-passwd/passwd.master" "$root/etc/passwd"
  cp "$root/usr/share/base-passwd/group.master" "$root/etc/group"
  echo 'haproxy:x:101:101::/var/lib/haproxy:/usr/sbin/nologin' >>"$root/etc/passwd"
  echo 'haproxy:x:101:' >>"$root/etc/group"
  mkdir -p "$root"/etc/nginx/{sites,modules}-enabled "$root"/var/{log,lib}/{nginx,haproxy} "$root"/run/haproxy
  ln -sf /etc/nginx/sites-available/default "$root/etc/nginx/sites-enabled/default"
  mknod -m 666 "$root/dev/null" c 1 3
  for name in nginx haproxy keepalived systemd; do
    dpkg-deb --show --showformat "$release \${Package} \${Version}\n" "$top/archives/$name"_*.deb
  done >"$root/versions.txt"
  for name in 'nginx -v' 'haproxy -v' 'keepalived --version' 'systemd-analyze --version'; do
    # shellcheck disable=SC2086 # a program and its option
    chroot "$root" $name >/dev/null 2>&1 || { echo "$0: $name fails in $release" >&2 && return 1; }
  done
  echo "$made_by" >"$root/made-by"
}

made_by=$(sha256sum <"$0")
mkdir -p "$cache"
cache=$(cd "$cache" && pwd)
exec 9>"$cache/lock"
flock 9 # until this run ends
wanted=()
for release in "${releases[@]}"; do
  [ "$(cat "$cache/$release/made-by" 2>/dev/null)" = "$made_by" ] || wanted+=("$release")
done
if [ "${#wanted[@]}" -gt 0 ]; then
  [ "$(id -u)" = 0 ] || { echo "$0: needs root, for chroot and device files" >&2 && exit 1; }
  main=$(mirror Debian)
  [ -n "$main" ] || { apt-get -qq update && main=$(mirror Debian); } # a machine whose lists were never fetched
  [ -n "$main" ] || { echo "$0: this machine's apt has no archive of Debian" >&2 && exit 1; }
  security=$(mirror Debian-Security)
  work=$cache/work
  trap 'rm -rf "$work"' EXIT
  rm -rf "$work"
  jobs=() failed=0
  for release in "${wanted[@]}"; do build "$release" & jobs+=("$!"); done
  for job in "${jobs[@]}"; do wait "$job" || failed=1; done
  [ "$failed" = 0 ] || exit 1
  for release in "${wanted[@]}"; do rm -rf "${cache:?}/$release" && mv "$work/$release/root" "$cache/$release"; done
fi
for release in "${releases[@]}"; do cat "$cache/$release/versions.txt"; done
