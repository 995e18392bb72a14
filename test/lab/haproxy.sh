#!/bin/sh
# What keepalived counts as haproxy (vrrp_track_process) are the processes of that name that it sees in /proc. All
# balancers of the lab share one kernel, so each one's /proc is made to hide the others' HAProxies:
#
#   sh test/lab/haproxy.sh start BALANCER      starts HAProxy on the balancer that the process BALANCER holds
#   sh test/lab/haproxy.sh hide BALANCER       hides from it what runs elsewhere already
set -eu
exec 9<test/lab/haproxy.sh
flock 9

# Processes whose command line is such.
running() {
    grep -alz "$1" /proc/[0-9]*/cmdline 2>/dev/null | cut -d / -f 3
}

# A process that is gone by now needs no hiding, and a balancer that is gone no hiding from.
hide() { # process, balancer
    nsenter --target "$2" --mount mount --bind /run/nothing "/proc/$1" 2>/dev/null || :
}

case $1 in
start)
    for balancer in $(running '^balancer$'); do
        [ "$balancer" = "$2" ] || hide $$ "$balancer"
    done
    # As Debian's unit starts it.
    exec nsenter --target "$2" --mount --net \
        sh -c 'exec haproxy -Ws -f /etc/haproxy/haproxy.cfg -p /run/haproxy.pid >>/var/log/haproxy.out 2>&1 9<&-'
    ;;
hide)
    for process in $(running '^haproxy$') $(running '^test/lab/haproxy.sh$'); do
        hide "$process" "$2"
    done
    ;;
esac
