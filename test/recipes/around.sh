#!/bin/sh
# shellcheck disable=SC2034,SC2154 # whoever plays a recipe gives some, and uses others
# What is around a tier's balancers, for the scripts of recipes: servers, certificates and clients, all on one machine.
# $address is the one that clients use, $folder has the rendered files of each host, $programs test/real's own programs.
# What it starts prints nothing, so that whoever waits for its output need not wait for it.
mkdir -p /run/tls /etc/haproxy/certs /var/log/nginx

certificate() { # certificate HOST: prints one that the clients trust
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 90 -subj "/CN=$1" \
        -addext "subjectAltName=DNS:$1" -keyout /run/key -out /run/crt 2>/dev/null
    cat /run/crt >>/run/trusted
    cat /run/crt /run/key
}
stand_in() { node "$programs/stand-ins.mjs" "$@" >>/run/stand-ins.log 2>&1 & }
upstream() { node "$programs/upstream.mjs" "$@" >>/run/upstream.log 2>&1 & }
web() { # web NAME...: their nginx, each with its own files
    for name in "$@"; do
        # shellcheck disable=SC2016 # for the shell that is started
        unshare --mount sh -c '
            mount --bind "$1/etc/nginx/nginx.conf" /etc/nginx/nginx.conf
            mount --bind "$1/etc/nginx/sites-available/default" /etc/nginx/sites-available/default
            mount -t tmpfs tmpfs /run
            exec nginx -g "daemon off;"' sh "$folder/$name" >>/run/nginx.log 2>&1 &
    done
}
site() { # site FOLDER: a page that all web servers have
    mount -t tmpfs tmpfs "$(dirname "$1")"
    mkdir -p "$1"
    echo 'the site' >"$1/index.html"
}

client() { curl --silent --max-time 5 --interface 198.51.100.7 --cacert /run/trusted --connect-to "::$address:" "$@" || echo "curl: $?"; }
status() { client --output /dev/null --write-out '%{http_code}\n' "$@"; }
# What a client may claim.
forged='--header X-Forwarded-For:192.0.2.66 --header X-Forwarded-Proto:forged --header X-Forwarded-Port:1'
told() { # what an application was asked, and what it was told of the client
    jq -r '[.url, .headers["x-forwarded-for"], .headers["x-forwarded-proto"], .headers["x-forwarded-port"]] | join(" ")'
}
handshake() { # handshake PORT HOST [OPTION...]: the version that both speak, and whose certificate it is
    port=$1 host=$2
    shift 2
    openssl s_client -brief -connect "$address:$port" -servername "$host" -CAfile /run/trusted "$@" </dev/null 2>&1 |
        sed -n 's/^Protocol version: //p; s/^Peer certificate: //p; s/^Verification: //p' | xargs
}

later() { :; }
ask_anew() { # asks, with nothing in the web servers' log
    : >/var/log/nginx/access.log
    ask
}
