import { randomUUID } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { startBulk } from "#db/bulk/commands.ts";
import { type BulkChange, bulkChange } from "#db/bulk/input.ts";
import { previewBulk } from "#db/bulk/preview.ts";
import { editFact } from "#db/clients/commands.ts";
import { emptySearch } from "#db/clients/list-input.ts";
import { clients } from "#db/clients/table.ts";
import { inTransaction } from "#db/index.ts";
import { segmentMembers, segments } from "#db/segments/table.ts";
import { makeClient } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { eventsOf, makeOffice, now, type Office } from "../clients/office.ts";
import { all, is } from "../segments/trees.ts";
import { clientOf, editOf, everybody, order, outcomesOf, undo } from "./office.ts";

const { db } = await testDatabase();
let office: Office;
beforeAll(async () => {
  office = await makeOffice();
});

const tagged = (tag: string) => ({ search: { ...emptySearch, tree: all(is("tags", "any", [tag])) } });
/** Three of the manager's, one of a stranger; all under a tag of their own. */
async function makeSome() {
  const tag = randomUUID().slice(0, 8);
  const of = (ownerId: string, more = {}) => makeClient({ ownerId, tags: [tag], ...more });
  const own = [
    await of(office.manager.id, { status: "new" }),
    await of(office.manager.id, { status: "active" }),
    await of(office.manager.id, { status: "lost", archivedAt: now }),
  ] as const;
  const foreign = await of(office.stranger.id, { status: "new" });
  return { tag, own, foreign };
}

describe("a change of many", () => {
  it("says beforehand what becomes of each, and does just that, with one event", async () => {
    const { tag, own, foreign } = await makeSome();
    const change: BulkChange = { kind: "status", value: "active" };
    const preview = await previewBulk(db, office.manager, { selection: tagged(tag), change }, now);
    expect(preview).toMatchObject({
      total: 3,
      counts: { changed: 1, same: 1, foreign: 1 },
      from: [{ value: "new", count: 1 }],
      left: [{ name: foreign.name, verdict: "foreign" }],
    });
    const { id } = await order(office.manager, change, tagged(tag));
    expect(await editOf(id)).toMatchObject({ state: "done", total: 3, counts: preview.counts });
    expect(await outcomesOf(id)).toEqual({
      [own[0].id]: "changed",
      [own[1].id]: "same",
      [foreign.id]: "foreign",
    });
    expect(await clientOf(own[0].id)).toMatchObject({ status: "active", version: 2 });
    expect(await clientOf(own[1].id)).toMatchObject({ version: 1 });
    expect((await clientOf(foreign.id)).status).toBe("new");
    expect(await eventsOf(id)).toEqual(["client.bulk_edit"]);
  });

  it("takes ticked rows as it takes a whole list, and never one that the actor does not see", async () => {
    const { own } = await makeSome();
    const apart = await makeClient({ branchId: office.branch.id, ownerId: office.manager.id });
    const ids = { ids: [own[0].id, own[2].id, apart.id, randomUUID()] };
    const { id } = await order(office.faraway, { kind: "status", value: "lost" }, ids).catch(() => ({
      id: "",
    }));
    expect(Object.keys(await outcomesOf(id || randomUUID()))).not.toContain(apart.id);
    const mine = await order(office.manager, { kind: "region", value: "Пермь" }, ids);
    expect(await outcomesOf(mine.id)).toEqual({
      [own[0].id]: "changed",
      [own[2].id]: "archived",
      [apart.id]: "changed",
    });
  });

  it("is ordered once for a key", async () => {
    const { tag } = await makeSome();
    const input = {
      key: randomUUID(),
      selection: tagged(tag),
      change: { kind: "source", value: "Выставка" } as const,
    };
    const press = () => inTransaction((tx) => startBulk(tx, office.manager, input, now));
    expect(await press()).toEqual(await press());
  });

  it("refuses the wrong person, the wrong value and an empty choice", async () => {
    const { tag } = await makeSome();
    const reason = "по итогам года";
    const no = (actor: Office["manager"], change: BulkChange, code: string) =>
      expect(order(actor, change, tagged(tag))).rejects.toMatchObject({ code });
    await no(office.manager, { kind: "class", value: "A", reason }, "forbidden");
    await no(office.manager, { kind: "owner", value: office.colleague.id }, "forbidden");
    await no(office.manager, { kind: "archive", value: null }, "forbidden");
    await no(office.marketer, { kind: "status", value: "lost" }, "forbidden");
    await no(office.director, { kind: "owner", value: office.admin.id }, "addressee_closed");
    await no(office.director, { kind: "branch", value: randomUUID() }, "not_found");
    await no(office.director, { kind: "list_add", value: randomUUID() }, "not_found");
    await expect(
      order(office.manager, { kind: "status", value: "lost" }, tagged("никого")),
    ).rejects.toMatchObject({ code: "bulk_nobody" });
  });

  it("adds and removes tags, each client keeping its others", async () => {
    const { tag, own } = await makeSome();
    const full = await makeClient({
      ownerId: office.manager.id,
      tags: [tag, ...Array.from({ length: 19 }, (_, i) => `м${i}`)].sort(),
    });
    const add = await order(office.manager, { kind: "tags_add", value: ["vip", tag] }, tagged(tag));
    expect((await clientOf(own[0].id)).tags).toEqual([tag, "vip"].sort());
    expect((await outcomesOf(add.id))[full.id]).toBe("tags_many");
    const remove = await order(
      office.manager,
      { kind: "tags_remove", value: ["vip"] },
      { ids: [own[0].id, own[2].id] },
    );
    expect((await clientOf(own[0].id)).tags).toEqual([tag]);
    await undo(office.manager, remove.id);
    expect((await clientOf(own[0].id)).tags).toEqual([tag, "vip"].sort());
    await undo(office.manager, add.id);
    expect((await clientOf(own[0].id)).tags).toEqual([tag]);
  });
});

