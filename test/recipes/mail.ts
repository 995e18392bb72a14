import { expect } from "vitest";
import type { Recipe } from "./recipe.js";

const told = (port: number, server = "N") => `220 10.132.40.${server}:${port} greets 198.51.100.7`;

export const mail: Recipe = {
  name: "mail",
  topology: "fixtures/recipe-mail/topology.yaml",
  servers: ["10.132.40.1", "10.132.40.2"],
  probe: { url: "tcp://mail.example.com:25" },
  script: `
    prepare() {
      certificate mail.example.com >/run/tls/mail.pem
      for server in 1 2; do
        stand_in 10.132.40.$server:10025/mail 10.132.40.$server:10465/mails:mail 10.132.40.$server:10993/mails:mail
      done
    }
    greeted() { openssl s_client -quiet -connect $address:$1 -servername mail.example.com -CAfile /run/trusted -verify_return_error </dev/null 2>/dev/null | tr -d '\\r'; }
    ask() {
      sleep 1 | client telnet://mail.example.com:25 | tr -d '\\r' | sed 's/40\\.[12]/40.N/'
      greeted 465 | sed 's/40\\.[12]/40.N/'
      for n in 1 2 3 4; do greeted 993; done | uniq -c
      handshake 993 mail.example.com
    }
  `,
  before: [
    told(10025),
    told(10465),
    expect.stringMatching(/^ {6}4 220 10\.132\.40\.[12]:10993 greets 198\.51\.100\.7$/),
    "TLSv1.3 CN = mail.example.com OK",
  ],
};
