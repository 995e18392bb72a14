#!/usr/bin/env bash
# What the Ansible export of a tier of many hosts costs the machine that plays it; docs/rollout.md has the figures:
#   npm run fleet [-- HOSTS [roots]]      default: 200 hosts, two of them balancers
# "roots" plays all of it, twice, each host in a Debian root of its own (`npm run machines` makes their base), as root.
# Not in there: a network and systemd. systemctl is a stand-in, and verify.sh says yes.
set -euo pipefail
hosts=${1:-200} what=${2:-verify}
repository=$PWD
debian=${XDG_CACHE_HOME:-$HOME/.cache}/haproxy-failover/machine-bookworm
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

{
  echo 'platform: debian-12'
  echo 'webServers:'
  for n in $(seq $((hosts - 2))); do echo "  - { name: web$n, privateIp: 10.132.20.$n }"; done
  echo 'loadBalancers:'
  for n in 1 2; do echo "  - { name: lb$n, privateIp: 10.132.30.$n, anchorIp: 10.17.1.$n }"; done
  echo 'vrrp: { password: x7k2m9qd, interface: eth1 }'
  echo 'failover: { provider: digitalocean, reservedIp: 203.0.113.10, token: made-up-token }'
} >topology.yaml

timed() { # what, command
  local TIMEFORMAT="$1: %R s, of the processor %U s and %S s"
  time "${@:2}" >log 2>&1 || { tail -30 log; exit 1; }
}
export ANSIBLE_HOME=$work/ansible ANSIBLE_NOCOLOR=1 ANSIBLE_FORKS=20
play() { ansible-playbook -i tier/inventory -u root -e web_servers_at_once=20% "$@" tier/playbook/tier.yaml; }
# All of them were asked, and none failed.
told() { awk -v hosts="$hosts" '/ : ok=/ { for (i = 1; i <= NF; i++) if (split($i, pair, "=") == 2) sum[pair[1]] += pair[2]; seen++ }
  END { print seen " hosts: ok " sum["ok"] ", changed " sum["changed"] ", failed " sum["failed"]; exit seen != hosts || sum["failed"] + sum["unreachable"] > 0 }' log; }

timed render node "$repository/dist/cli.cjs" render topology.yaml --format ansible --out tier
echo "$(find tier -type f | wc -l) files, $(du -s --apparent-size --block-size=1K tier | cut -f 1) KB"
timed --syntax-check play --syntax-check
timed --list-hosts play --list-hosts
for script in tier/playbook/files/*/verify.sh; do printf '#!/bin/sh\n' >"$script"; done

if [ "$what" = verify ]; then
  (cd "$repository" && node --input-type=module - "$work/tier/playbook/tier.yaml") <<'END'
import { readFileSync, writeFileSync } from "node:fs";
import { parse, stringify } from "yaml";
const plays = parse(readFileSync(process.argv[2], "utf8"));
for (const play of plays) {
  play.tasks = play.tasks.filter((task) => "ansible.builtin.script" in task);
  delete play.handlers;
}
writeFileSync(process.argv[2], stringify(plays));
END
  timed "the verification alone" play -e '{"ansible_connection": "local", "ansible_become": false}'
  told
  exit
fi

mkdir disk
mount -t tmpfs tmpfs disk
trap 'umount disk/base/merged 2>/dev/null; umount disk; rm -rf "$work"' EXIT
# One root with the packages; each host writes into a layer of its own.
mkdir -p disk/base/upper disk/base/work disk/base/merged
mount -t overlay overlay -o "lowerdir=$debian,upperdir=disk/base/upper,workdir=disk/base/work" disk/base/merged
printf '#!/bin/sh\nexit 101\n' >disk/base/merged/usr/sbin/policy-rc.d && chmod 755 disk/base/merged/usr/sbin/policy-rc.d
chroot disk/base/merged apt-get install --yes -qq --no-install-recommends nginx haproxy keepalived jq curl >log 2>&1
cat >disk/base/merged/usr/bin/systemctl.new <<'END'
#!/bin/sh
case $1 in
show) printf 'LoadState=loaded\nActiveState=active\nUnitFileState=enabled\n' ;;
is-enabled) echo enabled ;;
is-active) echo active ;;
esac
END
chmod 755 disk/base/merged/usr/bin/systemctl.new && mv disk/base/merged/usr/bin/systemctl.new disk/base/merged/usr/bin/systemctl
umount disk/base/merged
cat >ssh <<END
#!/bin/bash
host=\${*: -2:1}
mkdir -p $work/disk/\$host/{upper,work,merged}
exec unshare --mount --net bash -c '
  mount -t overlay overlay -o "lowerdir=$work/disk/base/upper:$debian,upperdir=$work/disk/\$1/upper,workdir=$work/disk/\$1/work" "$work/disk/\$1/merged"
  cd "$work/disk/\$1/merged" && mount --rbind /dev dev && mount -t proc proc proc && ip link set lo up && ip link add eth1 type veth peer name eth1-end && ip link set eth1 up
  for address in 10.132.20.\${1#web} 10.132.30.\${1#lb} 10.17.1.\${1#lb}; do ip address add "\$address/32" dev eth1 2>/dev/null || :; done
  exec chroot . sh -c "\$2"' bash "\$host" "\${*: -1}"
END
chmod 755 ssh
export ANSIBLE_PIPELINING=true ANSIBLE_SSH_TRANSFER_METHOD=piped
for run in first second; do
  timed "$run run" play -e "{\"ansible_ssh_executable\": \"$work/ssh\", \"ansible_host\": \"{{ inventory_hostname }}\"}"
  told
done