describe("taking it back", () => {
  const changes: BulkChange[] = [
    { kind: "status", value: "loyal" },
    { kind: "class", value: "A", reason: "по итогам года" },
    { kind: "region", value: null },
    { kind: "source", value: "Выставка" },
    { kind: "tags_add", value: ["vip", "дилер"] },
    { kind: "tags_remove", value: ["дилер"] },
    { kind: "archive", value: null },
  ];
  const digest = async () => {
    const [row] = await db
      .select({
        all: sql<string>`md5(string_agg(to_jsonb(c)::text, ',' order by c.id))`,
      })
      .from(
        sql`(select id, status, class, region, source, owner_id, branch_id, tags, archived_at from ${clients}) c`,
      );
    return row?.all;
  };

  it.each(changes)("$kind: every client is again what it was", async (change) => {
    for (const region of ["Пермь", null, "Тюмень"])
      await makeClient({ ownerId: office.manager.id, region, tags: region ? ["дилер"] : [] });
    const before = await digest();
    const { id } = await order(office.director, change, everybody);
    expect(await digest()).not.toBe(before);
    await undo(office.director, id);
    expect(await digest()).toBe(before);
    expect(await editOf(id)).toMatchObject({ state: "undone", undoneBy: office.director.id });
    expect(await eventsOf(id)).toEqual(["client.bulk_edit", "client.bulk_undo"]);
  });

  it("leaves what was changed later, and lists it", async () => {
    const { tag, own } = await makeSome();
    const { id } = await order(office.director, { kind: "status", value: "loyal" }, tagged(tag));
    const edit = { id: own[0].id, expectedVersion: 2, field: "status", value: "lost" } as const;
    await inTransaction((tx) => editFact(tx, office.manager, edit, now));
    await inTransaction((tx) =>
      editFact(
        tx,
        office.manager,
        { id: own[1].id, expectedVersion: 2, field: "region", value: "Омск" },
        now,
      ),
    );
    await undo(office.director, id);
    const outcomes = await outcomesOf(id);
    expect([outcomes[own[0].id], outcomes[own[1].id]]).toEqual(["kept", "restored"]);
    expect((await clientOf(own[0].id)).status).toBe("lost");
    expect(await clientOf(own[1].id)).toMatchObject({ status: "active", region: "Омск" });
    expect((await editOf(id)).counts).toMatchObject({ kept: 1, restored: 2 });
  });

  it("is for ninety days, once, and for whoever ordered it or the director", async () => {
    const { tag } = await makeSome();
    const { id } = await order(office.head, { kind: "status", value: "loyal" }, tagged(tag));
    await expect(undo(office.colleague, id)).rejects.toMatchObject({ code: "not_found" });
    const later = (days: number) => new Date(now.getTime() + days * 86_400_000);
    await expect(undo(office.director, id, later(91))).rejects.toMatchObject({ code: "bulk_too_old" });
    await undo(office.head, id, later(90));
    await expect(undo(office.head, id)).rejects.toMatchObject({ code: "bulk_not_undoable" });
  });

  it("does not touch what is out of the reach of the one who takes it back", async () => {
    const { tag, own } = await makeSome();
    const { id } = await order(office.manager, { kind: "status", value: "loyal" }, tagged(tag));
    await db.update(clients).set({ ownerId: office.stranger.id }).where(eq(clients.id, own[0].id));
    await undo(office.manager, id);
    expect((await outcomesOf(id))[own[0].id]).toBe("out_of_reach");
    expect((await clientOf(own[0].id)).status).toBe("loyal");
  });
});

describe("a fixed list", () => {
  it("takes in whom one sees, and gives back only whom this edit put there", async () => {
    const { tag, own, foreign } = await makeSome();
    const [made] = await db
      .insert(segments)
      .values({ name: "На выставку", kind: "fixed", tree: all(), createdBy: office.marketer.id })
      .returning();
    const list = made?.id ?? "";
    await db
      .insert(segmentMembers)
      .values({ segmentId: list, clientId: own[0].id, addedBy: office.marketer.id });
    const { id } = await order(office.marketer, { kind: "list_add", value: list }, tagged(tag));
    expect(await outcomesOf(id)).toMatchObject({
      [own[0].id]: "same",
      [own[1].id]: "changed",
      [foreign.id]: "changed",
    });
    const members = async () =>
      (await db.select().from(segmentMembers).where(eq(segmentMembers.segmentId, list))).map(
        ({ clientId }) => clientId,
      );
    expect((await members()).sort()).toEqual([own[0].id, own[1].id, foreign.id].sort());
    await db
      .delete(segmentMembers)
      .where(and(eq(segmentMembers.segmentId, list), eq(segmentMembers.clientId, foreign.id)));
    await undo(office.marketer, id);
    expect(await members()).toEqual([own[0].id]);
    expect(await outcomesOf(id)).toMatchObject({ [foreign.id]: "kept", [own[1].id]: "restored" });
  });
});

it("takes the text of an own field as the card does: cleaned, and none that is empty then", async () => {
  const own = (value: string) =>
    bulkChange.safeParse({ kind: "own", field: "00000000-0000-4000-8000-000000000001", value });
  expect(own(" Сухой\u202E\nсклад  № 2 ").data).toMatchObject({ value: "Сухой склад № 2" });
  for (const blank of ["", " ", "\u202E\n"])
    expect(own(blank).error?.issues.map(({ message }) => message)).toEqual(["field_blank"]);
});
