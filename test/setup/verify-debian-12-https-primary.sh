#!/bin/sh
# Made by haproxy-failover: edits belong in the topology.
#
# Asks from primary what it may reach of its tier and what it may not, and prints a line for each.
set -u
PATH=/usr/sbin:/usr/bin:/sbin:/bin
export PATH LC_ALL=C

usage() {
    cat <<'END'
Usage: sh verify.sh [--from-client | --help]

  (nothing)      on primary: asks what this host may reach, and what it may not
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
    ask 200-399 'web1 of api (10.132.20.236:9000)' 'http://10.132.20.236:9000/ready'
    ask 200-399 'web2 of api (10.132.20.237:9000)' 'http://10.132.20.237:9000/ready'
    ask 200-399 'web1 of shop (10.132.20.236:3000)' --connect-to '::10.132.20.236:3000' 'http://shop.example.com:3000/healthz'
    ask 200-399 'web2 of shop (10.132.20.237:3000)' --connect-to '::10.132.20.237:3000' 'http://shop.example.com:3000/healthz'
    ask 200-399 'web1 of site (10.132.20.236:80)' --haproxy-protocol 'http://10.132.20.236:80/'
    ask 200-399 'web2 of site (10.132.20.237:80)' --haproxy-protocol 'http://10.132.20.237:80/'
    ask open 'web1 of queue (10.132.20.236:5672)' 'http://10.132.20.236:5672/'
    ask open 'web2 of queue (10.132.20.237:5672)' 'http://10.132.20.237:5672/'
    ask tls 'web1 of passed-a (10.132.20.236:7443)' 'https://10.132.20.236:7443/'
    ask tls 'web2 of passed-a (10.132.20.237:7443)' 'https://10.132.20.237:7443/'
    ask 200-399 'web1 of passed-b (10.132.20.236:7444)' --connect-to '::10.132.20.236:7444' 'https://x.b.example.com:7444/healthz'
    ask 200-399 'web2 of passed-b (10.132.20.237:7444)' --connect-to '::10.132.20.237:7444' 'https://x.b.example.com:7444/healthz'
    ask closed 'itself (127.0.0.1:443)' 'http://127.0.0.1:443/'
    ask closed 'itself ([::1]:443)' 'http://[::1]:443/'
    ask closed 'itself (127.0.0.1:80)' 'http://127.0.0.1:80/'
    ask closed 'itself ([::1]:80)' 'http://[::1]:80/'
    ask closed 'itself (127.0.0.1:8443)' 'http://127.0.0.1:8443/'
    ask closed 'itself ([::1]:8443)' 'http://[::1]:8443/'
    ask closed 'itself (127.0.0.1:8080)' 'http://127.0.0.1:8080/'
    ask closed 'itself ([::1]:8080)' 'http://[::1]:8080/'
    ask closed 'itself (127.0.0.1:5671)' 'http://127.0.0.1:5671/'
    ask closed 'itself ([::1]:5671)' 'http://[::1]:5671/'
    ask closed 'itself (127.0.0.1:9443)' 'http://127.0.0.1:9443/'
    ask closed 'itself ([::1]:9443)' 'http://[::1]:9443/'
    ask closed 'its private address (10.132.30.11:443)' 'http://10.132.30.11:443/'
    ask closed 'the private address of secondary (10.132.30.12:443)' 'http://10.132.30.12:443/'
    ask closed 'its private address (10.132.30.11:80)' 'http://10.132.30.11:80/'
    ask closed 'the private address of secondary (10.132.30.12:80)' 'http://10.132.30.12:80/'
    ask closed 'its private address (10.132.30.11:8443)' 'http://10.132.30.11:8443/'
    ask closed 'the private address of secondary (10.132.30.12:8443)' 'http://10.132.30.12:8443/'
    ask closed 'its private address (10.132.30.11:8080)' 'http://10.132.30.11:8080/'
    ask closed 'the private address of secondary (10.132.30.12:8080)' 'http://10.132.30.12:8080/'
    ask closed 'its private address (10.132.30.11:5671)' 'http://10.132.30.11:5671/'
    ask closed 'the private address of secondary (10.132.30.12:5671)' 'http://10.132.30.12:5671/'
    ask closed 'its private address (10.132.30.11:9443)' 'http://10.132.30.11:9443/'
    ask closed 'the private address of secondary (10.132.30.12:9443)' 'http://10.132.30.12:9443/'
    ask 100-499 'www at its anchor IP, for shop.example.com/api (10.17.1.18:443)' --connect-to '::10.17.1.18:443' 'https://shop.example.com:443/api'
    ask 100-499 'www at its anchor IP, for shop.example.com (10.17.1.18:443)' --connect-to '::10.17.1.18:443' 'https://shop.example.com:443/'
    ask open 'www at its anchor IP, for /status/ (10.17.1.18:443)' 'http://10.17.1.18:443/'
    ask open 'www at its anchor IP, whose certificates have names unknown here (10.17.1.18:443)' 'http://10.17.1.18:443/'
    ask 301-301 'www at its anchor IP, redirected (10.17.1.18:80)' 'http://10.17.1.18:80/'
    ask 100-499 'admin at its anchor IP, for admin.example.com (10.17.1.18:8443)' --connect-to '::10.17.1.18:8443' 'https://admin.example.com:8443/'
    ask 421-421 'admin at its anchor IP, for what no route takes (10.17.1.18:8443)' 'https://10.17.1.18:8443/'
    ask 301-301 'admin at its anchor IP, redirected (10.17.1.18:8080)' 'http://10.17.1.18:8080/'
    ask open 'ended at its anchor IP, whose certificates have names unknown here (10.17.1.18:5671)' 'http://10.17.1.18:5671/'
    ask tls 'passed at its anchor IP, for a.example.com (10.17.1.18:9443)' --connect-to '::10.17.1.18:9443' 'https://a.example.com:9443/'
    ask tls 'passed at its anchor IP, for verify.b.example.com (10.17.1.18:9443)' --connect-to '::10.17.1.18:9443' 'https://verify.b.example.com:9443/'
    ask dropped 'passed at its anchor IP, for what no route takes (10.17.1.18:9443)' 'https://10.17.1.18:9443/'
}

