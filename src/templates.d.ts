// Made of the templates by npm run derive: a change belongs there.

declare namespace Views {
  type Value = import("./rendering/view.js").Value;
  type Section<Inside> = import("./rendering/view.js").Section<Inside>;
  type Template<View, Name extends string> = import("./rendering/template.js").CompiledTemplate<View, Name>;
}

declare module "*/templates/diagram/mermaid.mustache" {
  const compiled: Views.Template<{
    readonly clients: Views.Section<{
      readonly first: Views.Value;
      readonly others: Views.Section<Views.Value>;
    }>;
    readonly addresses: Views.Section<{
      readonly id: Views.Value;
      readonly first: Views.Value;
      readonly others: Views.Section<Views.Value>;
    }>;
    readonly balancersHeading: Views.Value;
    readonly balancers: Views.Section<{
      readonly id: Views.Value;
      readonly first: Views.Value;
      readonly others: Views.Section<Views.Value>;
    }>;
    readonly serversHeading: Views.Value;
    readonly servers: Views.Section<{
      readonly id: Views.Value;
      readonly first: Views.Value;
      readonly others: Views.Section<Views.Value>;
    }>;
    readonly ways: Views.Section<{
      readonly from: Views.Value;
      readonly active: boolean;
      readonly to: Views.Value;
    }>;
    readonly services: Views.Section<{
      readonly first: Views.Value;
      readonly others: Views.Section<Views.Value>;
    }>;
  }, "first" | "others" | "id" | "balancersHeading" | "serversHeading" | "from" | "to">;
  export default compiled;
}

declare module "*/templates/diagram/svg.mustache" {
  const compiled: Views.Template<{
    readonly width: Views.Value;
    readonly height: Views.Value;
    readonly title: Views.Value;
    readonly description: Views.Value;
    readonly frames: Views.Section<{
      readonly x: Views.Value;
      readonly y: Views.Value;
      readonly width: Views.Value;
      readonly height: Views.Value;
      readonly heading: Views.Section<{
        readonly x: Views.Value;
        readonly y: Views.Value;
        readonly text: Views.Value;
      }>;
    }>;
    readonly lines: Views.Section<{
      readonly kind: Views.Value;
      readonly x1: Views.Value;
      readonly y1: Views.Value;
      readonly x2: Views.Value;
      readonly y2: Views.Value;
    }>;
    readonly boxes: Views.Section<{
      readonly kind: Views.Value;
      readonly title: Views.Value;
      readonly x: Views.Value;
      readonly y: Views.Value;
      readonly width: Views.Value;
      readonly height: Views.Value;
      readonly texts: Views.Section<{
        readonly bold: boolean;
        readonly x: Views.Value;
        readonly y: Views.Value;
        readonly text: Views.Value;
      }>;
    }>;
    readonly labels: Views.Section<{
      readonly x: Views.Value;
      readonly y: Views.Value;
      readonly text: Views.Value;
    }>;
  }, "width" | "height" | "title" | "description" | "x" | "y" | "text" | "kind" | "x1" | "y1" | "x2" | "y2">;
  export default compiled;
}

declare module "*/templates/exports/ansible-inventory.mustache" {
  const compiled: Views.Template<{
    readonly groups: Views.Section<{
      readonly group: Views.Value;
      readonly hosts: Views.Section<{
        readonly name: Views.Value;
        readonly address: Views.Value;
      }>;
    }>;
  }, "group" | "name" | "address">;
  export default compiled;
}

declare module "*/templates/exports/ansible-playbook.mustache" {
  const compiled: Views.Template<{
    readonly plays: Views.Section<{
      readonly title: Views.Value;
      readonly group: Views.Value;
      readonly serial: Views.Value;
      readonly packages: Views.Section<Views.Value>;
      readonly tokenFile: Views.Section<{
        readonly folder: Views.Value;
        readonly token: Views.Value;
        readonly path: Views.Value;
      }>;
      readonly own: Views.Section<{
        readonly item: Views.Value;
        readonly programs: Views.Section<Views.Value>;
      }>;
      readonly hooks: Views.Section<{
        readonly user: Views.Value;
      }>;
      readonly item: Views.Value;
      readonly folders: Views.Section<Views.Value>;
      readonly files: Views.Section<{
        readonly path: Views.Value;
        readonly isSecret: Views.Section<{
          readonly before: Views.Value;
          readonly path: Views.Value;
          readonly after: Views.Value;
        }>;
        readonly host: Views.Value;
        readonly mode: Views.Value;
        readonly isNginx: boolean;
        readonly isSite: boolean;
        readonly isHaproxy: boolean;
        readonly isKeepalived: boolean;
        readonly isScript: boolean;
        readonly notify: Views.Section<Views.Value>;
      }>;
      readonly services: Views.Section<{
        readonly name: Views.Value;
      }>;
      readonly host: Views.Value;
      readonly sysctl: Views.Section<Views.Value>;
    }>;
  }, "title" | "group" | "serial" | "packages" | "folder" | "token" | "path" | "item" | "programs" | "user" | "folders" | "before" | "after" | "host" | "mode" | "notify" | "name" | "sysctl">;
  export default compiled;
}

declare module "*/templates/exports/ansible-secrets.mustache" {
  const compiled: Views.Template<{
    readonly host: Views.Value;
    readonly files: Views.Section<{
      readonly path: Views.Value;
      readonly text: Views.Value;
    }>;
  }, "host" | "path" | "text">;
  export default compiled;
}

declare module "*/templates/exports/cloud-init.mustache" {
  const compiled: Views.Template<{
    readonly host: Views.Value;
    readonly packages: Views.Section<Views.Value>;
    readonly files: Views.Section<{
      readonly path: Views.Value;
      readonly mode: Views.Value;
      readonly text: Views.Value;
    }>;
  }, "host" | "packages" | "path" | "mode" | "text">;
  export default compiled;
}

declare module "*/templates/haproxy/defaults.mustache" {
  const compiled: Views.Template<Readonly<Record<never, Views.Value>>, never>;
  export default compiled;
}

