import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { events } from "#db/events.ts";
import { closeAccount, inviteStaff } from "#db/staff/commands.ts";
import { openOffice } from "#db/staff/first-director.ts";
import { peekPasswordLink } from "#db/staff/links.ts";
import { makeActor } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";

const { db } = await testDatabase();

const now = new Date("2026-03-19T06:00:00Z");
const input = {
  company: "Ромашка",
  email: "first@slovo.test",
  name: { surname: "Лаптев", given: "Пётр", patronymic: null },
};

it("opens an empty office once, with one event, even when two try", async () => {
  const tries = await Promise.allSettled(
    [1, 2].map(() => db.transaction((tx) => openOffice(tx, input, now))),
  );
  const [url] = tries.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  expect(tries.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
  const token = url?.split("/password/")[1] ?? "";
  expect(await peekPasswordLink(token, now)).toEqual({ email: input.email });
  expect(await db.select().from(events)).toHaveLength(1);
  await expect(db.transaction((tx) => openOffice(tx, input, now))).rejects.toThrow("office_open");
});

it("leaves directors to directors, and places nobody where there is no such place", async () => {
  const [director, admin] = [await makeActor("director"), await makeActor("admin")];
  const closing = (by: typeof admin) =>
    db.transaction((tx) => closeAccount(tx, by, { id: director.id }, now));
  await expect(closing(admin)).rejects.toThrow("forbidden");
  await expect(closing(await makeActor("director"))).resolves.toBeUndefined();
  const nowhere = {
    ...input.name,
    key: randomUUID(),
    email: "n@slovo.test",
    role: "service" as const,
    patronymic: undefined,
  };
  for (const place of [
    { branchId: randomUUID(), departmentId: null },
    { branchId: null, departmentId: randomUUID() },
  ]) {
    const invited = db.transaction((tx) => inviteStaff(tx, admin, { ...nowhere, ...place }, now));
    await expect(invited).rejects.toThrow("not_found");
  }
});
