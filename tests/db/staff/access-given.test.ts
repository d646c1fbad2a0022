import { randomUUID } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { inTransaction } from "#db/index.ts";
import { outbox } from "#db/outbox/table.ts";
import { closeAccount, inviteAgain, inviteStaff, reopenAccount } from "#db/staff/commands.ts";
import { staff } from "#db/staff/table.ts";
import { makeActor, makeBranch, makeDepartment, makeStaff } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";

const { db } = await testDatabase();
const now = new Date("2026-03-19T06:00:00Z");

const newcomer = (key: string) => ({
  key,
  email: `new-${key}@slovo.test`,
  surname: "Лаптев",
  given: "Пётр",
  role: "sales_manager" as const,
  branchId: null,
  departmentId: null,
});

describe("what an administrator gives, the directors hear of", () => {
  const toldOf = (id: string) =>
    db
      .select()
      .from(outbox)
      .where(and(eq(outbox.entityId, id), eq(outbox.kind, "access-given")));

  it("an invitation: each director who works here, in the own language, with the link to end it", async () => {
    const admin = await makeActor("admin");
    const [russian, english] = [await makeActor("director"), await makeActor("director", { locale: "en" })];
    const gone = await makeActor("director", { closedAt: now });
    const [branch, department] = [await makeBranch(), await makeDepartment()];
    const place = { branchId: branch.id, departmentId: department.id };
    const input = { ...newcomer(randomUUID()), ...place, role: "sales_head" as const };
    const { id } = await inTransaction((tx) => inviteStaff(tx, admin, input, now));
    await inTransaction((tx) => inviteStaff(tx, admin, input, now));
    const letters = await toldOf(id);
    const directors = await db
      .select({ id: staff.id })
      .from(staff)
      .where(and(eq(staff.role, "director"), isNull(staff.closedAt)));
    expect(letters.map(({ staffId }) => staffId).sort()).toEqual(directors.map((row) => row.id).sort());
    expect(letters.map(({ staffId }) => staffId)).not.toContain(gone.id);
    const to = (director: { id: string }) => letters.find(({ staffId }) => staffId === director.id);
    expect(to(russian)).toMatchObject({
      locale: "ru",
      props: {
        change: "invited",
        by: admin.name,
        name: "Лаптев Пётр",
        role: "Руководитель продаж",
        department: department.name,
        branch: branch.name,
        address: input.email,
        at: now.toISOString(),
        url: "https://slovo.test/settings/staff",
      },
    });
    expect(to(english)).toMatchObject({ locale: "en", props: { role: "Head of sales" } });
  });

  it("a closed account opened again; sending the same link to the same address is no news", async () => {
    const [admin, director] = [await makeActor("admin"), await makeActor("director")];
    const { id } = await inTransaction((tx) => inviteStaff(tx, director, newcomer(randomUUID()), now));
    await inTransaction((tx) => inviteAgain(tx, admin, { id }, now));
    expect(await toldOf(id)).toEqual([]);
    await inTransaction((tx) => closeAccount(tx, director, { id }, now));
    await inTransaction((tx) => reopenAccount(tx, admin, { id }, now));
    expect((await toldOf(id)).find(({ staffId }) => staffId === director.id)).toMatchObject({
      props: { change: "reopened", by: admin.name, department: null, branch: null },
    });
  });

  it("nothing of what a director does, and nothing of what was refused", async () => {
    const [admin, director] = [await makeActor("admin"), await makeActor("director")];
    const { id } = await inTransaction((tx) => inviteStaff(tx, director, newcomer(randomUUID()), now));
    await inTransaction((tx) => closeAccount(tx, director, { id }, now));
    await inTransaction((tx) => reopenAccount(tx, director, { id }, now));
    expect(await toldOf(id)).toEqual([]);
    const former = await makeStaff({ role: "director", closedAt: now });
    await expect(inTransaction((tx) => reopenAccount(tx, admin, { id: former.id }, now))).rejects.toThrow(
      "forbidden",
    );
    await expect(inTransaction((tx) => reopenAccount(tx, admin, { id }, now))).rejects.toThrow("not_found");
    expect([...(await toldOf(former.id)), ...(await toldOf(id))]).toEqual([]);
    const [row] = await db.select().from(staff).where(eq(staff.id, former.id));
    expect(row?.closedAt).toEqual(now);
  });
});