declare module "*/templates/haproxy/haproxy-cfg.systemd.mustache" {
  const compiled: Views.Template<{
    readonly jsonDefaults: Views.Section<{
      readonly errors: boolean;
    }>;
    readonly globalConnections: Views.Value;
    readonly localPeer: Views.Section<Views.Value>;
    readonly ownGlobal: Views.Section<{
      readonly lines: Views.Section<Views.Value>;
    }>;
    readonly timeouts: Views.Section<{
      readonly connect: Views.Value;
      readonly client: Views.Value;
      readonly server: Views.Value;
      readonly check: Views.Value;
      readonly httpRequest: Views.Value;
      readonly keepAlive: Views.Value;
      readonly queue: Views.Value;
      readonly tunnel: Views.Value;
    }>;
    readonly ownDefaults: Views.Section<{
      readonly lines: Views.Section<Views.Value>;
    }>;
    readonly peers: Views.Section<{
      readonly balancers: Views.Section<{
        readonly name: Views.Value;
        readonly privateIp: Views.Value;
        readonly port: Views.Value;
      }>;
    }>;
    readonly dns: Views.Section<{
      readonly nameservers: Views.Section<{
        readonly name: Views.Value;
        readonly address: Views.Value;
      }>;
    }>;
    readonly bound: Views.Value;
    readonly log: Views.Section<{
      readonly json: Views.Section<{
        readonly requestId: boolean;
      }>;
    }>;
    readonly checkConnections: Views.Value;
    readonly pools: Views.Section<Views.Value>;
    readonly statistics: Views.Section<{
      readonly users: Views.Section<{
        readonly list: Views.Section<{
          readonly name: Views.Value;
          readonly passwordHash: Views.Value;
        }>;
      }>;
      readonly privateIp: Views.Value;
      readonly port: Views.Value;
      readonly connections: Views.Value;
      readonly log: Views.Section<{
        readonly json: Views.Section<{
          readonly requestId: boolean;
        }>;
      }>;
      readonly allow: Views.Section<Views.Value>;
      readonly asksWhere: boolean;
      readonly status: boolean;
    }>;
    readonly services: Views.Section<{
      readonly redirect: Views.Section<{
        readonly name: Views.Value;
        readonly binds: Views.Section<{
          readonly address: Views.Value;
          readonly port: Views.Value;
          readonly transparent: boolean;
        }>;
        readonly connections: Views.Value;
        readonly sourceConnections: Views.Value;
        readonly log: Views.Section<{
          readonly json: Views.Section<{
            readonly requestId: boolean;
          }>;
        }>;
        readonly logRequest: Views.Section<{
          readonly json: boolean;
          readonly requestId: Views.Section<{
            readonly captured: boolean;
          }>;
        }>;
        readonly thumbprint: Views.Section<Views.Value>;
        readonly asked: Views.Section<{
          readonly pools: Views.Section<Views.Value>;
        }>;
        readonly toDefaultPort: boolean;
        readonly toPort: Views.Section<Views.Value>;
      }>;
      readonly tables: Views.Section<{
        readonly userlist: Views.Section<{
          readonly name: Views.Value;
          readonly users: Views.Section<{
            readonly name: Views.Value;
            readonly passwordHash: Views.Value;
          }>;
        }>;
        readonly rateTable: Views.Section<{
          readonly name: Views.Value;
          readonly per: Views.Value;
        }>;
      }>;
      readonly frontend: Views.Section<{
        readonly name: Views.Value;
        readonly binds: Views.Section<{
          readonly address: Views.Value;
          readonly port: Views.Value;
          readonly transparent: boolean;
          readonly tls: Views.Section<{
            readonly certificates: Views.Value;
            readonly isFolder: boolean;
            readonly http: boolean;
            readonly minimum: Views.Value;
            readonly ciphers: Views.Section<Views.Value>;
            readonly ciphersuites: Views.Value;
            readonly curves: Views.Value;
          }>;
        }>;
        readonly frontendConnections: Views.Value;
        readonly sourceConnections: Views.Value;
        readonly access: Views.Section<{
          readonly allow: Views.Section<Views.Value>;
          readonly asking: Views.Section<{
            readonly addresses: Views.Section<Views.Value>;
          }>;
          readonly deny: Views.Section<Views.Value>;
          readonly rejects: Views.Section<{
            readonly unlessAllowed: boolean;
            readonly ifDenied: boolean;
          }>;
          readonly denies: Views.Section<{
            readonly unlessAllowed: boolean;
            readonly ifDenied: boolean;
          }>;
          readonly rateLimit: Views.Section<{
            readonly name: Views.Value;
            readonly requests: Views.Value;
          }>;
          readonly asksUsers: Views.Section<{
            readonly name: Views.Value;
          }>;
        }>;
        readonly http: boolean;
        readonly log: Views.Section<{
          readonly json: Views.Section<{
            readonly requestId: boolean;
          }>;
        }>;
        readonly timeouts: Views.Section<{
          readonly timeout: Views.Value;
          readonly duration: Views.Value;
        }>;
        readonly own: Views.Section<{
          readonly first: Views.Section<{
            readonly lines: Views.Section<Views.Value>;
          }>;
          readonly rules: Views.Section<{
            readonly lines: Views.Section<Views.Value>;
          }>;
          readonly uses: Views.Section<{
            readonly lines: Views.Section<Views.Value>;
          }>;
        }>;
        readonly routing: Views.Section<{
          readonly hosts: Views.Section<{
            readonly acl: Views.Value;
            readonly fetch: Views.Value;
            readonly isSuffix: boolean;
            readonly host: Views.Value;
          }>;
          readonly paths: Views.Section<{
            readonly acl: Views.Value;
            readonly fetch: Views.Value;
            readonly path: Views.Value;
          }>;
          readonly asksSni: boolean;
          readonly routes: Views.Section<{
            readonly backend: Views.Value;
            readonly hostAcl: Views.Section<Views.Value>;
            readonly pathAcl: Views.Section<Views.Value>;
          }>;
        }>;
        readonly redirecting: Views.Section<{
          readonly hosts: Views.Section<{
            readonly acl: Views.Value;
            readonly fetch: Views.Value;
            readonly isSuffix: boolean;
            readonly host: Views.Value;
          }>;
          readonly paths: Views.Section<{
            readonly acl: Views.Value;
            readonly fetch: Views.Value;
            readonly path: Views.Value;
          }>;
          readonly redirects: Views.Section<{
            readonly location: Views.Section<Views.Value>;
            readonly prefix: Views.Section<Views.Value>;
            readonly status: Views.Value;
            readonly condition: Views.Section<{
              readonly hostAcl: Views.Section<Views.Value>;
              readonly pathAcl: Views.Section<Views.Value>;
            }>;
          }>;
        }>;
        readonly logRequest: Views.Section<{
          readonly json: boolean;
          readonly requestId: Views.Section<{
            readonly captured: boolean;
          }>;
        }>;
        readonly forwardFor: boolean;
        readonly forwarded: Views.Section<{
          readonly proto: Views.Value;
          readonly port: Views.Value;
        }>;
        readonly hsts: Views.Section<Views.Value>;
        readonly responseHeaders: Views.Section<{
          readonly remove: Views.Section<{
            readonly header: Views.Value;
          }>;
          readonly set: Views.Section<{
            readonly header: Views.Value;
            readonly value: Views.Value;
          }>;
        }>;
        readonly asked: Views.Section<{
          readonly backend: Views.Value;
          readonly pools: Views.Section<Views.Value>;
        }>;
        readonly backend: Views.Value;
      }>;
      readonly backends: Views.Section<{
        readonly name: Views.Value;
        readonly balance: Views.Value;
        readonly consistent: boolean;
        readonly mode: Views.Value;
        readonly httpCheck: Views.Section<{
          readonly request: Views.Section<{
            readonly method: Views.Value;
            readonly path: Views.Value;
          }>;
          readonly requestWithHost: Views.Section<{
            readonly method: Views.Value;
            readonly path: Views.Value;
            readonly host: Views.Value;
          }>;
          readonly status: Views.Section<Views.Value>;
        }>;
        readonly timeouts: Views.Section<{
          readonly timeout: Views.Value;
          readonly duration: Views.Value;
        }>;
        readonly cookie: Views.Section<{
          readonly name: Views.Value;
          readonly secure: boolean;
        }>;
        readonly stickBySource: boolean;
        readonly ownLines: Views.Section<{
          readonly lines: Views.Section<Views.Value>;
        }>;
        readonly interval: Views.Value;
        readonly fastInterval: Views.Value;
        readonly fall: Views.Value;
        readonly rise: Views.Value;
        readonly maxconn: Views.Value;
        readonly tlsCheck: Views.Section<{
          readonly unverified: boolean;
        }>;
        readonly slowStart: Views.Section<Views.Value>;
        readonly servers: Views.Section<{
          readonly name: Views.Value;
          readonly hostOrAddress: Views.Value;
          readonly port: Views.Value;
          readonly cookie: Views.Section<Views.Value>;
          readonly proxyProtocol: boolean;
          readonly proxyProtocolV2: boolean;
          readonly verify: Views.Section<{
            readonly ca: Views.Value;
            readonly serverName: Views.Value;
          }>;
          readonly checkPort: Views.Section<Views.Value>;
          readonly checkProxy: boolean;
          readonly weight: Views.Section<Views.Value>;
          readonly backup: boolean;
          readonly maxconn: Views.Section<Views.Value>;
          readonly byName: Views.Section<{
            readonly prefer: Views.Value;
          }>;
        }>;
      }>;
      readonly otherwise: Views.Section<{
        readonly name: Views.Value;
        readonly mode: Views.Value;
        readonly status: Views.Section<Views.Value>;
        readonly rejectRequest: boolean;
        readonly rejectConnection: boolean;
      }>;
    }>;
  }, "globalConnections" | "localPeer" | "lines" | "connect" | "client" | "server" | "check" | "httpRequest" | "keepAlive" | "queue" | "tunnel" | "name" | "privateIp" | "port" | "address" | "bound" | "checkConnections" | "pools" | "passwordHash" | "connections" | "allow" | "sourceConnections" | "thumbprint" | "toPort" | "per" | "certificates" | "minimum" | "ciphers" | "ciphersuites" | "curves" | "frontendConnections" | "addresses" | "deny" | "timeout" | "duration" | "acl" | "fetch" | "host" | "path" | "requests" | "location" | "prefix" | "status" | "hostAcl" | "pathAcl" | "proto" | "hsts" | "header" | "value" | "backend" | "balance" | "mode" | "method" | "interval" | "fastInterval" | "fall" | "rise" | "maxconn" | "slowStart" | "hostOrAddress" | "cookie" | "ca" | "serverName" | "checkPort" | "weight" | "prefer">;
  export default compiled;
}

