import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { inTransaction } from "#db/index.ts";
import { inviteStaff } from "#db/staff/commands.ts";
import { invite } from "#db/staff/input.ts";
import { makeActor } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";

const { db } = await testDatabase();

const newcomer = {
  key: randomUUID(),
  email: "new@slovo.test",
  surname: "Лаптев",
  given: "Пётр",
  role: "sales_manager",
  branchId: null,
  departmentId: null,
};

it("a name is one line, without controls and direction overrides, before it is stored", async () => {
  const director = await makeActor("director");
  const input = invite.parse({
    ...newcomer,
    surname: "Зло\r\nBcc: victim@evil.example",
    given: "\u202E Пётр\u0000\u00A0\u2028Первый ",
    patronymic: "Ива\u200Bнович\t",
  });
  await inTransaction((tx) => inviteStaff(tx, director, input, new Date("2026-03-19T06:40:00Z")));
  const row = await db.query.staff.findFirst({ where: (staff, { eq }) => eq(staff.email, newcomer.email) });
  expect(row).toMatchObject({
    surname: "Зло Bcc: victim@evil.example",
    given: "Пётр Первый",
    patronymic: "Иванович",
  });
});

it.each([{ surname: "\r\n\u202E" }, { given: " \u0000 " }, { surname: "я".repeat(101) }])(
  "%j is no name",
  (fields) => {
    expect(invite.safeParse({ ...newcomer, ...fields }).success).toBe(false);
  },
);