from_client() {
    ask 100-499 'www at the address that moves, for shop.example.com/api (203.0.113.10:443)' --connect-to '::203.0.113.10:443' 'https://shop.example.com:443/api'
    ask 100-499 'www at the address that moves, for shop.example.com (203.0.113.10:443)' --connect-to '::203.0.113.10:443' 'https://shop.example.com:443/'
    ask open 'www at the address that moves, for /status/ (203.0.113.10:443)' 'http://203.0.113.10:443/'
    ask open 'www at the address that moves, whose certificates have names unknown here (203.0.113.10:443)' 'http://203.0.113.10:443/'
    ask 301-301 'www at the address that moves, redirected (203.0.113.10:80)' 'http://203.0.113.10:80/'
    ask 100-499 'admin at the address that moves, for admin.example.com (203.0.113.10:8443)' --connect-to '::203.0.113.10:8443' 'https://admin.example.com:8443/'
    ask 421-421 'admin at the address that moves, for what no route takes (203.0.113.10:8443)' 'https://203.0.113.10:8443/'
    ask 301-301 'admin at the address that moves, redirected (203.0.113.10:8080)' 'http://203.0.113.10:8080/'
    ask open 'ended at the address that moves, whose certificates have names unknown here (203.0.113.10:5671)' 'http://203.0.113.10:5671/'
    ask tls 'passed at the address that moves, for a.example.com (203.0.113.10:9443)' --connect-to '::203.0.113.10:9443' 'https://a.example.com:9443/'
    ask tls 'passed at the address that moves, for verify.b.example.com (203.0.113.10:9443)' --connect-to '::203.0.113.10:9443' 'https://verify.b.example.com:9443/'
    ask dropped 'passed at the address that moves, for what no route takes (203.0.113.10:9443)' 'https://203.0.113.10:9443/'
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