declare module "*/templates/haproxy/haproxy-cfg.upstart.mustache" {
  const compiled: Views.Template<{
    readonly services: Views.Section<{
      readonly name: Views.Value;
      readonly binds: Views.Section<{
        readonly address: Views.Value;
        readonly port: Views.Value;
        readonly transparent: boolean;
      }>;
      readonly http: boolean;
      readonly forwardFor: boolean;
      readonly backend: Views.Value;
      readonly balance: Views.Value;
      readonly mode: Views.Value;
      readonly servers: Views.Section<{
        readonly name: Views.Value;
        readonly hostOrAddress: Views.Value;
        readonly port: Views.Value;
      }>;
    }>;
  }, "name" | "address" | "port" | "backend" | "balance" | "mode" | "hostOrAddress">;
  export default compiled;
}

declare module "*/templates/haproxy/keep-server-state.mustache" {
  const compiled: Views.Template<Readonly<Record<never, Views.Value>>, never>;
  export default compiled;
}

declare module "*/templates/keepalived/hooks-script.mustache" {
  const compiled: Views.Template<{
    readonly timeout: Views.Value;
    readonly told: Views.Section<{
      readonly kind: Views.Value;
      readonly name: Views.Value;
    }>;
    readonly onMaster: Views.Section<Views.Value>;
    readonly onBackup: Views.Section<Views.Value>;
    readonly onFault: Views.Section<Views.Value>;
  }, "timeout" | "kind" | "name" | "onMaster" | "onBackup" | "onFault">;
  export default compiled;
}

declare module "*/templates/keepalived/keepalived-conf.systemd.mustache" {
  const compiled: Views.Template<{
    readonly hooks: boolean;
    readonly reloadCheckConfig: boolean;
    readonly checkInterval: Views.Value;
    readonly checkFall: Views.Value;
    readonly checkRise: Views.Value;
    readonly instance: Views.Value;
    readonly interface: Views.Value;
    readonly state: Views.Value;
    readonly priority: Views.Value;
    readonly advertInterval: Views.Section<Views.Value>;
    readonly nopreempt: boolean;
    readonly preemptDelay: Views.Section<Views.Value>;
    readonly routerId: Views.Value;
    readonly privateIp: Views.Value;
    readonly peers: Views.Section<Views.Value>;
    readonly noVirtualIpaddress: boolean;
    readonly placeholder: boolean;
    readonly password: Views.Value;
    readonly publicInterface: Views.Section<Views.Value>;
  }, "checkInterval" | "checkFall" | "checkRise" | "instance" | "interface" | "state" | "priority" | "advertInterval" | "preemptDelay" | "routerId" | "privateIp" | "peers" | "password" | "publicInterface">;
  export default compiled;
}

declare module "*/templates/keepalived/keepalived-conf.upstart.mustache" {
  const compiled: Views.Template<{
    readonly checkInterval: Views.Value;
    readonly instance: Views.Value;
    readonly interface: Views.Value;
    readonly state: Views.Value;
    readonly priority: Views.Value;
    readonly routerId: Views.Value;
    readonly privateIp: Views.Value;
    readonly peers: Views.Section<Views.Value>;
    readonly password: Views.Value;
  }, "checkInterval" | "instance" | "interface" | "state" | "priority" | "routerId" | "privateIp" | "peers" | "password">;
  export default compiled;
}

declare module "*/templates/keepalived/master-script.upstart.mustache" {
  const compiled: Views.Template<{
    readonly tokenFile: Views.Section<Views.Value>;
    readonly token: Views.Value;
    readonly reservedIp: Views.Value;
  }, "tokenFile" | "token" | "reservedIp">;
  export default compiled;
}

declare module "*/templates/keepalived/upstart-job.mustache" {
  const compiled: Views.Template<Readonly<Record<never, Views.Value>>, never>;
  export default compiled;
}

declare module "*/templates/nginx/default-site.systemd.mustache" {
  const compiled: Views.Template<{
    readonly balancers: Views.Section<Views.Value>;
    readonly anyApp: boolean;
    readonly servers: Views.Section<{
      readonly listens: Views.Section<{
        readonly address: Views.Value;
        readonly port: Views.Value;
        readonly ssl: boolean;
        readonly http2: boolean;
        readonly proxyProtocol: boolean;
      }>;
      readonly http2On: boolean;
      readonly tls: Views.Section<{
        readonly certificate: Views.Value;
        readonly key: Views.Value;
        readonly intermediate: Views.Section<{
          readonly ciphers: Views.Value;
        }>;
        readonly curves: Views.Value;
      }>;
      readonly realIp: Views.Section<{
        readonly header: Views.Value;
        readonly balancers: Views.Section<Views.Value>;
      }>;
      readonly bodySize: Views.Section<Views.Value>;
      readonly folder: Views.Section<{
        readonly root: Views.Value;
      }>;
      readonly app: Views.Section<{
        readonly port: Views.Value;
        readonly told: boolean;
        readonly untold: Views.Section<{
          readonly proto: Views.Value;
          readonly port: Views.Value;
        }>;
        readonly connect: Views.Value;
        readonly tunnel: Views.Value;
      }>;
      readonly ownLines: Views.Section<{
        readonly lines: Views.Section<Views.Value>;
      }>;
      readonly locations: Views.Section<{
        readonly place: Views.Value;
        readonly lines: Views.Section<Views.Value>;
      }>;
    }>;
  }, "balancers" | "address" | "port" | "certificate" | "key" | "ciphers" | "curves" | "header" | "bodySize" | "root" | "proto" | "connect" | "tunnel" | "lines" | "place">;
  export default compiled;
}

