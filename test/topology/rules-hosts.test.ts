import { describe, expect, test } from "vitest";
import { guideInput } from "../support/fixtures.js";
import { base, told } from "./told.js";

// Names and addresses of the hosts.

const [web1, web2] = base.webServers;
const [lb1, lb2] = base.loadBalancers;
const digitalocean = { ...guideInput(), platform: "debian-13" };

describe("names", () => {
  test.each<[string, object, string[]]>([
    [
      "one of two web servers",
      { webServers: [web1, { ...web2, name: "web1" }] },
      ['webServers[1].name name-duplicate: "web1" > webServers[0].name'],
    ],
    [
      "one of a web server and a balancer, in capitals",
      { loadBalancers: [lb1, { ...lb2, name: "WEB2" }] },
      ['loadBalancers[1].name name-duplicate: "WEB2" > webServers[1].name'],
    ],
    [
      "one of three",
      {
        loadBalancers: [
          { ...lb1, name: "web2" },
          { ...lb2, name: "web2" },
        ],
      },
      [
        'loadBalancers[0].name name-duplicate: "web2" > webServers[1].name',
        'loadBalancers[1].name name-duplicate: "web2" > webServers[1].name',
      ],
    ],
    [
      "a number and its text",
      {
        webServers: [
          { ...web1, name: 7 },
          { ...web2, name: "7" },
        ],
      },
      [
        "webServers[0].name wrong-type: the number 7 without quotes",
        'webServers[1].name name-duplicate: "7" > webServers[0].name',
      ],
    ],
    [
      "none of two",
      { webServers: [{ privateIp: "10.1.0.1" }, { privateIp: "10.1.0.2" }] },
      ["webServers[0].name missing: nothing", "webServers[1].name missing: nothing"],
    ],
    [
      "what is no name, twice",
      {
        webServers: [
          { ...web1, name: true },
          { ...web2, name: true },
        ],
      },
      [
        "webServers[0].name wrong-type: the boolean true without quotes",
        "webServers[1].name wrong-type: the boolean true without quotes",
      ],
    ],
    [
      "hosts that are none",
      { webServers: [web1, null, "web2"], loadBalancers: "lb1" },
      [
        "webServers[1] missing: nothing",
        "webServers[2] wrong-type: a text of 4 characters",
        "loadBalancers wrong-type: a text of 3 characters",
      ],
    ],
  ])("%s", (_what, change, issues) => {
    expect(told(change)).toEqual(issues);
  });
});

describe("addresses", () => {
  const second = { ...lb2, publicIp: "198.51.100.12", privateIpv6: "fd00::2" };

  test.each<[string, object, string[]]>([
    [
      "a web server's private one, of another",
      { webServers: [web1, { ...web2, privateIp: "10.1.0.1" }] },
      ['webServers[1].privateIp address-duplicate: "10.1.0.1" > webServers[0].privateIp'],
    ],
    [
      "its public one",
      { webServers: [web1, { ...web2, publicIp: "198.51.100.1" }] },
      ['webServers[1].publicIp address-duplicate: "198.51.100.1" > webServers[0].publicIp'],
    ],
    [
      "its public and private one",
      { webServers: [web1, { ...web2, publicIp: "10.1.0.2" }] },
      ['webServers[1].publicIp address-duplicate: "10.1.0.2" > webServers[1].privateIp'],
    ],
    [
      "a balancer's private one, of a web server",
      { loadBalancers: [{ ...lb1, privateIp: "10.1.0.2" }, lb2] },
      ['loadBalancers[0].privateIp address-duplicate: "10.1.0.2" > webServers[1].privateIp'],
    ],
    [
      "a balancer's public one",
      { loadBalancers: [lb1, { ...second, publicIp: "198.51.100.11" }] },
      ['loadBalancers[1].publicIp address-duplicate: "198.51.100.11" > loadBalancers[0].publicIp'],
    ],
    [
      "a balancer's IPv6 one",
      { loadBalancers: [{ ...lb1, privateIpv6: "fd00::2" }, second] },
      ['loadBalancers[1].privateIpv6 address-duplicate: "fd00::2" > loadBalancers[0].privateIpv6'],
    ],
    [
      "one that moves",
      { failover: { provider: "vip", addresses: ["10.1.0.1/24", "10.1.0.100/24", "198.51.100.11/24"] } },
      [
        'failover.addresses[0] address-duplicate: "10.1.0.1" > webServers[0].privateIp',
        'failover.addresses[2] address-duplicate: "198.51.100.11" > loadBalancers[0].publicIp',
      ],
    ],
    [
      "an anchor IP",
      {
        ...digitalocean,
        loadBalancers: [
          { ...lb1, anchorIp: "10.17.0.1" },
          { ...lb2, anchorIp: "10.17.0.1" },
        ],
      },
      ['loadBalancers[1].anchorIp address-duplicate: "10.17.0.1" > loadBalancers[0].anchorIp'],
    ],
    [
      "a reserved IP",
      { ...digitalocean, webServers: [{ ...web1, publicIp: "203.0.113.10" }] },
      ['failover.reservedIp address-duplicate: "203.0.113.10" > webServers[0].publicIp'],
    ],
    [
      "what is no address, twice",
      {
        webServers: [
          { ...web1, privateIp: "10.1.0" },
          { ...web2, privateIp: "10.1.0" },
        ],
      },
      ['webServers[0].privateIp address-malformed: "10.1.0"', 'webServers[1].privateIp address-malformed: "10.1.0"'],
    ],
    [
      "a number, twice",
      {
        webServers: [
          { ...web1, privateIp: 10 },
          { ...web2, privateIp: 10 },
        ],
      },
      [
        "webServers[0].privateIp wrong-type: the number 10 without quotes",
        "webServers[1].privateIp wrong-type: the number 10 without quotes",
      ],
    ],
    [
      "none, of an unknown provider",
      { failover: { provider: "azure", addresses: ["10.1.0.1"] } },
      ['failover.provider provider-unknown: "azure"'],
    ],
  ])("%s", (_what, change, issues) => {
    expect(told(change)).toEqual(issues);
  });
});
