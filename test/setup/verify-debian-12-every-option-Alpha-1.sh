#!/bin/sh
# Made by haproxy-failover: edits belong in the topology.
#
# Asks from Alpha-1 what it may reach of its tier and what it may not, and prints a line for each.
set -u
PATH=/usr/sbin:/usr/bin:/sbin:/bin
export PATH LC_ALL=C

usage() {
    cat <<'END'
Usage: sh verify.sh [--from-client | --help]

  (nothing)      on Alpha-1: asks what this host may reach, and what it may not
  --from-client  on any other machine: asks as a client of the tier does

Needs curl, and no root. Each question takes 5 seconds at the most.
Exit code: 0 if every line is right, 1 if one is wrong, 2 for wrong usage.
END
}

fail() {
    printf 'verify.sh: %s\n' "$1" >&2
    exit 2
}

# Asks once, and prints a line: what is asked, and what came of it.
row() { # what must come of it, what is asked, curl's options and the URL
    wanted=$1 what=$2
    shift 2
    case $wanted in held) most=2 ;; *) most=5 ;; esac
    answer=$(curl -q --silent --insecure --globoff --noproxy '*' --output /dev/null --connect-timeout 3 --max-time "$most" \
        --write-out '%{http_code} %{num_connects} %{time_appconnect}' "$@" </dev/null 2>/dev/null)
    code=$?
    # The words of the answer: its status, its connections, the time of its TLS handshake.
    # shellcheck disable=SC2086
    set -- $answer
    found=$(found "$code" "$@")
    if is_right "$wanted" "$code" "$@"; then
        printf 'ok     %s: %s\n' "$what" "$found"
    else
        printf 'WRONG  %s: %s, and must be %s\n' "$what" "$found" "$(named "$wanted")"
    fi
}

is_right() { # what must come of it, curl's exit code, status, connections, time of the TLS handshake
    case $1 in
    closed) [ "$4" = 0 ] && [ "$2" != 6 ] ;;
    guarded) [ "$4" = 0 ] || [ "$3" = 403 ] ;;
    dropped) [ "$4" != 0 ] && [ "$3" = 000 ] && [ "$2" != 28 ] ;;
    open) [ "$4" != 0 ] ;;
    held) [ "$4" != 0 ] && [ "$2" = 28 ] ;;
    tls) case $5 in *[1-9]*) ;; *) false ;; esac ;;
    *) [ "$3" -ge "${1%-*}" ] && [ "$3" -le "${1#*-}" ] ;;
    esac
}

found() { # curl's exit code, status, connections, time of the TLS handshake
    case $1,$2,$3 in
    6,*) echo 'no such name' ;;
    7,*) echo refused ;;
    28,000,0) echo 'no answer' ;;
    28,000,*) echo 'a connection that stays silent' ;;
    *,000,0) echo "no connection (curl: $1)" ;;
    *,000,*) case $4 in *[1-9]*) echo 'a TLS handshake' ;; *) echo 'a connection that ends' ;; esac ;;
    *) echo "HTTP status $2" ;;
    esac
}

named() { # what must come of it
    case $1 in
    closed) echo closed ;;
    guarded) echo 'closed, or status 403' ;;
    dropped) echo 'a connection that ends' ;;
    open) echo 'a connection' ;;
    held) echo 'a connection that stays open' ;;
    tls) echo 'a TLS handshake' ;;
    *) [ "${1%-*}" = "${1#*-}" ] && echo "status ${1%-*}" || echo "a status from ${1%-*} to ${1#*-}" ;;
    esac
}

# Runs rows side by side, at most so many at a time, and prints their lines in order.
asked=0
ask() { # as row
    asked=$((asked + 1))
    row "$@" >"$lines/$(printf '%06d' "$asked")" &
    [ $((asked % 20)) != 0 ] || wait
}

from_here() {
    ask closed 'itself (127.0.0.1:8000)' 'http://127.0.0.1:8000/'
    ask closed 'itself ([::1]:8000)' 'http://[::1]:8000/'
    ask closed 'its public address (198.51.100.21:8000)' 'http://198.51.100.21:8000/'
    ask 403-403 'its private address, which only balancers may use (172.16.0.21:8000)' 'http://172.16.0.21:8000/'
    ask guarded '2, which only balancers may use (172.16.0.22:8000)' 'http://172.16.0.22:8000/'
}

from_client() {
    ask 200-399 'shop at the address that moves (203.0.113.10:8000)' 'http://203.0.113.10:8000/'
    ask closed 'the public address of Alpha-1 (198.51.100.21:8000)' 'http://198.51.100.21:8000/'
    ask closed 'the public address of 2 (198.51.100.22:8000)' 'http://198.51.100.22:8000/'
    ask closed 'the public address of edge-east (198.51.100.11:8000)' 'http://198.51.100.11:8000/'
    ask closed 'the public address of edge-west (198.51.100.12:8000)' 'http://198.51.100.12:8000/'
}

case $#,${1-} in
0,) place=from_here ;;
1,--from-client) place=from_client ;;
1,--help | 1,-h) usage && exit 0 ;;
*) usage >&2 && exit 2 ;;
esac
command -v curl >/dev/null || fail 'this needs curl'
lines=$(mktemp -d) || fail 'no room for a temporary folder'
trap 'rm -rf "$lines"' EXIT
$place
wait
[ "$asked" -gt 0 ] || fail 'there is nothing to ask'
cat "$lines"/*
wrong=$(cat "$lines"/* | grep -c '^WRONG')
if [ "$wrong" -gt 0 ]; then
    echo "$wrong of $asked wrong"
    exit 1
fi
echo "all $asked right"