declare module "*/templates/nginx/default-site.upstart.mustache" {
  const compiled: Views.Template<{
    readonly listens: Views.Section<{
      readonly address: Views.Value;
      readonly port: Views.Value;
    }>;
    readonly allowed: Views.Section<Views.Value>;
  }, "address" | "port" | "allowed">;
  export default compiled;
}

declare module "*/templates/nginx/log-format.systemd.mustache" {
  const compiled: Views.Template<{
    readonly proxyProtocol: Views.Section<Views.Value>;
    readonly forwardedFor: Views.Section<Views.Value>;
    readonly balancers: Views.Section<Views.Value>;
    readonly requestIds: Views.Section<{
      readonly ports: Views.Section<Views.Value>;
    }>;
    readonly texts: Views.Section<{
      readonly source: Views.Value;
      readonly name: Views.Value;
    }>;
    readonly json: Views.Section<{
      readonly requestId: boolean;
    }>;
    readonly text: Views.Section<{
      readonly requestId: boolean;
    }>;
  }, "proxyProtocol" | "forwardedFor" | "balancers" | "ports" | "source" | "name">;
  export default compiled;
}

declare module "*/templates/nginx/log-format.upstart.mustache" {
  const compiled: Views.Template<Readonly<Record<never, Views.Value>>, never>;
  export default compiled;
}

declare module "*/templates/nginx/nginx-conf.systemd.mustache" {
  const compiled: Views.Template<{
    readonly workerCpuAffinity: boolean;
    readonly workerFiles: Views.Value;
    readonly errorLogInMain: boolean;
    readonly workerConnections: Views.Value;
    readonly proxyProtocol: Views.Section<Views.Value>;
    readonly forwardedFor: Views.Section<Views.Value>;
    readonly balancers: Views.Section<Views.Value>;
    readonly requestIds: Views.Section<{
      readonly ports: Views.Section<Views.Value>;
    }>;
    readonly texts: Views.Section<{
      readonly source: Views.Value;
      readonly name: Views.Value;
    }>;
    readonly json: Views.Section<{
      readonly requestId: boolean;
    }>;
    readonly text: Views.Section<{
      readonly requestId: boolean;
    }>;
  }, "workerFiles" | "workerConnections" | "proxyProtocol" | "forwardedFor" | "balancers" | "ports" | "source" | "name">;
  export default compiled;
}

declare module "*/templates/nginx/nginx-conf.upstart.mustache" {
  const compiled: Views.Template<Readonly<Record<never, Views.Value>>, never>;
  export default compiled;
}

declare module "*/templates/providers/aws/master-script.mustache" {
  const compiled: Views.Template<{
    readonly noun: Views.Value;
    readonly elastic: Views.Section<{
      readonly partition: Views.Value;
      readonly region: Views.Value;
      readonly allocationId: Views.Value;
    }>;
    readonly secondary: Views.Section<{
      readonly partition: Views.Value;
      readonly region: Views.Value;
    }>;
    readonly region: Views.Value;
    readonly domain: Views.Value;
    readonly riding: Views.Section<Views.Value>;
    readonly behind: Views.Section<{
      readonly reservedIp: Views.Value;
      readonly noun: Views.Value;
      readonly arrival: Views.Value;
      readonly http: Views.Section<{
        readonly firstPort: Views.Value;
        readonly otherPorts: Views.Section<Views.Value>;
      }>;
      readonly tls: Views.Section<{
        readonly scheme: Views.Value;
        readonly nameOrNone: Views.Value;
        readonly port: Views.Value;
        readonly others: Views.Section<{
          readonly scheme: Views.Value;
          readonly nameOrNone: Views.Value;
          readonly port: Views.Value;
        }>;
      }>;
      readonly held: Views.Section<{
        readonly firstPort: Views.Value;
        readonly otherPorts: Views.Section<Views.Value>;
      }>;
      readonly firstAnchorIp: Views.Value;
      readonly otherAnchorIps: Views.Section<Views.Value>;
      readonly anArrival: Views.Value;
      readonly arrivalKey: Views.Value;
    }>;
    readonly onHost: Views.Section<{
      readonly otherNumbers: Views.Section<Views.Value>;
      readonly firstAddress: Views.Value;
      readonly otherAddresses: Views.Section<Views.Value>;
      readonly anchored: Views.Section<{
        readonly firstAnchorIp: Views.Value;
        readonly otherAnchorIps: Views.Section<Views.Value>;
      }>;
      readonly addresses: Views.Section<{
        readonly number: Views.Value;
        readonly address: Views.Value;
        readonly host: Views.Section<Views.Value>;
        readonly http: Views.Section<{
          readonly firstPort: Views.Value;
          readonly otherPorts: Views.Section<Views.Value>;
        }>;
        readonly tls: Views.Section<{
          readonly scheme: Views.Value;
          readonly nameOrNone: Views.Value;
          readonly port: Views.Value;
          readonly others: Views.Section<{
            readonly scheme: Views.Value;
            readonly nameOrNone: Views.Value;
            readonly port: Views.Value;
          }>;
        }>;
        readonly held: Views.Section<{
          readonly firstPort: Views.Value;
          readonly otherPorts: Views.Section<Views.Value>;
        }>;
      }>;
      readonly overIpv6: boolean;
    }>;
    readonly highestPriority: Views.Value;
    readonly accessKeyFile: Views.Section<Views.Value>;
    readonly held: Views.Section<{
      readonly onHost: boolean;
      readonly others: boolean;
    }>;
    readonly http: Views.Section<{
      readonly onHost: boolean;
    }>;
    readonly beside: Views.Section<{
      readonly onHost: boolean;
    }>;
    readonly mixed: Views.Section<{
      readonly held: boolean;
      readonly onHost: boolean;
    }>;
    readonly machine: Views.Value;
    readonly status: Views.Section<{
      readonly noun: Views.Value;
      readonly onHost: boolean;
    }>;
    readonly programs: boolean;
    readonly handSeconds: Views.Value;
  }, "noun" | "partition" | "region" | "allocationId" | "domain" | "riding" | "reservedIp" | "arrival" | "firstPort" | "otherPorts" | "scheme" | "nameOrNone" | "port" | "firstAnchorIp" | "otherAnchorIps" | "otherNumbers" | "firstAddress" | "otherAddresses" | "number" | "address" | "host" | "highestPriority" | "accessKeyFile" | "machine" | "anArrival" | "arrivalKey" | "handSeconds">;
  export default compiled;
}

declare module "*/templates/providers/aws/starter.mustache" {
  const compiled: Views.Template<{
    readonly platform: Views.Value;
    readonly accessKeyFile: Views.Section<Views.Value>;
  }, "platform" | "accessKeyFile">;
  export default compiled;
}

