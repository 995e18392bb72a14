import { expectTypeOf, test } from "vitest";
import type * as z from "zod/mini";
import type { LoadBalancer, Service, Topology, TopologyInput, Vrrp, WebServer } from "../../src/index.js";
import { haproxyCfg } from "../../src/index.js";
import type { topologySchema } from "../../src/topology/schema/topology.js";

// The public types are written by hand, for people to read: here they are held against the schema, both ways. `npm run
// test:types` fails where one changes alone.

type DeepReadonly<Of> = Of extends readonly (infer Item)[]
  ? readonly DeepReadonly<Item>[]
  : Of extends object
    ? { readonly [Key in keyof Of]: DeepReadonly<Of[Key]> }
    : Of;

type Parsed = DeepReadonly<z.output<typeof topologySchema>>;

/** The same type with these keys filled in. */
type Filled<Of, Keys extends keyof Of> = Omit<Of, Keys> & { readonly [Key in Keys]-?: Exclude<Of[Key], undefined> };

/** Interfaces and intersections as one plain type, so that they compare by their keys alone. */
type Plain<Of> = Of extends string | number | boolean | undefined ? Of : { [Key in keyof Of]: Plain<Of[Key]> };

test("the input type is what the schema accepts", () => {
  expectTypeOf<Plain<TopologyInput>>().toEqualTypeOf<Plain<DeepReadonly<z.input<typeof topologySchema>>>>();
});

test("the output type is the schema's output plus the defaults that depend on several keys", () => {
  expectTypeOf<
    Plain<Omit<Topology, "webServers" | "loadBalancers" | "services" | "vrrp" | "backends">>
  >().toEqualTypeOf<Plain<Omit<Parsed, "webServers" | "loadBalancers" | "services" | "vrrp" | "backends">>>();
  expectTypeOf<Plain<WebServer>>().toEqualTypeOf<Plain<Parsed["webServers"][number]>>();
  expectTypeOf<Plain<LoadBalancer>>().toEqualTypeOf<Plain<Filled<Parsed["loadBalancers"][number], "priority">>>();
  expectTypeOf<Plain<Vrrp>>().toEqualTypeOf<Plain<Filled<Parsed["vrrp"], "checkInterval">>>();
  expectTypeOf<Plain<Service>>().toEqualTypeOf<Plain<Parsed["services"][number]>>();
});

test("a parsed topology is deeply readonly, and its lists have their minimum", () => {
  const change = (topology: Topology) => {
    // @ts-expect-error readonly
    topology.platform = "debian-12";
    // @ts-expect-error readonly
    topology.loadBalancers[0].priority = 1;
    // @ts-expect-error readonly
    topology.services[0] = topology.services[1];
    // @ts-expect-error readonly
    topology.failover.reservedIp = "";
  };
  expectTypeOf(change).returns.toBeVoid();
  expectTypeOf<Topology["webServers"]>().toEqualTypeOf<readonly [WebServer, ...WebServer[]]>();
  expectTypeOf<Topology["loadBalancers"]>().toEqualTypeOf<readonly [LoadBalancer, LoadBalancer, ...LoadBalancer[]]>();
  expectTypeOf<Topology["services"]>().toEqualTypeOf<readonly [Service, ...Service[]]>();
});

test("lists have at least one host", () => {
  const first = (topology: Topology) => haproxyCfg(topology, topology.loadBalancers[0]);
  expectTypeOf(first).returns.toBeString();
});

test("a parsed topology is valid input", () => {
  expectTypeOf<Topology>().toExtend<TopologyInput>();
});
