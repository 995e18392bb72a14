#!/bin/sh
# Made by haproxy-failover: edits belong in the topology.
#
# Brings this host to what the topology says of lb1: packages, files, checks, services.
# Run it as root from the folder that it was rendered into. A second run changes nothing.
set -eu
PATH=/usr/sbin:/usr/bin:/sbin:/bin
export PATH LC_ALL=C
umask 022

usage() {
    cat <<'END'
Usage: sh setup.sh [--dry-run | uninstall | --help]

  (nothing)   installs what is missing, puts the files in place, and reloads what changed.
              What a program's own check refuses is taken back, and nothing is reloaded.
  --dry-run   says what would be done, and does nothing
  uninstall   puts back the files that were here before the first run

Exit code: 0 if the host is as it should be, 1 if it is not, 2 for wrong usage.
END
}

HOST='lb1'
here=$(cd "$(dirname "$0")" && pwd)
# What stood on this host before the first run.
saved=/var/lib/haproxy-failover/original

say() { printf '%s\n' "$1"; }
fail() {
    printf 'setup.sh: %s\n' "$1" >&2
    exit 1
}

# Every file of this host: its mode and its path.
files() {
    cat <<'END'
0644 /etc/haproxy/haproxy.cfg
0700 /etc/haproxy/keep-server-state.sh
0755 /etc/keepalived/hooks.sh
0600 /etc/keepalived/keepalived.conf
0644 /etc/sysctl.d/60-haproxy-failover.conf
0644 /etc/systemd/system/haproxy-failover-hooks.service
0644 /etc/systemd/system/haproxy.service.d/haproxy-failover.conf
0644 /etc/systemd/system/keepalived.service.d/haproxy-failover.conf
END
}

# What this run is to do.
dry_run=no action=install
case $#,${1-} in
0,) ;;
1,--dry-run) dry_run=yes ;;
1,uninstall) action=uninstall ;;
1,--help | 1,-h) usage && exit 0 ;;
*) usage >&2 && exit 2 ;;
esac

[ "$(id -u)" = 0 ] || fail 'run this as root'
# shellcheck source=/dev/null
system=$(. /etc/os-release && echo "$ID-$VERSION_ID")
[ "$system" = 'debian-12' ] || fail "this host runs $system, and the topology says platform: debian-12"

# Whether a file is in its place: its text, its mode, its owner.
is_in_place() { # mode, source, target
    cmp -s "$2" "$3" && [ "$(stat -c '%a %u %g' "$3")" = "${1#0} 0 0" ]
}

# Copies a file to its place in one step, so that no program reads half of it.
put() { # mode, source, target
    mkdir -p "$(dirname "$3")"
    temporary=$(mktemp "$3.XXXXXX")
    cp "$2" "$temporary" && chown root:root "$temporary" && chmod "$1" "$temporary" && mv "$temporary" "$3"
}

# Keeps a file as it is now, or notes that there is none.
keep() { # folder, path
    mkdir -p "$1$(dirname "$2")"
    if [ -e "$2" ]; then cp -p "$2" "$1$2"; else : >"$1$2.absent"; fi
}

# Puts a file back as it was kept.
put_back() { # folder, path
    if [ -e "$1$2.absent" ]; then rm -f "$2"; elif [ -e "$1$2" ]; then cp -p "$1$2" "$2"; fi
}

# Checks the files in place with their own programs, and shows what they say.
check_files() {
    haproxy -c -f /etc/haproxy/haproxy.cfg >/dev/null || return
    keepalived --config-test
}

# Puts changed files into effect: a reload where that is enough, a restart where a unit changed or does not run.
apply() { # paths that changed
    systemctl daemon-reload || return
    case " $1 " in
    *' /etc/sysctl.d/60-haproxy-failover.conf '*)
        # Taken back, it may be gone again.
        [ ! -e /etc/sysctl.d/60-haproxy-failover.conf ] ||
            sysctl --quiet --load /etc/sysctl.d/60-haproxy-failover.conf || return
        ;;
    esac
    bring_up haproxy "$1" /etc/haproxy/haproxy.cfg /etc/haproxy/keep-server-state.sh /etc/systemd/system/haproxy.service.d/haproxy-failover.conf || return
    bring_up haproxy-failover-hooks "$1" /etc/keepalived/hooks.sh /etc/systemd/system/haproxy-failover-hooks.service || return
    bring_up keepalived "$1" /etc/keepalived/keepalived.conf /etc/systemd/system/keepalived.service.d/haproxy-failover.conf || return
}

