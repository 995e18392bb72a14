#!/bin/sh
# What the lab's hosts lack: as NAME, this stands where the program of that name does on a host.
#
# systemctl asks the lab, which starts and stops the programs; the others do as much as setup.sh and docs/operations.md
# need.
case ${0##*/} in
systemctl)
    exec 9>/run/lab/lock && flock 9
    echo "$*" >/run/lab/asking && mv /run/lab/asking /run/lab/asked
    until [ -e /run/lab/answer ]; do sleep 0.05; done
    read -r code </run/lab/answer
    rm /run/lab/answer
    exit "$code"
    ;;
dpkg-query) printf 'install ok installed' ;;
service) systemctl "$2" "$1" ;;
apt-get)
    # A package that is upgraded restarts its service; HAProxy's reloads it.
    case " $* " in *' --only-upgrade '*) ;; *) exit 0 ;; esac
    for word in "$@"; do
        case $word in
        nginx | keepalived) systemctl restart "$word" ;;
        haproxy) systemctl reload haproxy ;;
        esac
    done
    ;;
journalctl)
    while [ $# -gt 0 ]; do
        case $1 in
        -t) tag=$2 && shift 2 ;;
        -p) priority=$2 && shift 2 ;;
        --since | --output) shift 2 ;;
        *) echo "journalctl: $1 is not known here" >&2 && exit 1 ;;
        esac
    done
    # As --output short-iso.
    grep "daemon.${priority:-[a-z]*} $tag" /var/log/messages | while read -r month day time _ _ _ message; do
        echo "$(date -d "$month $day $time" +%FT%T%z) $(cat /run/lab/name) ${tag}[1]: $message"
    done
    ;;
esac