declare module "*/templates/providers/command/master-script.mustache" {
  const compiled: Views.Template<{
    readonly noun: Views.Value;
    readonly behind: Views.Section<{
      readonly reservedIp: Views.Value;
      readonly noun: Views.Value;
      readonly arrival: Views.Value;
      readonly http: Views.Section<{
        readonly firstPort: Views.Value;
        readonly otherPorts: Views.Section<Views.Value>;
      }>;
      readonly tls: Views.Section<{
        readonly scheme: Views.Value;
        readonly nameOrNone: Views.Value;
        readonly port: Views.Value;
        readonly others: Views.Section<{
          readonly scheme: Views.Value;
          readonly nameOrNone: Views.Value;
          readonly port: Views.Value;
        }>;
      }>;
      readonly held: Views.Section<{
        readonly firstPort: Views.Value;
        readonly otherPorts: Views.Section<Views.Value>;
      }>;
      readonly firstAnchorIp: Views.Value;
      readonly otherAnchorIps: Views.Section<Views.Value>;
      readonly anArrival: Views.Value;
      readonly arrivalKey: Views.Value;
    }>;
    readonly onHost: Views.Section<{
      readonly otherNumbers: Views.Section<Views.Value>;
      readonly firstAddress: Views.Value;
      readonly otherAddresses: Views.Section<Views.Value>;
      readonly anchored: Views.Section<{
        readonly firstAnchorIp: Views.Value;
        readonly otherAnchorIps: Views.Section<Views.Value>;
      }>;
      readonly addresses: Views.Section<{
        readonly number: Views.Value;
        readonly address: Views.Value;
        readonly host: Views.Section<Views.Value>;
        readonly http: Views.Section<{
          readonly firstPort: Views.Value;
          readonly otherPorts: Views.Section<Views.Value>;
        }>;
        readonly tls: Views.Section<{
          readonly scheme: Views.Value;
          readonly nameOrNone: Views.Value;
          readonly port: Views.Value;
          readonly others: Views.Section<{
            readonly scheme: Views.Value;
            readonly nameOrNone: Views.Value;
            readonly port: Views.Value;
          }>;
        }>;
        readonly held: Views.Section<{
          readonly firstPort: Views.Value;
          readonly otherPorts: Views.Section<Views.Value>;
        }>;
      }>;
      readonly overIpv6: boolean;
    }>;
    readonly highestPriority: Views.Value;
    readonly holds: Views.Value;
    readonly holdsTimeout: Views.Value;
    readonly take: Views.Value;
    readonly takeTimeout: Views.Value;
    readonly held: Views.Section<{
      readonly onHost: boolean;
      readonly others: boolean;
    }>;
    readonly http: Views.Section<{
      readonly onHost: boolean;
    }>;
    readonly beside: Views.Section<{
      readonly onHost: boolean;
    }>;
    readonly mixed: Views.Section<{
      readonly held: boolean;
      readonly onHost: boolean;
    }>;
    readonly machine: Views.Value;
    readonly status: Views.Section<{
      readonly noun: Views.Value;
      readonly onHost: boolean;
    }>;
    readonly programs: boolean;
    readonly handSeconds: Views.Value;
  }, "noun" | "reservedIp" | "arrival" | "firstPort" | "otherPorts" | "scheme" | "nameOrNone" | "port" | "firstAnchorIp" | "otherAnchorIps" | "otherNumbers" | "firstAddress" | "otherAddresses" | "number" | "address" | "host" | "highestPriority" | "holds" | "holdsTimeout" | "take" | "takeTimeout" | "machine" | "anArrival" | "arrivalKey" | "handSeconds">;
  export default compiled;
}

declare module "*/templates/providers/command/starter.mustache" {
  const compiled: Views.Template<{
    readonly platform: Views.Value;
    readonly publicInterface: Views.Section<Views.Value>;
  }, "platform" | "publicInterface">;
  export default compiled;
}

declare module "*/templates/providers/digitalocean/master-script.mustache" {
  const compiled: Views.Template<{
    readonly noun: Views.Value;
    readonly behind: Views.Section<{
      readonly reservedIp: Views.Value;
      readonly noun: Views.Value;
      readonly arrival: Views.Value;
      readonly http: Views.Section<{
        readonly firstPort: Views.Value;
        readonly otherPorts: Views.Section<Views.Value>;
      }>;
      readonly tls: Views.Section<{
        readonly scheme: Views.Value;
        readonly nameOrNone: Views.Value;
        readonly port: Views.Value;
        readonly others: Views.Section<{
          readonly scheme: Views.Value;
          readonly nameOrNone: Views.Value;
          readonly port: Views.Value;
        }>;
      }>;
      readonly held: Views.Section<{
        readonly firstPort: Views.Value;
        readonly otherPorts: Views.Section<Views.Value>;
      }>;
      readonly firstAnchorIp: Views.Value;
      readonly otherAnchorIps: Views.Section<Views.Value>;
      readonly anArrival: Views.Value;
      readonly arrivalKey: Views.Value;
    }>;
    readonly onHost: Views.Section<{
      readonly otherNumbers: Views.Section<Views.Value>;
      readonly firstAddress: Views.Value;
      readonly otherAddresses: Views.Section<Views.Value>;
      readonly anchored: Views.Section<{
        readonly firstAnchorIp: Views.Value;
        readonly otherAnchorIps: Views.Section<Views.Value>;
      }>;
      readonly addresses: Views.Section<{
        readonly number: Views.Value;
        readonly address: Views.Value;
        readonly host: Views.Section<Views.Value>;
        readonly http: Views.Section<{
          readonly firstPort: Views.Value;
          readonly otherPorts: Views.Section<Views.Value>;
        }>;
        readonly tls: Views.Section<{
          readonly scheme: Views.Value;
          readonly nameOrNone: Views.Value;
          readonly port: Views.Value;
          readonly others: Views.Section<{
            readonly scheme: Views.Value;
            readonly nameOrNone: Views.Value;
            readonly port: Views.Value;
          }>;
        }>;
        readonly held: Views.Section<{
          readonly firstPort: Views.Value;
          readonly otherPorts: Views.Section<Views.Value>;
        }>;
      }>;
      readonly overIpv6: boolean;
    }>;
    readonly highestPriority: Views.Value;
    readonly tokenFile: Views.Section<Views.Value>;
    readonly token: Views.Value;
    readonly resource: Views.Value;
    readonly ipv6: Views.Section<{
      readonly named: Views.Value;
    }>;
    readonly machine: Views.Value;
    readonly vendor: Views.Value;
    readonly held: Views.Section<{
      readonly onHost: boolean;
      readonly others: boolean;
    }>;
    readonly http: Views.Section<{
      readonly onHost: boolean;
    }>;
    readonly beside: Views.Section<{
      readonly onHost: boolean;
    }>;
    readonly mixed: Views.Section<{
      readonly held: boolean;
      readonly onHost: boolean;
    }>;
    readonly spaced: boolean;
    readonly completed: Views.Value;
    readonly failed: Views.Value;
    readonly failedWord: Views.Value;
    readonly doubts: boolean;
    readonly status: Views.Section<{
      readonly noun: Views.Value;
      readonly onHost: boolean;
    }>;
    readonly programs: boolean;
    readonly handSeconds: Views.Value;
  }, "noun" | "reservedIp" | "arrival" | "firstPort" | "otherPorts" | "scheme" | "nameOrNone" | "port" | "firstAnchorIp" | "otherAnchorIps" | "otherNumbers" | "firstAddress" | "otherAddresses" | "number" | "address" | "host" | "highestPriority" | "tokenFile" | "token" | "resource" | "named" | "machine" | "vendor" | "completed" | "failed" | "failedWord" | "anArrival" | "arrivalKey" | "handSeconds">;
  export default compiled;
}

declare module "*/templates/providers/digitalocean/starter.mustache" {
  const compiled: Views.Template<{
    readonly platform: Views.Value;
    readonly publicInterface: Views.Section<Views.Value>;
  }, "platform" | "publicInterface">;
  export default compiled;
}