# Enables a service, and starts, restarts or reloads it, as its changed files ask.
bring_up() { # service, paths that changed, its paths
    service=$1 changed=$2 verb=reload touched=no
    shift 2
    # Taken back, a unit of ours may be gone again.
    case " $* " in
    *" /etc/systemd/system/$service.service "*) [ -e "/etc/systemd/system/$service.service" ] || return 0 ;;
    esac
    systemctl --quiet enable "$service" || return
    systemctl --quiet is-active "$service" || verb=start touched=yes
    for path in "$@"; do
        case " $changed " in *" $path "*) touched=yes ;; *) continue ;; esac
        case $verb,$path in reload,*.service | reload,/etc/systemd/* | reload,*.sh) verb=restart ;; esac
    done
    [ "$touched" = yes ] || return 0
    say "$verb $service"
    systemctl "$verb" "$service" && stays_up "$service" && return
    journalctl --no-pager --lines 5 --output cat --unit "$service" >&2
    return 1
}

# A program that cannot bind or read its file ends within moments of its start.
stays_up() { # service
    sleep 1
    systemctl --quiet is-active "$1"
}

# Stops the services of ours whose units go when the kept files come back.
stop_unwanted() { # folder
    [ ! -e "$1/etc/systemd/system/haproxy-failover-hooks.service.absent" ] || systemctl --quiet disable --now haproxy-failover-hooks 2>/dev/null || :
    :
}

uninstall() {
    [ -d "$saved" ] || fail 'nothing is installed here'
    stop_unwanted "$saved"
    files | while read -r _ path; do put_back "$saved" "$path"; done
    systemctl daemon-reload
    systemctl restart haproxy || say 'haproxy does not start with the files from before'
    systemctl restart keepalived || say 'keepalived does not start with the files from before'
    rm -rf "${saved%/*}"
    say "$HOST has its old files again; the packages stay"
}

is_here() { # address, family, interface
    ip -o address show ${3:+dev "$3"} 2>/dev/null | grep -qF " $2 $1/"
}

# What the topology says of this host's addresses, held against the host.
check_addresses() {
    right=yes
    is_here 192.168.10.11 inet eth0 || {
        say '192.168.10.11 is not on this host'\''s eth0: loadBalancers.privateIp, vrrp.interface in the topology'
        right=no
    }
    [ "$right" = yes ]
}

# The programs of vrrp.hooks and their user, which come from elsewhere.
check_hooks() {
    right=yes
    id 'alerts' >/dev/null 2>&1 || {
        say 'there is no user alerts on this host: vrrp.hooks.user in the topology'
        right=no
    }
    [ -x '/usr/local/sbin/vrrp-alert' ] || {
        say '/usr/local/sbin/vrrp-alert is no program on this host: vrrp.hooks.onMaster in the topology'
        right=no
    }
    [ -x '/usr/local/sbin/vrrp-alert' ] || {
        say '/usr/local/sbin/vrrp-alert is no program on this host: vrrp.hooks.onBackup in the topology'
        right=no
    }
    [ -x '/usr/local/sbin/vrrp-alert' ] || {
        say '/usr/local/sbin/vrrp-alert is no program on this host: vrrp.hooks.onFault in the topology'
        right=no
    }
    [ "$right" = yes ]
}

install_packages() {
    missing=
    for package in haproxy keepalived curl; do
        dpkg-query --show --showformat '${Status}' "$package" 2>/dev/null | grep -q ' installed$' ||
            missing="$missing $package"
    done
    [ -n "$missing" ] || return 0
    say "install$missing"
    [ "$dry_run" = no ] || return 0
    # shellcheck disable=SC2086 # a list of names
    DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet --no-install-recommends $missing >/dev/null
}

install_files() {
    changed=$(files | while read -r mode path; do is_in_place "$mode" "$here$path" "$path" || printf ' %s' "$path"; done)
    for path in $changed; do say "put $path"; done
    [ "$dry_run" = no ] || return 0
    [ -z "$changed" ] || before=$(mktemp -d /var/tmp/haproxy-failover.XXXXXX)
    trap 'take_back "$before"' EXIT
    files | while read -r mode path; do
        case " $changed " in *" $path "*) ;; *) continue ;; esac
        [ -e "$saved$path" ] || [ -e "$saved$path.absent" ] || keep "$saved" "$path"
        keep "$before" "$path"
        put "$mode" "$here$path" "$path"
    done
    [ -z "$changed" ] || check_files || fail 'a check refuses the files'
    if ! apply "$changed"; then
        take_back "$before"
        apply "$changed" || :
        fail 'a service does not take the files'
    fi
    trap - EXIT
    rm -rf "$before"
}

# Undoes what this run put in place, whatever ended it.
before=
take_back() { # folder
    trap - EXIT
    [ -n "$1" ] || return 0
    stop_unwanted "$1"
    for path in $changed; do put_back "$1" "$path"; done
    rm -rf "$1"
    say 'the files from before are back'
}

if [ "$action" = uninstall ]; then
    uninstall
    exit
fi
for path in $(files | cut -d ' ' -f 2); do [ -r "$here$path" ] || fail "$here$path is missing: render again"; done
install_packages
check_addresses || fail 'this is not the host that the topology describes'
check_hooks || fail 'put the programs of vrrp.hooks and their user on this host first'
install_files
[ "$dry_run" = yes ] || say "$HOST is as the topology says"
