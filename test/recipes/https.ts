import type { Recipe } from "./recipe.js";

export const https: Recipe = {
  name: "HTTPS",
  topology: "fixtures/recipe-https/topology.yaml",
  probe: { url: "https://www.example.com/" },
  script: `
    prepare() {
      certificate www.example.com >/etc/haproxy/certs/www.pem
      site /var/www/html; web web1 web2
    }
    ask() {
      client --http2 https://www.example.com/
      for version in http2 http1.1; do client --$version $forged --output /dev/null --write-out '%{http_code} HTTP/%{http_version}\\n' https://www.example.com/; done
      client --output /dev/null --write-out '%{http_code} %{redirect_url}\\n' http://www.example.com/a?b=c
      handshake 443 www.example.com
      handshake 443 www.example.com -tls1_2
      handshake 443 www.example.com -tls1_1 -cipher DEFAULT@SECLEVEL=0; echo 'refused above'
      handshake 443 other.example.com; echo 'refused above'
      sed 's/.*ClientIP: \\([^ ]*\\).*/logged \\1/' /var/log/nginx/access.log | sort -u
    }
  `,
  before: [
    "the site",
    "200 HTTP/2",
    "200 HTTP/1.1",
    "301 https://www.example.com/a?b=c",
    "TLSv1.3 CN = www.example.com OK",
    "TLSv1.2 CN = www.example.com OK",
    "refused above",
    "refused above",
    "logged 198.51.100.7",
  ],
};