declare module "*/templates/providers/gcp/master-script.mustache" {
  const compiled: Views.Template<{
    readonly noun: Views.Value;
    readonly external: boolean;
    readonly alias: Views.Section<{
      readonly firstName: Views.Value;
      readonly otherNames: Views.Section<Views.Value>;
      readonly aliasRange: Views.Section<Views.Value>;
    }>;
    readonly behind: Views.Section<{
      readonly reservedIp: Views.Value;
      readonly noun: Views.Value;
      readonly arrival: Views.Value;
      readonly http: Views.Section<{
        readonly firstPort: Views.Value;
        readonly otherPorts: Views.Section<Views.Value>;
      }>;
      readonly tls: Views.Section<{
        readonly scheme: Views.Value;
        readonly nameOrNone: Views.Value;
        readonly port: Views.Value;
        readonly others: Views.Section<{
          readonly scheme: Views.Value;
          readonly nameOrNone: Views.Value;
          readonly port: Views.Value;
        }>;
      }>;
      readonly held: Views.Section<{
        readonly firstPort: Views.Value;
        readonly otherPorts: Views.Section<Views.Value>;
      }>;
      readonly firstAnchorIp: Views.Value;
      readonly otherAnchorIps: Views.Section<Views.Value>;
      readonly anArrival: Views.Value;
      readonly arrivalKey: Views.Value;
    }>;
    readonly onHost: Views.Section<{
      readonly otherNumbers: Views.Section<Views.Value>;
      readonly firstAddress: Views.Value;
      readonly otherAddresses: Views.Section<Views.Value>;
      readonly anchored: Views.Section<{
        readonly firstAnchorIp: Views.Value;
        readonly otherAnchorIps: Views.Section<Views.Value>;
      }>;
      readonly addresses: Views.Section<{
        readonly number: Views.Value;
        readonly address: Views.Value;
        readonly host: Views.Section<Views.Value>;
        readonly http: Views.Section<{
          readonly firstPort: Views.Value;
          readonly otherPorts: Views.Section<Views.Value>;
        }>;
        readonly tls: Views.Section<{
          readonly scheme: Views.Value;
          readonly nameOrNone: Views.Value;
          readonly port: Views.Value;
          readonly others: Views.Section<{
            readonly scheme: Views.Value;
            readonly nameOrNone: Views.Value;
            readonly port: Views.Value;
          }>;
        }>;
        readonly held: Views.Section<{
          readonly firstPort: Views.Value;
          readonly otherPorts: Views.Section<Views.Value>;
        }>;
      }>;
      readonly overIpv6: boolean;
    }>;
    readonly highestPriority: Views.Value;
    readonly held: Views.Section<{
      readonly onHost: boolean;
      readonly others: boolean;
    }>;
    readonly http: Views.Section<{
      readonly onHost: boolean;
    }>;
    readonly beside: Views.Section<{
      readonly onHost: boolean;
    }>;
    readonly mixed: Views.Section<{
      readonly held: boolean;
      readonly onHost: boolean;
    }>;
    readonly machine: Views.Value;
    readonly status: Views.Section<{
      readonly noun: Views.Value;
      readonly onHost: boolean;
    }>;
    readonly programs: boolean;
    readonly handSeconds: Views.Value;
  }, "noun" | "firstName" | "otherNames" | "aliasRange" | "reservedIp" | "arrival" | "firstPort" | "otherPorts" | "scheme" | "nameOrNone" | "port" | "firstAnchorIp" | "otherAnchorIps" | "otherNumbers" | "firstAddress" | "otherAddresses" | "number" | "address" | "host" | "highestPriority" | "machine" | "anArrival" | "arrivalKey" | "handSeconds">;
  export default compiled;
}

declare module "*/templates/providers/gcp/starter.mustache" {
  const compiled: Views.Template<{
    readonly platform: Views.Value;
  }, "platform">;
  export default compiled;
}

declare module "*/templates/providers/hetzner-robot/master-script.mustache" {
  const compiled: Views.Template<{
    readonly noun: Views.Value;
    readonly user: Views.Value;
    readonly passwordFile: Views.Value;
    readonly firstMain: Views.Value;
    readonly otherMains: Views.Section<Views.Value>;
    readonly sharers: Views.Value;
    readonly lookEvery: Views.Value;
    readonly behind: Views.Section<{
      readonly reservedIp: Views.Value;
      readonly noun: Views.Value;
      readonly arrival: Views.Value;
      readonly http: Views.Section<{
        readonly firstPort: Views.Value;
        readonly otherPorts: Views.Section<Views.Value>;
      }>;
      readonly tls: Views.Section<{
        readonly scheme: Views.Value;
        readonly nameOrNone: Views.Value;
        readonly port: Views.Value;
        readonly others: Views.Section<{
          readonly scheme: Views.Value;
          readonly nameOrNone: Views.Value;
          readonly port: Views.Value;
        }>;
      }>;
      readonly held: Views.Section<{
        readonly firstPort: Views.Value;
        readonly otherPorts: Views.Section<Views.Value>;
      }>;
      readonly firstAnchorIp: Views.Value;
      readonly otherAnchorIps: Views.Section<Views.Value>;
      readonly anArrival: Views.Value;
      readonly arrivalKey: Views.Value;
    }>;
    readonly onHost: Views.Section<{
      readonly otherNumbers: Views.Section<Views.Value>;
      readonly firstAddress: Views.Value;
      readonly otherAddresses: Views.Section<Views.Value>;
      readonly anchored: Views.Section<{
        readonly firstAnchorIp: Views.Value;
        readonly otherAnchorIps: Views.Section<Views.Value>;
      }>;
      readonly addresses: Views.Section<{
        readonly number: Views.Value;
        readonly address: Views.Value;
        readonly host: Views.Section<Views.Value>;
        readonly http: Views.Section<{
          readonly firstPort: Views.Value;
          readonly otherPorts: Views.Section<Views.Value>;
        }>;
        readonly tls: Views.Section<{
          readonly scheme: Views.Value;
          readonly nameOrNone: Views.Value;
          readonly port: Views.Value;
          readonly others: Views.Section<{
            readonly scheme: Views.Value;
            readonly nameOrNone: Views.Value;
            readonly port: Views.Value;
          }>;
        }>;
        readonly held: Views.Section<{
          readonly firstPort: Views.Value;
          readonly otherPorts: Views.Section<Views.Value>;
        }>;
      }>;
      readonly overIpv6: boolean;
    }>;
    readonly highestPriority: Views.Value;
    readonly held: Views.Section<{
      readonly onHost: boolean;
      readonly others: boolean;
    }>;
    readonly http: Views.Section<{
      readonly onHost: boolean;
    }>;
    readonly beside: Views.Section<{
      readonly onHost: boolean;
    }>;
    readonly mixed: Views.Section<{
      readonly held: boolean;
      readonly onHost: boolean;
    }>;
    readonly machine: Views.Value;
    readonly status: Views.Section<{
      readonly noun: Views.Value;
      readonly onHost: boolean;
    }>;
    readonly programs: boolean;
    readonly handSeconds: Views.Value;
  }, "noun" | "user" | "passwordFile" | "firstMain" | "otherMains" | "sharers" | "lookEvery" | "reservedIp" | "arrival" | "firstPort" | "otherPorts" | "scheme" | "nameOrNone" | "port" | "firstAnchorIp" | "otherAnchorIps" | "otherNumbers" | "firstAddress" | "otherAddresses" | "number" | "address" | "host" | "highestPriority" | "machine" | "anArrival" | "arrivalKey" | "handSeconds">;
  export default compiled;
}

