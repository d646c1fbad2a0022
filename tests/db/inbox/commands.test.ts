import { desc, eq, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { beforeAll, describe, expect, it } from "vitest";
import type { StaffActor } from "#db/actor.ts";
import { complaints } from "#db/complaints/table.ts";
import { contactPoints } from "#db/contacts/table.ts";
import { mailMatters } from "#db/erasures/matters-mail.ts";
import * as commands from "#db/inbox/commands.ts";
import { forgetMail, KEPT_DAYS } from "#db/inbox/forget-mail.ts";
import { countWaiting, getInboxLetter, type InboxHeap, listFailed, listInbox } from "#db/inbox/queries.ts";
import { type InboxLetter, inboxLetters, inboxRaw } from "#db/inbox/table.ts";
import { inTransaction, type Tx } from "#db/index.ts";
import { interactions } from "#db/interactions/table.ts";
import { makeActor } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { addClient, eventsOf, makeOffice, type Office } from "../clients/office.ts";
import { arrive, journal, letterOf, now, sortAll } from "./letters.ts";

const { db, ownerUrl } = await testDatabase();
let office: Office;
beforeAll(async () => {
  office = await makeOffice();
});

const target = ({ id, version }: Pick<InboxLetter, "id" | "version">) => ({ id, expectedVersion: version });
const act = <T>(run: (tx: Tx) => Promise<T>) => inTransaction(run);
const again = async ({ id }: InboxLetter) => {
  const [row] = await db.select().from(inboxLetters).where(eq(inboxLetters.id, id));
  return row as InboxLetter;
};
const sees = async (actor: StaffActor, heap: InboxHeap, { id }: InboxLetter) =>
  (await listInbox(actor, { heap })).rows.some((row) => row.id === id);
const rawOf = ({ id }: InboxLetter) => db.$count(inboxRaw, eq(inboxRaw.letterId, id));

describe("a letter of nobody", () => {
  it("is filed by hand to a client, once, with one event, by whoever knows the client's people", async () => {
    const clientId = await addClient(office.director);
    const letter = await arrive(letterOf({ subject: "Смета" }));
    const file = (actor: StaffActor) =>
      act((tx) => commands.fileByHand(tx, actor, { ...target(letter), clientId }, now));
    await expect(file(office.manager)).rejects.toMatchObject({ code: "not_found" });
    await expect(file(office.admin)).rejects.toMatchObject({ code: "not_found" });
    await file(office.secretary);
    await expect(file(office.director)).rejects.toMatchObject({ code: "letter_settled" });
    const talks = await db.select().from(interactions).where(eq(interactions.clientId, clientId));
    expect(talks).toMatchObject([{ direction: "in", text: "Смета\n\nДобрый день!" }]);
    expect(await eventsOf(talks[0]?.id ?? "")).toEqual(["letter.file"]);
    expect(await getInboxLetter(office.director, letter.id)).toMatchObject({
      state: "filed",
      onCards: [{ id: clientId }],
    });
  });

  it("is set aside and brought back, each with one event, and refused to whoever saw an older one", async () => {
    const letter = await arrive(letterOf());
    const before = await countWaiting(office.secretary);
    await act((tx) => commands.setAside(tx, office.secretary, target(letter), now));
    expect(await countWaiting(office.secretary)).toBe(before - 1);
    const stale = act((tx) => commands.setAside(tx, office.director, target(letter), now));
    await expect(stale).rejects.toMatchObject({ code: "letter_settled" });
    const laid = target(await again(letter));
    await act((tx) => commands.bringBack(tx, office.secretary, laid, now));
    expect(await sees(office.secretary, "waiting", letter)).toBe(true);
    expect(await eventsOf(letter.id)).toEqual(["inbox.set_aside", "inbox.bring_back"]);
  });

  it("becomes a complaint with its words and address, and with a client stands on the card too", async () => {
    const clientId = await addClient(office.director);
    const letter = await arrive(
      letterOf({ from: "Пётр <petr@home.example>", subject: "Не греет", text: "Второй день" }),
    );
    const asked = {
      ...target(letter),
      clientId,
      kind: "complaint",
      type: "goods_quality",
      demand: "repair",
    } as const;
    const lodge = (actor: StaffActor) => act((tx) => commands.makeComplaint(tx, actor, asked, now));
    await expect(lodge(office.manager)).rejects.toMatchObject({ code: "not_found" });
    const { id } = await lodge(office.secretary);
    await expect(lodge(office.secretary)).rejects.toMatchObject({ code: "letter_settled" });
    const [entry] = await db.select().from(complaints).where(eq(complaints.id, id));
    expect(entry).toMatchObject({
      ...{ channel: "email", subject: "Не греет", text: "Второй день", clientId, fromName: "Пётр" },
      fromEmail: "petr@home.example",
    });
    expect(await db.$count(interactions, eq(interactions.clientId, clientId))).toBe(1);
    expect(await getInboxLetter(office.secretary, letter.id)).toMatchObject({
      state: "complaint",
      complaint: { id },
    });
  });
});

describe("who sees a letter", () => {
  it("nobody's: those who sort; one of a client's writer: who of them knows the client's people", async () => {
    const near = await makeActor("secretary", { branchId: office.branch.id });
    const far = await makeActor("secretary", { branchId: office.otherBranch.id });
    for (const name of ["one", "two"])
      await addClient(near, { name, emails: "pair@home.example", branchId: office.branch.id });
    const [letter, strange] = [
      await arrive(letterOf({ from: "pair@home.example" })),
      await arrive(letterOf()),
    ];
    const seen = async (actor: StaffActor) => [
      await sees(actor, "waiting", letter),
      await sees(actor, "waiting", strange),
      (await getInboxLetter(actor, letter.id)) !== undefined,
    ];
    expect(await seen(office.director)).toEqual([true, true, true]);
    expect(await seen(near)).toEqual([true, true, true]);
    expect(await seen(far)).toEqual([false, true, false]);
    for (const actor of [office.manager, office.head, office.marketer, office.admin, office.accountant])
      expect(await seen(actor)).toEqual([false, false, false]);
    const [row] = (await listInbox(near, { heap: "waiting" })).rows.filter(({ id }) => id === letter.id);
    expect(row?.candidates.map(({ name }) => name)).toEqual(["one", "two"]);
  });

  it("one that cannot be read: an administrator sees that it is there and tries again, and sees nothing of it", async () => {
    await journal("Subject: Тайна\r\n\r\nслова");
    const [row] = await db.select().from(inboxLetters).orderBy(desc(inboxLetters.id)).limit(1);
    const letter = row as InboxLetter;
    await db.update(inboxLetters).set({ state: "failed", fault: "x" }).where(eq(inboxLetters.id, letter.id));
    expect(JSON.stringify(await listFailed(office.admin))).not.toContain("Тайна");
    expect(await listFailed(office.secretary)).toEqual([]);
    expect(await getInboxLetter(office.director, letter.id)).toBeUndefined();
    const retry = (actor: StaffActor) => act((tx) => commands.tryAgain(tx, actor, target(letter)));
    await expect(retry(office.secretary)).rejects.toMatchObject({ code: "forbidden" });
    await retry(office.admin);
    await expect(retry(office.admin)).rejects.toMatchObject({ code: "letter_settled" });
    expect(await eventsOf(letter.id)).toEqual(["inbox.try_again"]);
    expect((await sortAll()).state).toBe("waiting");
  });
});

describe("what is kept of letters", () => {
  it("bytes and nobody's words go after their time, what waits and what stands on a card stays", async () => {
    const clientId = await addClient(office.director, { emails: "kept@home.example" });
    const filed = await arrive(letterOf({ from: "kept@home.example" }));
    const robot = await arrive(letterOf({ head: ["List-Id: <x>"], text: "Скидки" }));
    const waits = await arrive(letterOf());
    const days = (n: number) => new Date(now.getTime() + n * 86_400_000);
    await act((tx) => forgetMail(tx, days(KEPT_DAYS - 1)));
    expect(await again(robot)).toMatchObject({ text: "Скидки" });
    await act((tx) => forgetMail(tx, days(KEPT_DAYS + 1)));
    expect(await again(robot)).toMatchObject({ text: null, subject: null, fromAddress: null });
    expect(await again(filed)).toMatchObject({ text: null, fromAddress: "kept@home.example" });
    expect(await again(waits)).toMatchObject({ text: "Добрый день!" });
    expect([await rawOf(filed), await rawOf(robot), await rawOf(waits)]).toEqual([0, 0, 1]);
    expect(await db.$count(interactions, eq(interactions.clientId, clientId))).toBe(1);
  });

  it("an erased person's own letters are blanked with their bytes, of letters that name them the bytes go", async () => {
    const [own, named, other] = [
      await arrive(letterOf({ from: "gone@home.example" })),
      await arrive(letterOf({ text: "Звонила Ольга Забвенная, просила счёт" })),
      await arrive(letterOf()),
    ];
    const subject = {
      ...{
        kind: "contact" as const,
        id: "",
        name: "Забвенная Ольга",
        contactIds: [],
        clientIds: [],
        around: [],
      },
      ...{ emails: ["gone@home.example"], phones: [], former: { names: [], emails: [], phones: [] } },
      person: { surname: "Забвенная", given: "Ольга", patronymic: null },
    };
    const matters = mailMatters(() => sql`select id from ${interactions} where false`);
    const client = postgres(ownerUrl, { max: 1 });
    for (const { rows, blank } of [matters.rawMail, matters.mail])
      for (const statement of blank(rows(subject), 7, now)) await drizzle(client).execute(statement);
    await client.end();
    expect(JSON.stringify(await again(own))).not.toMatch(/gone@|Добрый/);
    expect([await rawOf(own), await rawOf(named), await rawOf(other)]).toEqual([0, 0, 1]);
    const clientId = await addClient(office.director);
    const told = { ...target(await again(named)), clientId };
    await act((tx) => commands.fileByHand(tx, office.director, told, now));
    expect(await db.$count(contactPoints, eq(contactPoints.value, "gone@home.example"))).toBe(0);
  });
});
