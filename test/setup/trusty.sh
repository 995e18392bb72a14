#!/bin/sh
# What Ubuntu 14.04 has in other ways than this machine: as NAME, this stands where the program of that name does there.
# Services are files in /run/play: they run while theirs is there, and each call that does something is logged.
play=/run/play

# As init scripts and Upstart jobs of 14.04 do it; what cannot run says so in its file.
service() { # name, verb
    case $1 in
    haproxy)
        # Debian's script: with ENABLED=0 it does nothing at all, and says nothing.
        (ENABLED=0; . /etc/default/haproxy; [ "$ENABLED" != 0 ]) || exit 0
        spoiled=/etc/haproxy/haproxy.cfg
        ;;
    nginx) spoiled=/etc/nginx/nginx.conf ;;
    keepalived)
        [ -e /etc/init/keepalived.conf ] || { echo 'status: Unknown job: keepalived' >&2 && exit 1; }
        spoiled=/etc/keepalived/keepalived.conf
        ;;
    esac
    case $2 in
    status) ;;
    stop) [ ! -e "$play/$1" ] || echo "stop $1" >>$play/log ;;
    *) echo "$2 $1" >>$play/log ;;
    esac
    case $2 in
    status) say_state "$1" ;;
    stop) rm -f "$play/$1" ;;
    *)
        rm -f "$play/$1"
        echo " * $2 $1 ...done."
        grep -q cannot-run $spoiled || : >"$play/$1"
        ;;
    esac
}

say_state() { # name
    running=no
    [ ! -e "$play/$1" ] || running=yes
    case $1,$running in
    keepalived,yes) echo 'keepalived start/running, process 123' ;;
    keepalived,no) echo 'keepalived stop/waiting' ;;
    *,yes) echo " * $1 is running" ;;
    *,no) echo " * $1 is not running" && exit 3 ;;
    esac
}

case ${0##*/} in
service) service "$@" ;;
initctl) [ "$*" = reload-configuration ] ;;
sleep) ;;
nginx | haproxy)
    # Each refuses what it is to refuse: the real programs check these files elsewhere.
    echo "$*" | grep -qE '^(-t -q|-c -f /etc/haproxy/haproxy.cfg)$' || exit 64
    ! grep -rn refused /etc/"${0##*/}" >&2
    ;;
dpkg-query)
    # dpkg 1.17.5 has no ${db:Status-Status}, which came with 1.17.11.
    for name in "$@"; do :; done
    [ -e "$play/package-$name" ] && [ "$3" = '${Status}' ] && printf 'install ok installed'
    ;;
apt-get)
    echo "$*" >>$play/log
    for name in "$@"; do case $name in install | -*) ;; *) : >"$play/package-$name" ;; esac; done
    ;;
make)
    [ "$*" = install ] || exit 0
    printf '#!/bin/sh\necho "Keepalived v1.2.19 (07/20,2015)" >&2\n' >/usr/local/sbin/keepalived
    chmod 755 /usr/local/sbin/keepalived
    ;;
esac
