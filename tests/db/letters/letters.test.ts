import { randomUUID } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { refused } from "#app/refusal.ts";
import type { StaffActor } from "#db/actor.ts";
import { clients } from "#db/clients/table.ts";
import { listTimeline } from "#db/clients/timeline.ts";
import { suppressions } from "#db/consents/table.ts";
import { clientContacts } from "#db/contacts/table.ts";
import type { Refused } from "#db/errors.ts";
import { inTransaction } from "#db/index.ts";
import { LETTERS_AN_HOUR, sendLetter } from "#db/letters/commands.ts";
import * as input from "#db/letters/input.ts";
import { getWriter, listAddresses, listTemplates } from "#db/letters/queries.ts";
import { addTemplate, editTemplate, saveSignature } from "#db/letters/templates.ts";
import { outbox } from "#db/outbox/table.ts";
import { renderLetter } from "#emails/registry.tsx";
import { testDatabase } from "#tests/setup/database.ts";
import { addClient, eventsOf, makeOffice, now, type Office } from "../clients/office.ts";

const { db } = await testDatabase();
let office: Office;
beforeAll(async () => {
  office = await makeOffice();
});

async function client(email: string) {
  const id = await addClient(office.director, {
    name: `ООО «Лампа ${email}»`,
    ownerId: office.manager.id,
    contactName: "Лапина Вера Петровна",
    emails: email,
  });
  const [link] = await db.select().from(clientContacts).where(eq(clientContacts.clientId, id));
  return { id, contactId: link?.contactId ?? "", email };
}
type Client = Awaited<ReturnType<typeof client>>;

const letter = ({ id, contactId, email }: Client, more: object = {}) =>
  input.sendLetter.parse({
    ...{ key: randomUUID(), clientId: id, contactId, address: email },
    ...{
      subject: "Сроки для {{client}}",
      body: "{{salutation}}\n\nПривезём в пятницу, см. https://example.ru/a",
    },
    ...more,
  });
const send = (actor: StaffActor, said: input.SendLetter) =>
  inTransaction((tx) => sendLetter(tx, actor, said, now));
const owed = (interactionId: string) => db.select().from(outbox).where(eq(outbox.entityId, interactionId));
const stop = (
  address: string,
  reason: "bounced" | "unsubscribed" | "complained",
  topic: "all" | "advertising",
) => db.insert(suppressions).values({ address, topic, reason, at: now });

