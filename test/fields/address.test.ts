import { Address4 } from "ip-address";
import { expect, test } from "vitest";
import { isHostAddress, isPrivateAddress } from "../../src/fields/address.js";
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
  ["::1", "address-not-ipv4"],
  ["2001:db8::10", "address-not-ipv4"],
  ["::ffff:10.1.2.3", "address-not-ipv4"],
  ["fe80::1%eth1", "address-not-ipv4"],
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
