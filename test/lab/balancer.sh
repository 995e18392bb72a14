#!/bin/sh
# Starts HAProxy or keepalived on a balancer of the lab, in the background, as Debian's units do:
#
#   sh test/lab/balancer.sh haproxy|keepalived BALANCER NAME      BALANCER: the process that holds its namespaces
#
# What keepalived counts as haproxy (vrrp_track_process) are the processes of that name in /proc: it looks at all of them
# when it starts, and then at each one that the kernel tells it of. All balancers of the lab share one kernel, so each
# one's /proc is made to hide the others' HAProxies; one thing after the other, or somebody would see half of it.
set -eu
program=$1
balancer=$2
name=${3-}

# Hides a process from a balancer. One that is gone by now needs no hiding.
hide() { # process, balancer
    nsenter --target "$2" --mount mount --bind /run/nothing "/proc/$1" 2>/dev/null || :
}

# The processes that have such a word in their command line.
running() {
    grep -alz "^$1\$" /proc/[0-9]*/cmdline 2>/dev/null | cut -d / -f 3
}

hide_from_others() { # process
    for other in $(running balancer); do
        [ "$other" = "$balancer" ] || hide "$1" "$other"
    done
}

network() {
    readlink "/proc/$1/ns/net"
}

await() { # something that succeeds within 5 seconds
    for _ in $(seq 250); do
        "$@" && return
        sleep 0.02
    done
    return 1
}
has_worker() { # a process that is HAProxy by now
    [ "$(cat "/proc/$1/comm")" = haproxy ] && [ -n "$(cat "/proc/$1/task/$1/children")" ]
}
has_started() {
    nsenter --target "$balancer" --mount grep -q "Startup complete" /var/log/messages
}

case $program in
haproxy)
    exec 9<test/lab/balancer.sh
    flock 9
    setsid sh test/lab/balancer.sh hidden-haproxy "$balancer" 9<&- &
    await has_worker $!
    # Its worker has the name as well.
    # shellcheck disable=SC2013 # it is words
    for worker in $(cat "/proc/$!/task/$!/children"); do hide_from_others "$worker"; done
    ;;
hidden-haproxy)
    hide_from_others $$
    exec nsenter --target "$balancer" --mount --net \
        sh -c 'exec haproxy -Ws -f /etc/haproxy/haproxy.cfg -p /run/haproxy.pid >>/var/log/haproxy.out 2>&1'
    ;;
keepalived)
    # What the drop-in has it do before; then keepalived's number, which --namespace puts elsewhere.
    # shellcheck disable=SC2016 # for the shell that is started
    nsenter --target "$balancer" --mount --net sh -c '
        exec >>/var/log/keepalived.out 2>&1
        sed -n "s/^ExecStartPre=//p" /etc/systemd/system/keepalived.service.d/haproxy-failover.conf 2>/dev/null |
            while read -r command; do program=${command#-}; sh -c "${program#+}" || case $command in -*) ;; *) exit 1 ;; esac; done &&
            ln -sf "keepalived/$1/keepalived.pid" /run/keepalived.pid' sh "$name"
    exec 9<test/lab/balancer.sh
    flock 9
    # Every one of this machine's, whoever started it.
    # shellcheck disable=SC2013 # it is words
    for process in $(grep -lx haproxy /proc/[0-9]*/comm 2>/dev/null | cut -d / -f 3); do
        [ "$(network "$process")" = "$(network "$balancer")" ] || hide "$process" "$balancer"
    done
    # With no more capabilities than its unit leaves it; --namespace needs one more.
    dropin=/etc/systemd/system/keepalived.service.d/haproxy-failover.conf
    capabilities=$(nsenter --target "$balancer" --mount sed -n 's/^CapabilityBoundingSet=//p' "$dropin" 2>/dev/null | tr '[:upper:] ' '[:lower:],' | sed 's/cap_/+/g')
    # The kernel tells of processes only to whoever asks in the first network namespace, so keepalived starts there, and
    # enters the balancer's with its own option. On a machine of its own it need not wait for five other tiers.
    # shellcheck disable=SC2016 # for the shell that is started
    setsid nsenter --target "$balancer" --mount \
        sh -c 'options=$(sed -n "s|^ExecStart=/usr/sbin/keepalived \(.*\) .DAEMON_ARGS$|\1|p" "$3" 2>/dev/null)
            exec nice -n -10 setpriv --bounding-set "$2" keepalived ${options:---dont-fork} --namespace "$1" >>/var/log/keepalived.out 2>&1' \
        sh "$name" "${capabilities:+-all,+sys_admin,}${capabilities:-+all}" "$dropin" 9<&- &
    await has_started
    ;;
esac
