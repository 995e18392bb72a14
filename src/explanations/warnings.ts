import type { WarningCode } from "../issues/warning.js";
import type { TierWarningCode } from "../topology/warnings/tiers.js";
import type { access } from "./access.js";
import type { Explanations } from "./explanation.js";
import type { failover } from "./failover.js";

/** Warnings, but for those of access.ts and failover.ts. */
export const warnings: Explanations<Exclude<WarningCode | TierWarningCode, keyof (typeof access & typeof failover)>> = {
  "address-late-at-boot": {
    what: "On this platform HAProxy and nginx exit if the address they listen on is not there yet, and nothing starts them again.",
    night: "A host reboots, and its log says `Cannot assign requested address`. It stays out until somebody logs in.",
    fix: "Check both services after each reboot, or move to a platform with systemd, where they wait for the address.",
  },
  "address-outside-network": {
    what: "An address goes on an interface whose own address belongs to another network.",
    night: "The address moves, but hosts on the same network get no ARP answer for it and cannot reach it.",
    fix: "Correct the prefix length or the interface. If a router sends the address there on purpose, keep it.",
  },
  "address-shared": {
    what: "Two tiers contain the same address.",
    night: "Two hosts answer for one address, so connections reach one or the other and break off without a pattern.",
    fix: "Give each host and each tier its own address, or keep the tiers on networks that never meet.",
  },
  "advert-interval-very-short": {
    what: "A backup takes over after three missed messages: here, well under a second.",
    night:
      "The hypervisor pauses the master for a moment. The backup takes the address, then gives it back, again and again.",
    fix: "Set `vrrp.advertInterval` to 0.3 or more.",
  },
  "assign-ip-outdated": {
    what: "The script that reassigns the address is written in Python 2 and uses an old address of the API.",
    night:
      "The primary fails, and the backup's log says `python: not found` or 404. The address stays on the dead host.",
    fix: "Test the script on every balancer, or move to a platform with systemd, which does not need it.",
  },
  "certificate-needed": {
    what: "The service needs a certificate, which these files do not contain.",
    night: "Until there is one, every handshake fails; after it expires, every browser warns.",
    fix: "Put the certificate on every balancer, and let something renew it there: docs/certificates.md.",
  },
  "check-connects-only": {
    what: "The health check only opens a connection.",
    night: "The application answers every request with 500, and HAProxy keeps sending it clients.",
    fix: "Check a path that the application answers only when it works: `check: { path: /healthz }`.",
  },
  "check-sees-process-only": {
    what: "The check only looks for a process called haproxy.",
    night: "HAProxy hangs, or reaches no web server. keepalived sees the process, and the address stays.",
    fix: "Monitor the site from outside, or move to a platform with systemd, where HAProxy itself is asked.",
  },
  "client-address-appended": {
    what: "HAProxy appends the client's address to any X-Forwarded-For that the client sent.",
    night: "Somebody sends a forged header. The logs, the limits or the allow list of an application believe it.",
    fix: "Trust the last address of the header only.",
  },
  "client-address-unknown": {
    what: "As a warning: the web servers do not learn who called. As an error: `clientAddress` has a value that does not exist.",
    night: "During an attack, every line of the web servers' log names a balancer.",
    fix: "Leave `clientAddress` out, or set one of the values in the report.",
  },
  "connections-over-files": {
    what: "The connection limits add up to more than HAProxy may open files for.",
    night: "Under a flood HAProxy takes fewer connections than planned.",
    fix: "Lower the services' `maxconn`.",
  },
  "firewall-must-pass-vrrp": {
    what: "The balancers hear each other by VRRP, which is IP protocol 112: neither TCP nor UDP.",
    night:
      "A firewall drops it, so each balancer believes the other dead. Both are master, and the address goes back and forth.",
    fix: "Allow IP protocol 112 between the balancers' private addresses, in both directions.",
  },
  "multicast-may-not-pass": {
    what: "VRRP by multicast uses the group 224.0.0.18, which most clouds and some switches drop.",
    night: "No balancer hears another, and every one is master.",
    fix: "Leave `multicast` out: the balancers then send to each other's addresses.",
  },
  "name-shared": {
    what: "A frontend and a backend in haproxy.cfg have the same name.",
    night:
      "After an upgrade HAProxy refuses its configuration and does not start. Earlier versions warn, or say nothing.",
    fix: "Give the backend another name, such as `www_pool`.",
  },
  "no-password": {
    what: "VRRP runs without a password.",
    night: "A new tier on the same network gets the same VRID by mistake, and nothing tells its messages from these.",
    fix: "Set `vrrp.password`, and let a firewall pass IP protocol 112 from the other balancers only.",
  },
  "own-lines": {
    what: "Custom lines are read as words, and their meaning is not checked.",
    night: "A later HAProxy does not know one of them, and refuses the file after an upgrade.",
    fix: "Have the balancer's HAProxy check the file before each reload, as setup.sh does.",
  },
  "path-hidden": {
    what: "The path is in a folder that HAProxy's unit hides from HAProxy: a home, /tmp, or /var/tmp.",
    night:
      "`haproxy -c` in a shell finds the file. The unit does not, so HAProxy does not start after the next reboot.",
    fix: "Move the files below /etc/haproxy.",
  },
  "password-in-clear-text": {
    what: "VRRP version 2 sends its password unencrypted, whatever the password is.",
    night: "A compromised host on that network reads it, and makes itself master.",
    fix: "Keep the balancers' private network private. The password protects against mistakes only.",
  },
  "password-well-known": {
    what: "This password is in public examples.",
    night: "Another tier on the network was made from the same example, and each believes the other's messages.",
    fix: "Use 8 random letters and digits.",
  },
  "plain-http-on-443": {
    what: "The service speaks plain HTTP on the port where browsers expect TLS.",
    night: "Every visit ends with SSL_ERROR_RX_RECORD_TOO_LONG.",
    fix: "Use port 80, or let the web servers speak TLS on 443 themselves.",
  },
  "platform-end-of-life": {
    what: "The platform gets no more security updates, and its files are for its own old versions.",
    night: "With keepalived 2 its check always fails, and no balancer ever becomes master.",
    fix: "Choose a newer platform. docs/differences.md lists what changes.",
  },
  "port-taken": {
    what: "A program of a stock host already listens on this port of every address.",
    night: "HAProxy or nginx does not start: `Address already in use`.",
    fix: "Use another port, or bind that program to one address.",
  },
  "primary-not-highest": {
    what: "The first balancer starts as master, but another one has a higher priority.",
    night: "After each start of keepalived on the first balancer the address moves there and away again.",
    fix: "Give the first balancer the highest priority, or list the other one first.",
  },
  "priority-not-bridgeable": {
    what: "A balancer has priority 1, the lowest that VRRP has.",
    night: "A check with a weight, added by hand later, never puts another balancer below it.",
    fix: "Use 2 or more.",
  },
  "private-ip-public": {
    what: "The address of the private network is a public one.",
    night: "The Internet reaches VRRP and the web servers, or they cannot reach each other at all.",
    fix: "Put the private address in `privateIp`, and the public one in `publicIp`.",
  },
  "public-link-unwatched": {
    what: "keepalived does not watch the interface on which clients arrive.",
    night:
      "The primary loses its public link. It still hears the others on the private network, so it keeps the address and nobody is served.",
    fix: "Name the interface in `vrrp.publicInterface`.",
  },
  "reserved-ip-private": {
    what: "The reserved IP is a private address, which clients on the Internet cannot reach.",
    night:
      "The API answers 404 to each request, and the address never moves. It is often the anchor IP, swapped by mistake.",
    fix: "Use the reserved IP as the cloud's control panel shows it.",
  },
  "router-id-common": {
    what: "This VRID is in many examples, and as a default in many tiers.",
    night: "Somebody adds a tier to the network with the same VRID. Both lose their addresses to each other.",
    fix: "Choose a VRID that no other VRRP router on the network has.",
  },
  "single-server": {
    what: "A backend has only one server.",
    night: "It fails, and everything behind it answers 503.",
    fix: "Add a second server.",
  },
  "slow-requests": {
    what: "A client may take very long to send a request's headers.",
    night: "A few hundred clients that send a byte at a time hold all connections.",
    fix: "Set `httpRequest` to 30s or less.",
  },
  "single-web-server": {
    what: "There is only one web server.",
    night: "It fails, both balancers are healthy, and every visitor gets an error.",
    fix: "Add a second web server.",
  },
  "takeover-gives-up": {
    what: "The script tries ten times, which takes about 31 seconds, and then ends.",
    night:
      "The API is down for a minute while the primary fails. The address stays on the dead host after the API is back.",
    fix: "Run the script by hand on the master, or move to a platform with systemd, where it goes on trying.",
  },
  "takeover-on-transition-only": {
    what: "The script runs only when a balancer becomes master.",
    night:
      "The balancers lose sight of each other for a moment, and the backup takes the address. The primary was master all the time, so it never takes it back.",
    fix: "Run the script by hand on the primary, or move to a platform with systemd, where the master keeps looking.",
  },
  "takeover-result-unchecked": {
    what: "The script ends with exit 0 even after a failure, and does not wait until an accepted request is done.",
    night: "keepalived's log shows a good transition, and the address has not moved.",
    fix: "Check where the address is after each failover, or move to a platform with systemd, where this is done.",
  },
  "takeover-trusts-metadata": {
    what: "The script takes the address only if the metadata service answers `false`.",
    night: "The metadata service is down or returns an error page, and the address stays on the dead host.",
    fix: "Check where the address is after each failover, or move to a platform with systemd, where the API is asked.",
  },
  "token-well-known": {
    what: "This token is a placeholder from public examples.",
    night: "The API refuses it (401) in the first failover, and the address does not move.",
    fix: "Use your own token, or better `tokenFile`.",
  },
  "vrid-shared": {
    what: "Two tiers whose balancers may share a network have the same VRID.",
    night:
      "The tiers take each other for one virtual router: one of them loses its address, or logs fill with wrong passwords.",
    fix: "Give each tier, and each group of addresses, its own VRID.",
  },
};
