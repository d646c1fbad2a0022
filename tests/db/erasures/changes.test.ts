import { beforeAll, expect, it } from "vitest";
import type { BulkChange } from "#db/bulk/input.ts";
import { getCardAsOf } from "#db/history/as-of.ts";
import { makeClient } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { clientOf, editOf, order, outcomesOf, undo } from "../bulk/office.ts";
import { makeOffice, now, type Office } from "../clients/office.ts";
import { addField, type } from "../fields/making.ts";
import { forget } from "./forgetting.ts";
import { dump } from "./person.ts";

const { owner, ownerUrl } = await testDatabase();
let office: Office;
beforeAll(async () => {
  office = await makeOffice();
});
const early = new Date("2026-03-19T06:00:00Z");

it("what a change of many took the place of is gone from history and from its undo", async () => {
  const field = await addField(office.director, { kind: "text" });
  const [one, other] = [
    await makeClient({ kind: "person", name: "Рысаков Тимур", tags: ["тихоня"], createdAt: early }),
    await makeClient({ tags: ["тихоня"], createdAt: early }),
  ];
  for (const { id } of [one, other]) await type(office.director, id, field.id, "Хромает");
  const change = (to: BulkChange, ids = [one.id, other.id]) => order(office.director, to, { ids });
  const own = await change({ kind: "own", field: field.id, value: "Здоров" });
  const tags = await change({ kind: "tags_remove", value: ["тихоня"] });
  const alone = await change({ kind: "own", field: field.id, value: "Развёлся" }, [one.id]);
  const archived = await change({ kind: "archive", value: null }, [one.id]);
  const undone = await change({ kind: "region", value: "Пермь" }, [other.id]);

  const { counts, tally } = await forget(ownerUrl, office.director, "client", one.id, now);
  expect([counts.bulk, tally.bulk]).toEqual([4, 4]);
  const kept = await owner`select r::text as row from bulk_edit_rows r where client_id = ${one.id}`;
  expect(kept.map(({ row }) => row).join()).not.toMatch(/Хромает|тихоня|Здоров/);
  expect((await dump(owner)).match(/.*Развёлся.*/g)).toBeNull();
  expect(await editOf(own.id)).toMatchObject({
    counts: { changed: 1, erased: 1 },
    change: { value: "Здоров" },
  });
  expect((await editOf(undone.id)).counts).toEqual({ changed: 1 });

  for (const { id } of [own, tags, alone, archived]) await undo(office.director, id);
  expect(await outcomesOf(own.id)).toEqual({ [one.id]: "erased", [other.id]: "restored" });
  expect(await clientOf(one.id)).toMatchObject({ own: {}, tags: [] });
  expect((await clientOf(one.id)).archivedAt).not.toBeNull();
  expect(await clientOf(other.id)).toMatchObject({ own: { [field.id]: "Хромает" }, tags: ["тихоня"] });

  const card = await getCardAsOf(office.director, one.id, new Date(early.getTime() + 1));
  expect(JSON.stringify([card?.then, card?.now])).not.toMatch(/Хромает|тихоня/);
  expect([...(card?.losses ?? [])]).toEqual(["erased"]);
  const whole = await getCardAsOf(office.director, other.id, now);
  expect([...(whole?.losses ?? [])]).toEqual([]);
});

it("why a class was given, and what it replaced, is told no more", async () => {
  const { id } = await makeClient({ kind: "person", name: "Вьюгин Савва" });
  await owner`insert into class_overrides (client_id, class, reason, set_by, set_at, replaced)
    values (${id}, 'A', 'Растит кактусы', ${office.director.id}, now(), '{"reason": "Полил кактусы"}')`;
  await owner`insert into class_changes (client_id, at, from_class, to_class, why, reason)
    values (${id}, now(), 'C', 'A', 'override', 'Растит кактусы')`;
  const { tally } = await forget(ownerUrl, office.director, "client", id, now);
  expect(tally).toMatchObject({ classes: 2 });
  expect((await dump(owner)).match(/.*кактус.*/g)).toBeNull();
});
