import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { defaultFiles, generate, setupFiles } from "../../src/index.js";
import { readTopology, writeFiles } from "../../src/node.js";
import { callInNamespace, describeWith } from "../real/programs.js";
import { newFolder } from "../support/folder.js";

// setup.sh for ubuntu-14.04, played with stand-ins for that system's programs: nobody here has such a machine.

/** A host with the stock files: $1 is a folder with the tree of each host, $2 the stand-ins' program. */
const host = `
mount -t tmpfs tmpfs /mnt
for folder in etc var usr/local usr/sbin usr/bin; do
    mkdir -p /mnt/upper/$folder /mnt/work/$folder
    mount -t overlay overlay -o lowerdir=/$folder,upperdir=/mnt/upper/$folder,workdir=/mnt/work/$folder /$folder
done
mkdir -p /mnt/play /run/play && mount --bind /mnt/play /run/play
for name in service initctl nginx haproxy dpkg-query apt-get make sleep; do
    rm -f /usr/bin/$name && cp "$2" /usr/sbin/$name && chmod 755 /usr/sbin/$name
done
rm -rf /etc/nginx /etc/haproxy /etc/keepalived /etc/init /etc/default/haproxy /etc/os-release /usr/local/sbin/* /var/lib/haproxy-failover
mkdir -p /etc/nginx/sites-available /etc/haproxy /etc/init /var/log
printf 'ID=ubuntu\\nVERSION_ID="14.04"\\n' >/etc/os-release
echo stock >/etc/nginx/nginx.conf
echo stock >/etc/nginx/sites-available/default
echo stock >/etc/haproxy/haproxy.cfg
echo ENABLED=0 >/etc/default/haproxy
: >/run/play/log
ip link add eth1 type veth peer name eth1-end
for address in 10.132.20.236 10.132.30.11 10.17.1.18; do ip address add $address/16 dev eth1; done
cd "$1"
tar -czf $balancer/keepalived-1.2.19.tar.gz keepalived-1.2.19
echo 'print("made up")' >$balancer/assign-ip
(cd $balancer && sha256sum keepalived-1.2.19.tar.gz assign-ip >SHA256SUMS)
setup() { # host, arguments
    code=0 name=$1
    shift
    $shell "$PWD/$name/setup.sh" "$@" </dev/null 2>&1 || code=$?
    echo "exit $code"
}
done_since() { sort /run/play/log | tr '\\n' ';' && echo && : >/run/play/log; }
`;

/** Plays a script on such a host. */
function play(shell: string, script: string, fixture = "guide", balancer = "primary"): string[] {
  const folder = newFolder();
  const topology = readTopology(`fixtures/${fixture}/topology.yaml`);
  writeFiles(generate(topology, { files: [...defaultFiles, ...setupFiles] }), folder);
  mkdirSync(join(folder, "keepalived-1.2.19"));
  writeFileSync(join(folder, "keepalived-1.2.19/configure"), "#!/bin/sh\n", { mode: 0o755 });
  const args = [folder, resolve("test/setup/trusty.sh")];
  const { code, output } = callInNamespace(`shell='${shell}' balancer=${balancer}\n${host}\n${script}`, args, 60_000);
  expect(code, output).toBe(0);
  return output.trimEnd().split("\n");
}

const balancerPackages = "haproxy curl build-essential libssl-dev python python-requests";
const balancerFiles = [
  "/etc/default/haproxy",
  "/etc/haproxy/haproxy.cfg",
  "/etc/init/keepalived.conf",
  "/etc/keepalived/keepalived.conf",
  "/etc/keepalived/master.sh",
];

