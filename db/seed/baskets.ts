import type { DemoClient } from "./clients.ts";
import type { Random } from "./random.ts";
import { care, consumables, kits } from "./texts/catalogue.ts";

/** Code of a product and how many of it, as decimal text. */
export type Basket = readonly (readonly [code: string, quantity: string])[];

/** How much of a year's trade falls on each month: heat sells units, autumn and spring bring care. */
const SEASON = [4, 5, 8, 11, 14, 15, 13, 9, 7, 6, 4, 4];

/** A month's weight, with 1 for an even year. */
export const seasonOf = (day: string): number => ((SEASON[Number(day.slice(5, 7)) - 1] ?? 8) * 12) / 100;

const text = (quantity: number) => String(Math.round(quantity * 1000) / 1000);

function unitsOf(random: Random, { client, trade }: DemoClient): number {
  if (trade === "home") return random.chance(0.8) ? 1 : 2;
  if (client.class === "A") return random.int(2, 5);
  return client.class === "B" ? random.int(1, 3) : random.int(1, 2);
}

/** New units, their mounting and what goes with it. */
export function newUnits(random: Random, client: DemoClient): Basket {
  const kit = client.trade === "home" ? kits[0] : random.pick(kits);
  if (!kit) return [];
  const n = unitsOf(random, client);
  const fewer = kit.work === "М-НС" ? n : Math.max(1, Math.ceil(n / 3));
  return [
    [random.pick(kit.unit), text(fewer)],
    [kit.work, text(fewer)],
    ...kit.materials.map(([code, each]) => [code, text(each * fewer)] as const),
  ];
}

/** Care of the units that hang there already. */
export function upkeep(random: Random, client: DemoClient): Basket {
  const one = client.trade === "home" ? care[0] : random.pick(care);
  if (!one) return [];
  const n = unitsOf(random, client) * (client.trade === "home" ? 1 : 2);
  const parts = random.shuffle(one.parts).slice(0, random.int(1, 2));
  return [
    [one.work, text(n)],
    ...parts.map((code) => [code, text(code.startsWith("ХЛ") ? n * 0.35 : n * 2)] as const),
  ];
}

/** Filters and other small things. */
export function smallThings(random: Random, client: DemoClient): Basket {
  const codes = random.shuffle(consumables).slice(0, random.int(1, 3));
  return codes.map((code) => [code, text(random.int(2, 6) * unitsOf(random, client))] as const);
}