describe("sendLetter", () => {
  it("owes one letter with the tags filled, keeps it on the timeline and leaves one event", async () => {
    const one = await client("vera@lampa.example");
    const said = letter(one);
    const [first, again] = await Promise.all([send(office.manager, said), send(office.manager, said)]);
    expect(again).toEqual(first);
    expect(await eventsOf(first.id)).toEqual(["letter.send"]);
    const rows = await owed(first.id);
    expect(rows).toMatchObject([{ kind: "personal", toAddress: one.email, state: "queued", locale: "ru" }]);
    const { subject, html, replyTo } = await renderLetter("personal", rows[0]?.props, "ru");
    expect(subject).toBe(`Сроки для ООО «Лампа ${one.email}»`);
    expect(html).toContain("Уважаемая Вера Петровна!");
    expect(html).not.toContain('href="https://example.ru');
    expect(replyTo?.address).toContain("@slovo.test");
    const { entries } = await listTimeline(office.manager, one.id, "letters", null);
    expect(entries).toMatchObject([{ talk: { direction: "out", sent: "queued" } }]);
  });

  it("refuses an address that is not the client's, also a foreign one under its own parent", async () => {
    const [one, other] = [await client("a@lampa.example"), await client("b@lampa.example")];
    const refused = { code: "letter_address" };
    await expect(send(office.manager, letter(one, { address: other.email }))).rejects.toMatchObject(refused);
    const foreign = letter(one, { contactId: other.contactId, address: other.email });
    await expect(send(office.manager, foreign)).rejects.toMatchObject(refused);
    await db
      .update(clientContacts)
      .set({ until: "2026-01-01" })
      .where(and(eq(clientContacts.clientId, one.id), eq(clientContacts.contactId, one.contactId)));
    await expect(send(office.manager, letter(one))).rejects.toMatchObject(refused);
  });

  it("refuses what the stop list closes to all letters, not what refuses advertising or mailings", async () => {
    const [gone, spam, left, quiet] = [
      await client("gone@lampa.example"),
      await client("spam@lampa.example"),
      await client("left@lampa.example"),
      await client("quiet@lampa.example"),
    ];
    await stop(gone.email, "bounced", "all");
    await stop(gone.email, "unsubscribed", "all");
    await stop(spam.email, "complained", "all");
    await stop(left.email, "unsubscribed", "all");
    await stop(quiet.email, "unsubscribed", "advertising");
    for (const closed of [gone, spam])
      await expect(send(office.manager, letter(closed))).rejects.toMatchObject({ code: "letter_stopped" });
    for (const open of [left, quiet]) await expect(send(office.manager, letter(open))).resolves.toBeDefined();
    expect(await listAddresses(office.manager, left.id)).toMatchObject([{ stops: ["unsubscribed"] }]);
    expect(await listAddresses(office.manager, quiet.id)).toMatchObject([{ stops: [] }]);
  });

  it("refuses a tag that does not exist, and whoever does not know the client's people", async () => {
    const one = await client("tags@lampa.example");
    const broken = letter(one, { body: "{{salutations}}" });
    const refusal = await send(office.manager, broken).catch((error: Refused) => error);
    expect(refused(refusal as Refused, "ru").fields).toEqual({
      body: "Таких меток нет: {{salutations}}. Исправьте их или уберите",
    });
    await expect(send(office.stranger, letter(one))).rejects.toMatchObject({ code: "forbidden" });
    await expect(send(office.admin, letter(one))).rejects.toMatchObject({ code: "not_found" });
    expect(await listAddresses(office.stranger, one.id)).toEqual([]);
  });

  it("refuses a letter whose tags make it too long, or leave it without a subject", async () => {
    const one = await client("long@lampa.example");
    await db
      .update(clients)
      .set({ name: "Я".repeat(250) })
      .where(eq(clients.id, one.id));
    const tags = "{{client}}";
    await expect(send(office.manager, letter(one, { body: tags.repeat(100) }))).rejects.toMatchObject({
      ...{ code: "letter_long", details: { field: "body" } },
    });
    await expect(send(office.manager, letter(one, { subject: tags.repeat(20) }))).rejects.toMatchObject({
      ...{ code: "letter_long", details: { field: "subject" } },
    });
    await expect(send(office.manager, letter(one, { subject: "{{region}}" }))).rejects.toMatchObject({
      ...{ code: "letter_blank", details: { field: "subject" } },
    });
  });

  it("sends no more than a person writes in an hour; a colleague and the next hour have their own", async () => {
    const one = await client("many@lampa.example");
    const writer = office.director;
    await send(writer, letter(one));
    await db.execute(sql`insert into public_posts (form, sender_hash, at)
      select form, sender_hash, at from (select * from public_posts where form = 'letter' order by id desc limit 1) p,
        generate_series(2, ${LETTERS_AN_HOUR}::int)`);
    await expect(send(writer, letter(one))).rejects.toMatchObject({ code: "letter_many" });
    await expect(send(office.manager, letter(one))).resolves.toBeDefined();
    const later = new Date(now.getTime() + 3_600_001);
    await expect(inTransaction((tx) => sendLetter(tx, writer, letter(one), later))).resolves.toBeDefined();
  });

  it("starts no header and no second letter by what stands in a name or a subject", async () => {
    const one = await client("crlf@lampa.example");
    const { id } = await send(
      office.manager,
      letter(one, { subject: "Цена\r\nBcc: all@example.ru {{name}}" }),
    );
    const [row] = await owed(id);
    const { subject } = await renderLetter("personal", row?.props, "ru");
    expect(subject).toBe("Цена Bcc: all@example.ru Вера Петровна");
    expect(row?.toAddress).toBe(one.email);
  });
});

it("signs with the name and the company until one has a signature of one's own", async () => {
  expect((await getWriter(office.secretary)).signature).toMatch(/^Иван Тестов/);
  const save = (signature: string) =>
    inTransaction((tx) => saveSignature(tx, office.secretary, input.saveSignature.parse({ signature })));
  await save("С уважением,\nИван");
  expect((await getWriter(office.secretary)).signature).toBe("С уважением,\nИван");
  await save(" ");
  expect((await getWriter(office.secretary)).signature).toMatch(/^Иван Тестов/);
  expect(await eventsOf(office.secretary.id)).toEqual(["staff.signature", "staff.signature"]);
});

it("keeps templates under one name each, refuses a stale one and one with a wrong tag, and retires", async () => {
  const add = (fields: object) =>
    inTransaction((tx) =>
      addTemplate(tx, office.director, input.addTemplate.parse({ key: randomUUID(), ...fields }), now),
    );
  const said = { name: "Встреча", subject: "Встреча", body: "{{salutation}}" };
  const { id } = await add(said);
  expect(await eventsOf(id)).toEqual(["letter_template.add"]);
  await expect(add({ ...said, name: "встреча" })).rejects.toMatchObject({ code: "template_name_taken" });
  await expect(add({ ...said, name: "Другая", body: "{{x}}" })).rejects.toMatchObject({
    code: "letter_tags",
  });
  const edit = (expectedVersion: number, retired: boolean) =>
    inTransaction((tx) => editTemplate(tx, office.director, { id, expectedVersion, ...said, retired }, now));
  await edit(1, true);
  await expect(edit(1, false)).rejects.toMatchObject({ code: "stale", details: { version: 2 } });
  expect(await listTemplates()).toEqual([]);
  expect(await listTemplates({ retired: true })).toMatchObject([{ id, retired: true, version: 2 }]);
});
