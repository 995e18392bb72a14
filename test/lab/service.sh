#!/bin/sh
# Runs haproxy-failover.service on a balancer of the lab, as systemd would: with the capabilities that the unit leaves it, in
# a cgroup of its own, which is killed when the service's first process ends, and started again a second later.
#
#   service.sh CGROUP...        the first is the one that is killed
unit=/etc/systemd/system/haproxy-failover.service
capabilities=$(sed -n 's/^CapabilityBoundingSet=//p' $unit | tr '[:upper:] ' '[:lower:],' | sed 's/cap_/+/g')
# A unit without that line leaves it all.
bounding=${capabilities:+-all,}${capabilities:-+all}
export bounding
while :; do
    # shellcheck disable=SC2016 # for the shell that is started
    sh -c 'for cgroup do echo $$ >"$cgroup/cgroup.procs" || exit; done; exec setpriv --bounding-set "$bounding" /etc/keepalived/master.sh run' sh "$@"
    echo 1 >"$1/cgroup.kill"
    sleep 1
done
