import { beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "#tests/setup/database.ts";
import { noon, owe } from "./letters.ts";

const { db, owner } = await testDatabase();
const { beginSending, claimLetters } = await import("#db/outbox/delivery.ts");
const { getHold } = await import("#db/outbox/hold.ts");
const { deliveryHold, outbox } = await import("#db/outbox/table.ts");

const lease = 60_000;
const smtp = { provider: "smtp", keyed: false, messageId: "<1@x>" };

describe("the hold on delivery", () => {
  beforeEach(async () => {
    await owner`truncate outbox, delivery_hold`;
  });

  test("nothing is taken while it stands, and everything once it is lifted", async () => {
    await owe();
    await db.insert(deliveryHold).values({ reason: "restored", since: noon, copyOf: noon });
    expect(await getHold()).toEqual({ reason: "restored", since: noon, copyOf: noon });
    expect(await claimLetters(10, lease, noon)).toEqual([]);
    await owner`delete from delivery_hold`;
    expect(await getHold()).toBeNull();
    expect(await claimLetters(10, lease, noon)).toHaveLength(1);
  });

  test("a letter taken a moment before is not begun", async () => {
    await owe();
    const [letter] = await claimLetters(1, lease, noon);
    if (!letter) throw new Error("nothing was due");
    await db.insert(deliveryHold).values({ reason: "by_hand", since: noon });
    expect(await beginSending(letter, smtp, lease, noon)).toBe(false);
    expect(await db.select().from(outbox)).toMatchObject([{ state: "queued", attempts: 0 }]);
  });
});
