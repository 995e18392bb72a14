import { Address4, Address6 } from "ip-address";
import { expect, test } from "vitest";
import { beforePort, isHostAddress, isPrivateAddress } from "../../src/fields/address.js";
import { addressProblem } from "../../src/fields/address-problem.js";

test.each([
  ["10.132.20.236", undefined],
  ["203.0.113.10", undefined],
  ["192.168.0.255", undefined],
  ["223.255.255.255", undefined],
  ["1.0.0.0", undefined],
  ["", "address-malformed"],
  ["10", "address-malformed"],
  ["10.1", "address-malformed"],
  ["10.1.2", "address-malformed"],
  ["10.1.2.3.4", "address-malformed"],
  ["10.1.2.3.", "address-malformed"],
  [".10.1.2.3", "address-malformed"],
  ["10..1.2", "address-malformed"],
  ["10.1.2.256", "address-malformed"],
  ["10.1.2.1000", "address-malformed"],
  ["10.1.2.-3", "address-malformed"],
  ["10.1.2.+3", "address-malformed"],
  ["10.1.2.3e0", "address-malformed"],
  ["0xa.1.2.3", "address-malformed"],
  ["10.1.2.a", "address-malformed"],
  ["10.1.2.3:80", "address-malformed"],
  ["10,1,2,3", "address-malformed"],
  ["web1.example", "address-malformed"],
  ["10.1.2.3; deny all", "address-malformed"],
  ["10.1.2.3/24", "address-prefix"],
  ["10.1.2.3/32", "address-prefix"],
  ["010.1.2.3", "address-ambiguous"],
  ["10.1.2.03", "address-ambiguous"],
  ["00.1.2.3", "address-ambiguous"],
  [" 10.1.2.3", "address-ambiguous"],
  ["10.1.2.3 ", "address-ambiguous"],
  ["10.1.2.3\n", "address-ambiguous"],
  ["10. 1.2.3", "address-ambiguous"],
  ["10.1.2.3\u00a0", "address-ambiguous"],
  ["１０.1.2.3", "address-ambiguous"],
  ["١٠.1.2.3", "address-ambiguous"],
  ["2001:db8::10", undefined],
  ["fd00:10::11", undefined],
  ["2001:db8:1:2:3:4:5:6", undefined],
  ["2001:db8:0:1:1:1:1:1", undefined],
  ["2001:db8::1:0:0:1", undefined],
  ["3fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", undefined],
  ["2001:DB8::10", "address-not-canonical"],
  ["2001:0db8::10", "address-not-canonical"],
  ["2001:db8:0:0:0:0:0:10", "address-not-canonical"],
  ["2001:db8::1:1:1:1:1", "address-not-canonical"],
  ["2001:db8:0:0:1::1", "address-not-canonical"],
  ["fd00::10.1.2.3", "address-not-canonical"],
  ["2001:db8::1::2", "address-malformed"],
  ["2001:db8::12345", "address-malformed"],
  ["2001:db8:1:2:3:4:5", "address-malformed"],
  ["2001:db8:1:2:3:4:5:6:7", "address-malformed"],
  ["2001:db8::10 ", "address-malformed"],
  ["2001:db8::g", "address-malformed"],
  ["[2001:db8::10]", "address-malformed"],
  [":::", "address-malformed"],
  ["2001:db8::10/64", "address-prefix"],
  ["::", "address-unspecified"],
  ["0:0:0:0:0:0:0:0", "address-unspecified"],
  ["::1", "address-loopback"],
  ["::ffff:10.1.2.3", "address-mapped"],
  ["::ffff:a01:203", "address-mapped"],
  ["fe80::1", "address-link-local"],
  ["fe80::1%eth1", "address-scoped"],
  ["2001:db8::1%eth1", "address-scoped"],
  ["ff02::12", "address-multicast"],
  ["::10.1.2.3", "address-reserved"],
  ["64:ff9b::a01:203", "address-reserved"],
  ["fec0::1", "address-reserved"],
  ["4000::1", "address-reserved"],
  ["0.0.0.0", "address-unspecified"],
  ["0.255.255.255", "address-unspecified"],
  ["127.0.0.1", "address-loopback"],
  ["127.255.255.255", "address-loopback"],
  ["169.254.169.254", "address-link-local"],
  ["224.0.0.18", "address-multicast"],
  ["239.255.255.255", "address-multicast"],
  ["240.0.0.1", "address-reserved"],
  ["255.255.255.254", "address-reserved"],
  ["255.255.255.255", "address-broadcast"],
])("%j: %s", (text, problem) => {
  expect(addressProblem(text)).toBe(problem);
  expect(isHostAddress(text)).toBe(problem === undefined);
});

test("a far too long text is refused quickly", () => {
  expect(addressProblem(`${":".repeat(1_000_000)}x`)).toBe("address-malformed");
});

test.each([
  ["10.0.0.1", true],
  ["172.16.0.1", true],
  ["172.32.0.1", false],
  ["192.168.0.1", true],
  ["100.64.0.1", true],
  ["203.0.113.10", false],
  ["fd00:10::11", true],
  ["fc00::1", true],
  ["2001:db8::1", false],
])("%s private: %s", (text, expected) => {
  expect(isPrivateAddress(text)).toBe(expected);
});

test("agrees with ip-address on every network of 16 bits", () => {
  const wrong = Array.from({ length: 65_536 }, (_, n) => `${n >> 8}.${n & 255}.1.2`).filter((text) => {
    const address = new Address4(text);
    const isOrdinary =
      !text.startsWith("0.") &&
      !address.isLoopback() &&
      !address.isLinkLocal() &&
      !address.isMulticast() &&
      !address.isReserved();
    const isPrivate = address.isPrivate() || address.isCGNAT();
    const answers = [isHostAddress(text), addressProblem(text) === undefined];
    return answers.some((answer) => answer !== isOrdinary) || isPrivateAddress(text) !== isPrivate;
  });
  expect(wrong).toEqual([]);
});

test("agrees with ip-address on the canonical form of IPv6, wherever zeros stand", () => {
  const wrong = Array.from({ length: 256 }, (_, zeros) => {
    const rest = Array.from({ length: 8 }, (_value, n) => (zeros & (1 << n) ? "0" : `${n + 1}a`));
    const full = ["2001", ...rest.slice(1)].join(":");
    const canonical = new Address6(full).correctForm();
    const others = [full, full.replace(/(^|:)0(:|$)/, "$1::$2"), canonical.toUpperCase()].filter(
      (text) => text !== canonical,
    );
    return isHostAddress(canonical) && addressProblem(canonical) === undefined && !others.some(isHostAddress)
      ? []
      : [full];
  });
  expect(wrong.flat()).toEqual([]);
});

test("stands in brackets before a port if it is IPv6", () => {
  expect(beforePort("10.132.20.236")).toBe("10.132.20.236");
  expect(beforePort("2001:db8::10")).toBe("[2001:db8::10]");
});
