#!/bin/sh
# Made by haproxy-failover: edits belong in the topology.
#
# Brings this host to what the topology says of primary: packages, files, checks, services.
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

HOST='primary'
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
0644 /etc/default/haproxy
0644 /etc/haproxy/haproxy.cfg
0644 /etc/init/keepalived.conf
0600 /etc/keepalived/keepalived.conf
0700 /etc/keepalived/master.sh
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
[ "$system" = 'ubuntu-14.04' ] || fail "this host runs $system, and the topology says platform: ubuntu-14.04"

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
}

# What Ubuntu's archive does not have lies beside this script, with its line of sha256sum in SHA256SUMS.
check_sources() {
    is_built || check_source keepalived-1.2.19.tar.gz
    if [ -e "$here/assign-ip" ] || [ ! -e /usr/local/bin/assign-ip ]; then check_source assign-ip; fi
}

check_source() { # name
    [ -r "$here/$1" ] || fail "$here/$1 is missing: fetch it"
    line=$(grep " [ *]$1\$" "$here/SHA256SUMS" 2>/dev/null) ||
        fail "$here/SHA256SUMS has no line for $1: put its SHA-256 there, from a source that you trust, as sha256sum prints it"
    (cd "$here" && printf '%s\n' "$line" | sha256sum -c >/dev/null 2>&1) ||
        fail "$here/$1 does not have the SHA-256 that SHA256SUMS says"
}

is_built() {
    [ -x /usr/local/sbin/keepalived ] && /usr/local/sbin/keepalived --version 2>&1 | grep -qF ' v1.2.19 '
}

# Builds keepalived as the guide does: the archive's 1.2.7 has no unicast.
build_keepalived() {
    ! is_built || return 0
    say 'build keepalived 1.2.19'
    [ "$dry_run" = no ] || return 0
    work=$(mktemp -d)
    (compile "$work") >"$work/log" 2>&1 || tail -n 20 "$work/log" >&2
    rm -rf "$work"
    is_built || fail 'keepalived does not build'
}

compile() { # folder
    tar -C "$1" -xzof "$here/keepalived-1.2.19.tar.gz" && cd "$1/keepalived-1.2.19" && ./configure && make && make install
}

install_assign_ip() {
    [ -e "$here/assign-ip" ] && ! is_in_place 0755 "$here/assign-ip" /usr/local/bin/assign-ip || return 0
    say 'put /usr/local/bin/assign-ip'
    [ "$dry_run" = yes ] || put 0755 "$here/assign-ip" /usr/local/bin/assign-ip
}

# Puts changed files into effect. What keepalived 1.2.19 takes up at a reload is not known for every line, nor can nginx
# go from all addresses to one: both restart.
apply() { # paths that changed
    initctl reload-configuration || return
    bring_up haproxy reload "$1" /etc/default/haproxy /etc/haproxy/haproxy.cfg || return
    bring_up keepalived restart "$1" /etc/init/keepalived.conf /etc/keepalived/keepalived.conf || return
}

# Starts a service, or has it take its changed files. At boot, it starts by its package's links or its job.
bring_up() { # service, verb, paths that changed, its paths
    service=$1 verb=$2 changed=$3 touched=no
    shift 3
    # Taken back, its files may not let it run.
    may_run "$service" '' || return 0
    runs "$service" || verb=start touched=yes
    for path in "$@"; do
        case " $changed " in *" $path "*) touched=yes ;; esac
    done
    [ "$touched" = yes ] || return 0
    say "$verb $service"
    service "$service" "$verb" >/dev/null && stays_up "$service" && return
    tail -n 5 /var/log/syslog >&2
    return 1
}

# A program that cannot bind or read its file ends within moments of its start.
stays_up() { # service
    sleep 1
    runs "$1"
}

# Whether a service runs. Upstart says so in words alone, and HAProxy's script says nothing while ENABLED=0.
runs() { # service
    state=$(service "$1" status 2>/dev/null) || return
    case $state in *'not running'*) return 1 ;; *running*) return 0 ;; esac
    return 1
}

# Whether HAProxy is enabled and keepalived has a job, here or among kept files.
may_run() { # service, folder
    case $1 in
    haproxy) file=/etc/default/haproxy ;;
    keepalived) file=/etc/init/keepalived.conf ;;
    *) return 0 ;;
    esac
    ! [ -e "$2$file" ] && ! [ -e "$2$file.absent" ] || file=$2$file
    [ -e "$file" ] || return
    # shellcheck source=/dev/null
    [ "$1" = keepalived ] || (ENABLED=0; . "$file"; [ "$ENABLED" != 0 ])
}

# Stops what may not run when the kept files come back: with ENABLED=0, HAProxy's script does nothing, not even that.
stop_unwanted() { # folder
    may_run haproxy "$1" || service haproxy stop >/dev/null 2>&1 || :
    may_run keepalived "$1" || service keepalived stop >/dev/null 2>&1 || :
}

uninstall() {
    [ -d "$saved" ] || fail 'nothing is installed here'
    stop_unwanted "$saved"
    files | while read -r _ path; do put_back "$saved" "$path"; done
    initctl reload-configuration
    if may_run haproxy ''; then
        service haproxy restart >/dev/null || say 'haproxy does not start with the files from before'
    fi
    if may_run keepalived ''; then
        service keepalived restart >/dev/null || say 'keepalived does not start with the files from before'
    fi
    rm -rf "${saved%/*}"
    say "$HOST has its old files again; the packages stay, and what is in /usr/local"
}

is_here() { # address, family, interface
    ip -o address show ${3:+dev "$3"} 2>/dev/null | grep -qF " $2 $1/"
}

# What the topology says of this host's addresses, held against the host.
check_addresses() {
    right=yes
    is_here 10.132.30.11 inet eth1 || {
        say '10.132.30.11 is not on this host'\''s eth1: loadBalancers.privateIp, vrrp.interface in the topology'
        right=no
    }
    is_here 10.17.1.18 inet || {
        say '10.17.1.18 is not on this host: loadBalancers.anchorIp in the topology'
        right=no
    }
    [ "$right" = yes ]
}

install_packages() {
    missing=
    for package in haproxy curl build-essential libssl-dev python python-requests; do
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
check_sources
install_packages
check_addresses || fail 'this is not the host that the topology describes'
build_keepalived
install_assign_ip
install_files
[ "$dry_run" = yes ] || say "$HOST is as the topology says"