declare module "*/templates/providers/hetzner-robot/starter.mustache" {
  const compiled: Views.Template<{
    readonly platform: Views.Value;
    readonly publicInterface: Views.Section<Views.Value>;
  }, "platform" | "publicInterface">;
  export default compiled;
}

declare module "*/templates/providers/hetzner/master-script.mustache" {
  const compiled: Views.Template<{
    readonly noun: Views.Value;
    readonly behind: Views.Section<{
      readonly reservedIp: Views.Value;
      readonly noun: Views.Value;
      readonly arrival: Views.Value;
      readonly http: Views.Section<{
        readonly firstPort: Views.Value;
        readonly otherPorts: Views.Section<Views.Value>;
      }>;
      readonly tls: Views.Section<{
        readonly scheme: Views.Value;
        readonly nameOrNone: Views.Value;
        readonly port: Views.Value;
        readonly others: Views.Section<{
          readonly scheme: Views.Value;
          readonly nameOrNone: Views.Value;
          readonly port: Views.Value;
        }>;
      }>;
      readonly held: Views.Section<{
        readonly firstPort: Views.Value;
        readonly otherPorts: Views.Section<Views.Value>;
      }>;
      readonly firstAnchorIp: Views.Value;
      readonly otherAnchorIps: Views.Section<Views.Value>;
      readonly anArrival: Views.Value;
      readonly arrivalKey: Views.Value;
    }>;
    readonly onHost: Views.Section<{
      readonly otherNumbers: Views.Section<Views.Value>;
      readonly firstAddress: Views.Value;
      readonly otherAddresses: Views.Section<Views.Value>;
      readonly anchored: Views.Section<{
        readonly firstAnchorIp: Views.Value;
        readonly otherAnchorIps: Views.Section<Views.Value>;
      }>;
      readonly addresses: Views.Section<{
        readonly number: Views.Value;
        readonly address: Views.Value;
        readonly host: Views.Section<Views.Value>;
        readonly http: Views.Section<{
          readonly firstPort: Views.Value;
          readonly otherPorts: Views.Section<Views.Value>;
        }>;
        readonly tls: Views.Section<{
          readonly scheme: Views.Value;
          readonly nameOrNone: Views.Value;
          readonly port: Views.Value;
          readonly others: Views.Section<{
            readonly scheme: Views.Value;
            readonly nameOrNone: Views.Value;
            readonly port: Views.Value;
          }>;
        }>;
        readonly held: Views.Section<{
          readonly firstPort: Views.Value;
          readonly otherPorts: Views.Section<Views.Value>;
        }>;
      }>;
      readonly overIpv6: boolean;
    }>;
    readonly highestPriority: Views.Value;
    readonly floatingIps: Views.Section<{
      readonly number: Views.Value;
      readonly id: Views.Value;
      readonly named: Views.Value;
    }>;
    readonly tokenFile: Views.Section<Views.Value>;
    readonly token: Views.Value;
    readonly resource: Views.Value;
    readonly machine: Views.Value;
    readonly vendor: Views.Value;
    readonly held: Views.Section<{
      readonly onHost: boolean;
      readonly others: boolean;
    }>;
    readonly http: Views.Section<{
      readonly onHost: boolean;
    }>;
    readonly beside: Views.Section<{
      readonly onHost: boolean;
    }>;
    readonly mixed: Views.Section<{
      readonly held: boolean;
      readonly onHost: boolean;
    }>;
    readonly completed: Views.Value;
    readonly failed: Views.Value;
    readonly failedWord: Views.Value;
    readonly doubts: boolean;
    readonly status: Views.Section<{
      readonly noun: Views.Value;
      readonly onHost: boolean;
    }>;
    readonly programs: boolean;
    readonly handSeconds: Views.Value;
  }, "noun" | "reservedIp" | "arrival" | "firstPort" | "otherPorts" | "scheme" | "nameOrNone" | "port" | "firstAnchorIp" | "otherAnchorIps" | "otherNumbers" | "firstAddress" | "otherAddresses" | "number" | "address" | "host" | "highestPriority" | "id" | "named" | "tokenFile" | "token" | "resource" | "machine" | "vendor" | "completed" | "failed" | "failedWord" | "anArrival" | "arrivalKey" | "handSeconds">;
  export default compiled;
}

declare module "*/templates/providers/hetzner/starter.mustache" {
  const compiled: Views.Template<{
    readonly platform: Views.Value;
    readonly publicInterface: Views.Section<Views.Value>;
  }, "platform" | "publicInterface">;
  export default compiled;
}

declare module "*/templates/providers/services.mustache" {
  const compiled: Views.Template<{
    readonly plain: boolean;
    readonly http: boolean;
    readonly app: boolean;
    readonly tls: boolean;
    readonly tcp: boolean;
    readonly listed: Views.Section<{
      readonly app: boolean;
      readonly tcp: boolean;
    }>;
  }, never>;
  export default compiled;
}

declare module "*/templates/providers/vip/keepalived-conf.systemd.mustache" {
  const compiled: Views.Template<{
    readonly hooks: boolean;
    readonly reloadCheckConfig: boolean;
    readonly garpRefresh: Views.Section<{
      readonly seconds: Views.Value;
    }>;
    readonly checkInterval: Views.Value;
    readonly checkFall: Views.Value;
    readonly checkRise: Views.Value;
    readonly syncGroups: Views.Section<{
      readonly name: Views.Value;
      readonly members: Views.Section<Views.Value>;
    }>;
    readonly instances: Views.Section<{
      readonly name: Views.Value;
      readonly interface: Views.Value;
      readonly state: Views.Value;
      readonly priority: Views.Value;
      readonly version3: boolean;
      readonly advertInterval: Views.Section<Views.Value>;
      readonly nopreempt: boolean;
      readonly preemptDelay: Views.Section<Views.Value>;
      readonly routerId: Views.Value;
      readonly multicast: Views.Section<{
        readonly privateIp: Views.Value;
      }>;
      readonly unicast: Views.Section<{
        readonly privateIp: Views.Value;
        readonly peers: Views.Section<Views.Value>;
      }>;
      readonly linkLocal: Views.Section<{
        readonly lastGroup: Views.Value;
        readonly interface: Views.Value;
      }>;
      readonly advertised: Views.Section<{
        readonly address: Views.Value;
        readonly prefix: Views.Value;
        readonly interface: Views.Value;
        readonly label: Views.Section<Views.Value>;
      }>;
      readonly others: Views.Section<{
        readonly addresses: Views.Section<{
          readonly address: Views.Value;
          readonly prefix: Views.Value;
          readonly interface: Views.Value;
          readonly label: Views.Section<Views.Value>;
          readonly ipv6: boolean;
        }>;
      }>;
      readonly password: Views.Section<Views.Value>;
      readonly otherInterfaces: Views.Section<{
        readonly names: Views.Section<Views.Value>;
      }>;
    }>;
  }, "seconds" | "checkInterval" | "checkFall" | "checkRise" | "name" | "members" | "interface" | "state" | "priority" | "advertInterval" | "preemptDelay" | "routerId" | "privateIp" | "peers" | "lastGroup" | "address" | "prefix" | "label" | "password" | "names">;
  export default compiled;
}