describeWith(["sh"], true, "setup.sh for ubuntu-14.04", () => {
  test.each(["dash", "busybox sh"])(
    "under %s brings a balancer to what the topology says, once, and back again",
    { timeout: 60_000 },
    (shell) => {
      const would = [
        `install ${balancerPackages}`,
        "build keepalived 1.2.19",
        "put /usr/local/bin/assign-ip",
        ...balancerFiles.map((path) => `put ${path}`),
      ];
      expect(play(shell, "setup primary --dry-run; done_since; ls -A /usr/local/sbin")).toEqual([...would, "exit 0"]);
      const whole = `
        setup primary; done_since
        stat -c '%a %U %n' /etc/keepalived/master.sh /etc/keepalived/keepalived.conf /usr/local/bin/assign-ip
        setup primary; done_since
        sed -i 's/timeout client 50000/timeout client 40000/' primary/etc/haproxy/haproxy.cfg
        setup primary; done_since
        setup primary uninstall; done_since
        cat /etc/default/haproxy /etc/haproxy/haproxy.cfg; find /etc/init /etc/keepalived -type f; ls /run/play | grep -v package`;
      expect(play(shell, whole)).toEqual([
        ...would,
        "start haproxy",
        "start keepalived",
        "primary is as the topology says",
        "exit 0",
        `install --yes --quiet --no-install-recommends ${balancerPackages};start haproxy;start keepalived;`,
        "700 root /etc/keepalived/master.sh",
        "600 root /etc/keepalived/keepalived.conf",
        "755 root /usr/local/bin/assign-ip",
        "primary is as the topology says",
        "exit 0",
        "",
        "put /etc/haproxy/haproxy.cfg",
        "reload haproxy",
        "primary is as the topology says",
        "exit 0",
        "reload haproxy;",
        "primary has its old files again; the packages stay, and what is in /usr/local",
        "exit 0",
        "stop haproxy;stop keepalived;",
        "ENABLED=0",
        "stock",
        "log",
      ]);
    },
  );

  test("brings a web server to what the topology says, and restarts its nginx", { timeout: 60_000 }, () => {
    expect(
      play("dash", "service nginx start >/dev/null; setup web1; setup web1; done_since; setup web1 uninstall"),
    ).toEqual([
      "install nginx curl",
      "put /etc/nginx/nginx.conf",
      "put /etc/nginx/sites-available/default",
      "restart nginx",
      "web1 is as the topology says",
      "exit 0",
      "web1 is as the topology says",
      "exit 0",
      "install --yes --quiet --no-install-recommends nginx curl;restart nginx;start nginx;",
      "web1 has its old files again; the packages stay",
      "exit 0",
    ]);
  });

  test.each([
    ["the tarball", "rm primary/keepalived-1.2.19.tar.gz", "primary/keepalived-1.2.19.tar.gz is missing: fetch it"],
    ["assign-ip", "rm primary/assign-ip", "primary/assign-ip is missing: fetch it"],
    [
      "any checksum",
      "rm primary/SHA256SUMS",
      "SHA256SUMS has no line for keepalived-1.2.19.tar.gz: put its SHA-256 there",
    ],
    ["one checksum", "sed -i /assign-ip/d primary/SHA256SUMS", "SHA256SUMS has no line for assign-ip: put its SHA-256"],
    [
      "the right tarball",
      "echo >>primary/keepalived-1.2.19.tar.gz",
      "keepalived-1.2.19.tar.gz does not have the SHA-256",
    ],
    ["the right assign-ip", "echo >>primary/assign-ip", "assign-ip does not have the SHA-256 that SHA256SUMS says"],
    [
      "14.04",
      "sed -i s/14/12/ /etc/os-release",
      "this host runs ubuntu-12.04, and the topology says platform: ubuntu-14.04",
    ],
  ])("does nothing without %s", (_what, spoil, complaint) => {
    expect(play("dash", `${spoil}; setup primary; done_since; ls /usr/local/sbin`)).toEqual([
      expect.stringContaining(complaint),
      "exit 1",
    ]);
  });

  test("takes a checksum as sha256sum --binary prints it, and asks for no assign-ip where no cloud moves the address", () => {
    const script = `
      ip link add eth0 type veth peer name eth0-end; ip address add 192.168.10.11/24 dev eth0
      sed -i 's/  / */' lb1/SHA256SUMS; setup lb1 --dry-run | head -3`;
    const lines = play("dash", script, "ubuntu-14.04-vip", "lb1");
    expect(lines).toEqual([
      "install haproxy curl build-essential libssl-dev",
      "build keepalived 1.2.19",
      "put /etc/default/haproxy",
    ]);
  });

  test("goes no further when keepalived does not build", () => {
    const script = `
      printf 'echo no compiler here; exit 1\n' >keepalived-1.2.19/configure
      tar -czf primary/keepalived-1.2.19.tar.gz keepalived-1.2.19
      (cd primary && sha256sum keepalived-1.2.19.tar.gz assign-ip >SHA256SUMS)
      setup primary; ls -A /usr/local/sbin /etc/init; cat /etc/haproxy/haproxy.cfg`;
    expect(play("dash", script).slice(1)).toEqual([
      "build keepalived 1.2.19",
      "no compiler here",
      "setup.sh: keepalived does not build",
      "exit 1",
      "/etc/init:",
      "",
      "/usr/local/sbin:",
      "stock",
    ]);
  });

  test("refuses a host without the topology's addresses, naming the keys", () => {
    const lines = play("dash", "ip address del 10.17.1.18/16 dev eth1; setup primary; ls /etc/init");
    expect(lines.slice(1)).toEqual([
      "10.17.1.18 is not on this host: loadBalancers.anchorIp in the topology",
      "setup.sh: this is not the host that the topology describes",
      "exit 1",
    ]);
  });

  const files =
    "cat /etc/default/haproxy /etc/haproxy/haproxy.cfg; find /etc/init /etc/keepalived -type f; ls /run/play | grep -v package";
  const afterTakenBack = ["the files from before are back"];

  test("takes back what HAProxy refuses, and starts nothing", () => {
    const lines = play(
      "dash",
      `echo refused >>primary/etc/haproxy/haproxy.cfg; setup primary | tail -4; done_since; ${files}`,
    );
    expect(lines).toEqual([
      expect.stringMatching(/haproxy.cfg:\d+:refused$/),
      "setup.sh: a check refuses the files",
      ...afterTakenBack,
      "exit 1",
      expect.stringMatching(/^install [^;]*;$/),
      "ENABLED=0",
      "stock",
      "log",
    ]);
  });

  test("stops a HAProxy that the old files do not let run, where keepalived does not take its own", () => {
    const script = "echo cannot-run >>primary/etc/keepalived/keepalived.conf; echo made-up >/var/log/syslog";
    const lines = play("dash", `${script}; setup primary | tail -6; done_since; ${files}`);
    expect(lines).toEqual([
      "start haproxy",
      "start keepalived",
      "made-up",
      ...afterTakenBack,
      "setup.sh: a service does not take the files",
      "exit 1",
      expect.stringMatching(/^install [^;]*;start haproxy;start keepalived;stop haproxy;$/),
      "ENABLED=0",
      "stock",
      "log",
    ]);
  });

  test("brings a running balancer back to its files of before", () => {
    const script = `
      setup primary >/dev/null; done_since >/dev/null
      echo cannot-run >>primary/etc/keepalived/keepalived.conf; echo '# more' >>primary/etc/haproxy/haproxy.cfg
      : >/var/log/syslog; setup primary; sort -u /run/play/log; ls /run/play | grep -v package
      grep -c 'cannot-run\\|more' /etc/keepalived/keepalived.conf /etc/haproxy/haproxy.cfg || true`;
    expect(play("dash", script)).toEqual([
      "put /etc/haproxy/haproxy.cfg",
      "put /etc/keepalived/keepalived.conf",
      "reload haproxy",
      "restart keepalived",
      ...afterTakenBack,
      "reload haproxy",
      "start keepalived",
      "setup.sh: a service does not take the files",
      "exit 1",
      "reload haproxy",
      "restart keepalived",
      "start keepalived",
      "haproxy",
      "keepalived",
      "log",
      "/etc/keepalived/keepalived.conf:0",
      "/etc/haproxy/haproxy.cfg:0",
    ]);
  });
});
