import { and, eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { cancelBulk } from "#db/bulk/commands.ts";
import { runBulk } from "#db/bulk/run.ts";
import { emptySearch } from "#db/clients/list-input.ts";
import { clients } from "#db/clients/table.ts";
import { inTransaction } from "#db/index.ts";
import { staff } from "#db/staff/table.ts";
import { makeActor, makeClient } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { makeOffice, now, type Office } from "../clients/office.ts";
import { all, is } from "../segments/trees.ts";
import { editOf, order, undo } from "./office.ts";

const { db } = await testDatabase();
let office: Office;
beforeAll(async () => {
  office = await makeOffice();
});

const tagged = (tag: string) => ({ search: { ...emptySearch, tree: all(is("tags", "any", [tag])) } });

describe("large sets", () => {
  const MANY = 600;
  const run = (id: string, stopping?: AbortSignal) => runBulk(id, () => now, stopping, 250);
  const tag = "много";
  beforeAll(async () => {
    await db.execute(sql`insert into clients (name, name_key, owner_id, tags, search)
      select 'К ' || n, 'к ' || n, ${office.manager.id}::uuid, array[${tag}], '' from generate_series(1, ${MANY}) n`);
  });

  it("are done by the worker in parts, from wherever it was killed, and never twice", async () => {
    const { id } = await order(office.manager, { kind: "status", value: "loyal" }, tagged(tag));
    expect(await editOf(id)).toMatchObject({ state: "running", total: MANY, doneRows: 0 });
    // Whoever is added later is not among the chosen.
    await makeClient({ ownerId: office.manager.id, tags: [tag] });
    let parts = 0;
    const dies = {
      throwIfAborted: () => {
        if (parts++ === 1) throw new Error("killed");
      },
    } as AbortSignal;
    await expect(run(id, dies)).rejects.toThrow("killed");
    expect(await editOf(id)).toMatchObject({ state: "running", doneRows: 250 });
    await Promise.all([run(id), run(id)]);
    expect(await editOf(id)).toMatchObject({ state: "done", counts: { changed: MANY } });
    const [most] = await db
      .select({ version: sql<number>`max(version)` })
      .from(clients)
      .where(sql`${tag} = any(${clients.tags})`);
    expect(most?.version).toBe(2);
    await undo(office.manager, id);
    expect((await editOf(id)).state).toBe("undoing");
    await run(id);
    expect(await editOf(id)).toMatchObject({ state: "undone", counts: { restored: MANY } });
  });

  it("can be stopped, and what was done be taken back", async () => {
    const { id } = await order(office.manager, { kind: "status", value: "lost" }, tagged(tag));
    const stop = { once: 0 };
    const dies = {
      throwIfAborted: () => {
        if (stop.once++ === 1) throw new Error("killed");
      },
    } as AbortSignal;
    await expect(run(id, dies)).rejects.toThrow("killed");
    const cancel = { id, expectedVersion: (await editOf(id)).version };
    await expect(inTransaction((tx) => cancelBulk(tx, office.stranger, cancel, now))).rejects.toMatchObject({
      code: "not_found",
    });
    await inTransaction((tx) => cancelBulk(tx, office.manager, cancel, now));
    await run(id);
    expect(await editOf(id)).toMatchObject({ state: "cancelled", counts: { changed: 250 } });
    await undo(office.manager, id);
    await run(id);
    expect(
      await db.$count(clients, and(eq(clients.status, "lost"), sql`${tag} = any(${clients.tags})`)),
    ).toBe(0);
  });

  it.each(["accessEndedAt", "closedAt"] as const)(
    "stop when the one who ordered them has left: %s",
    async (end) => {
      const leaver = await makeActor("sales_manager");
      await db.update(clients).set({ ownerId: leaver.id }).where(sql`${tag} = any(${clients.tags})`);
      const { id } = await order(leaver, { kind: "status", value: "lost" }, tagged(tag));
      await db
        .update(staff)
        .set({ [end]: now })
        .where(eq(staff.id, leaver.id));
      await run(id);
      expect(await editOf(id)).toMatchObject({ state: "failed", failure: "author_left", counts: {} });
    },
  );
});