declare module "*/templates/providers/vip/keepalived-conf.upstart.mustache" {
  const compiled: Views.Template<{
    readonly checkInterval: Views.Value;
    readonly checkFall: Views.Value;
    readonly checkRise: Views.Value;
    readonly instances: Views.Section<{
      readonly name: Views.Value;
      readonly interface: Views.Value;
      readonly state: Views.Value;
      readonly priority: Views.Value;
      readonly advertInterval: Views.Section<Views.Value>;
      readonly nopreempt: boolean;
      readonly preemptDelay: Views.Section<Views.Value>;
      readonly garpRefresh: Views.Section<Views.Value>;
      readonly routerId: Views.Value;
      readonly multicast: Views.Section<{
        readonly privateIp: Views.Value;
      }>;
      readonly unicast: Views.Section<{
        readonly privateIp: Views.Value;
        readonly peers: Views.Section<Views.Value>;
      }>;
      readonly advertised: Views.Section<{
        readonly address: Views.Value;
        readonly prefix: Views.Value;
        readonly interface: Views.Value;
        readonly label: Views.Section<Views.Value>;
      }>;
      readonly others: Views.Section<{
        readonly addresses: Views.Section<{
          readonly address: Views.Value;
          readonly prefix: Views.Value;
          readonly interface: Views.Value;
          readonly label: Views.Section<Views.Value>;
        }>;
      }>;
      readonly password: Views.Section<Views.Value>;
      readonly otherInterfaces: Views.Section<{
        readonly names: Views.Section<Views.Value>;
      }>;
    }>;
  }, "checkInterval" | "checkFall" | "checkRise" | "name" | "interface" | "state" | "priority" | "advertInterval" | "preemptDelay" | "garpRefresh" | "routerId" | "privateIp" | "peers" | "address" | "prefix" | "label" | "password" | "names">;
  export default compiled;
}

declare module "*/templates/providers/vip/starter.mustache" {
  const compiled: Views.Template<{
    readonly platform: Views.Value;
  }, "platform">;
  export default compiled;
}

declare module "*/templates/setup/setup-script.mustache" {
  const compiled: Views.Template<{
    readonly host: Views.Value;
    readonly files: Views.Section<{
      readonly mode: Views.Value;
      readonly path: Views.Value;
    }>;
    readonly platform: Views.Value;
    readonly webServer: boolean;
    readonly balancer: Views.Section<{
      readonly folders: Views.Section<Views.Value>;
      readonly folder: Views.Section<Views.Value>;
      readonly configTest: boolean;
    }>;
    readonly systemd: Views.Section<{
      readonly services: Views.Section<{
        readonly name: Views.Value;
        readonly paths: Views.Section<Views.Value>;
        readonly own: Views.Section<{
          readonly name: Views.Value;
        }>;
      }>;
    }>;
    readonly upstart: Views.Section<{
      readonly balancer: Views.Section<{
        readonly assignIp: boolean;
      }>;
      readonly services: Views.Section<{
        readonly name: Views.Value;
        readonly verb: Views.Value;
        readonly paths: Views.Section<Views.Value>;
      }>;
    }>;
    readonly addresses: Views.Section<{
      readonly address: Views.Value;
      readonly v4: boolean;
      readonly on: Views.Section<{
        readonly interface: Views.Value;
        readonly interfaceKey: Views.Value;
      }>;
      readonly key: Views.Value;
    }>;
    readonly hooks: Views.Section<{
      readonly user: Views.Value;
      readonly programs: Views.Section<{
        readonly program: Views.Value;
        readonly key: Views.Value;
      }>;
    }>;
    readonly ownPrograms: Views.Section<{
      readonly programs: Views.Section<{
        readonly program: Views.Value;
        readonly key: Views.Value;
      }>;
    }>;
    readonly tokenFile: Views.Section<Views.Value>;
    readonly packages: Views.Section<Views.Value>;
  }, "host" | "mode" | "path" | "platform" | "folders" | "folder" | "name" | "paths" | "verb" | "address" | "interface" | "key" | "interfaceKey" | "user" | "program" | "tokenFile" | "packages">;
  export default compiled;
}

declare module "*/templates/setup/verify-script.mustache" {
  const compiled: Views.Template<{
    readonly host: Views.Value;
    readonly here: Views.Section<{
      readonly wanted: Views.Value;
      readonly what: Views.Section<{
        readonly name: Views.Value;
        readonly phrase: Views.Value;
        readonly of: Views.Value;
        readonly detail: Views.Value;
        readonly route: Views.Value;
      }>;
      readonly at: Views.Value;
      readonly connectTo: Views.Section<Views.Value>;
      readonly proxy: boolean;
      readonly url: Views.Value;
    }>;
    readonly client: Views.Section<{
      readonly wanted: Views.Value;
      readonly what: Views.Section<{
        readonly name: Views.Value;
        readonly phrase: Views.Value;
        readonly of: Views.Value;
        readonly detail: Views.Value;
        readonly route: Views.Value;
      }>;
      readonly at: Views.Value;
      readonly connectTo: Views.Section<Views.Value>;
      readonly url: Views.Value;
    }>;
  }, "host" | "wanted" | "name" | "phrase" | "of" | "detail" | "route" | "at" | "connectTo" | "url">;
  export default compiled;
}

declare module "*/templates/systemd/haproxy-dropin.mustache" {
  const compiled: Views.Template<{
    readonly asksDns: boolean;
    readonly folder: Views.Section<Views.Value>;
    readonly configurationFolders: Views.Section<{
      readonly folders: Views.Section<{
        readonly name: Views.Value;
      }>;
    }>;
    readonly arrival: Views.Section<{
      readonly bound: Views.Value;
      readonly arrivalIp: Views.Value;
    }>;
    readonly statistics: Views.Section<{
      readonly ipv6: boolean;
      readonly privateIp: Views.Value;
    }>;
    readonly peers: Views.Section<{
      readonly ipv6: boolean;
      readonly privateIp: Views.Value;
    }>;
    readonly transparent: boolean;
  }, "folder" | "name" | "bound" | "arrivalIp" | "privateIp">;
  export default compiled;
}

declare module "*/templates/systemd/haproxy-failover-hooks.mustache" {
  const compiled: Views.Template<{
    readonly user: Views.Value;
  }, "user">;
  export default compiled;
}

declare module "*/templates/systemd/haproxy-failover.mustache" {
  const compiled: Views.Template<{
    readonly confined: Views.Section<{
      readonly onHost: boolean;
    }>;
  }, never>;
  export default compiled;
}

declare module "*/templates/systemd/keepalived-dropin.mustache" {
  const compiled: Views.Template<{
    readonly script: Views.Section<Views.Value>;
    readonly hooks: boolean;
    readonly buildOptions: Views.Section<Views.Value>;
    readonly restart: Views.Value;
    readonly linkLocal: boolean;
    readonly balancers: Views.Section<Views.Value>;
  }, "buildOptions" | "script" | "restart" | "balancers">;
  export default compiled;
}

declare module "*/templates/systemd/nginx-dropin.mustache" {
  const compiled: Views.Template<{
    readonly ipv6: boolean;
    readonly privateIp: Views.Value;
  }, "privateIp">;
  export default compiled;
}

declare module "*/templates/systemd/sysctl.mustache" {
  const compiled: Views.Template<{
    readonly onHost: boolean;
  }, never>;
  export default compiled;
}
