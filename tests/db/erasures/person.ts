import { randomUUID } from "node:crypto";
import type postgres from "postgres";
import { refreshSearch } from "#db/clients/refresh-search.ts";
import { complaintDocument } from "#db/complaints/document.ts";
import { clientContacts, contactPoints, contacts } from "#db/contacts/table.ts";
import { db, inTransaction } from "#db/index.ts";
import { makeActor, makeClient } from "#tests/factories.ts";
import { makePast } from "./past.ts";

/** Words by which the person of these tests is known and nobody else. */
export const marks = [
  "Шевчук",
  "шевчук",
  "ШЕВЧУК",
  "Аполлинари",
  "a.shevchuk",
  "shevchuk",
  "9122345678",
  "912 234-56-78",
  "sevcuk",
  "орхиде",
  "Орхиде",
  "orhid",
  "Петровн",
  "Кукуруз",
  "old.example",
];

/** Signs of the person in any line of a text. */
export const signsOf = (text: string) =>
  text
    .split("\n")
    .flatMap((line) =>
      marks.filter((mark) => line.includes(mark)).map((mark) => `${mark}: ${line.slice(0, 160)}`),
    );

/** Everything in the base, as text, table by table. */
export async function dump(owner: postgres.Sql): Promise<string> {
  const tables = await owner<{ name: string }[]>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`;
  const parts: string[] = [];
  for (const { name } of tables) {
    const rows = await owner.unsafe(`select t::text as row from public."${name}" t`);
    parts.push(...rows.map(({ row }) => `${name} ${row}`));
  }
  return parts.join("\n");
}

/** A contact person of a company who has left traces wherever the base keeps words. */
export async function makePerson(owner: postgres.Sql) {
  const director = await makeActor("director");
  const company = await makeClient({
    name: "ООО «Оранжерея»",
    ownerId: director.id,
    note: "Решает Шевчук, звонить Шевчуку до обеда",
  });
  const [contact] = await db
    .insert(contacts)
    .values({ surname: "Шевчук", given: "Аполлинария", patronymic: "Петровна", note: "разводит орхидеи" })
    .returning();
  if (!contact) throw new Error("no contact");
  await db
    .insert(clientContacts)
    .values({ clientId: company.id, contactId: contact.id, position: "любитель орхидей" });
  const phone = "+79122345678";
  const email = "a.shevchuk@example.ru";
  await db.insert(contactPoints).values([
    { contactId: contact.id, kind: "phone", value: phone, raw: "8 (912) 234-56-78" },
    { contactId: contact.id, kind: "email", value: email, raw: email },
  ]);
  await inTransaction((tx) => refreshSearch(tx, company.id));
  const ids = {
    response: randomUUID(),
    recipient: randomUUID(),
    complaint: randomUUID(),
    talk: randomUUID(),
    questionnaire: randomUUID(),
  };
  const json = (value: unknown) => JSON.stringify(value);
  const name = "Шевчук Аполлинария Петровна";
  await owner`insert into interactions (id, client_id, contact_id, kind, at, text, author_id)
    values (${ids.talk}, ${company.id}, ${contact.id}, 'call', '2026-03-01', 'Хочет орхидею', ${director.id})`;
  await owner`insert into interactions (client_id, kind, at, text, author_id)
    values (${company.id}, 'note', '2026-03-02', 'Передал Аполлинарии Петровне, ответ за шевчуком. Тел. 8-912-234-56-78', ${director.id})`;
  await owner`insert into assignments (client_id, title, details, issuer_id, executor_id, custodian_id, state, due_at, asked_due_at)
    values (${company.id}, 'Перезвонить Шевчук А. П.', ${`почта ${email}`}, ${director.id}, ${director.id}, ${director.id}, 'accepted', '2026-04-01', '2026-03-01')`;
  await owner`insert into events (actor_id, command, entity, entity_id, before, after) values
    (${director.id}, 'contact.create', 'contact', ${contact.id}, null, ${json({ surname: "Шевчук", note: "разводит орхидеи" })}::text::jsonb),
    (${director.id}, 'client.edit_fact', 'client', ${company.id}, ${json({ note: "Шевчук" })}::text::jsonb, ${json({ people: [name], phone: 79122345678, text: "+7 912 234-56-78" })}::text::jsonb),
    (${director.id}, 'other', 'client', ${randomUUID()}, null, ${json({ text: `говорил с Аполлинарией Шевчук, ${email.toUpperCase()}` })}::text::jsonb)`;
  await owner`insert into mailings (id, name, kind, state, created_by, launched_at, materialised_at)
    values (${ids.recipient}, 'Весна', 'service', 'paused', ${director.id}, '2026-03-01', '2026-03-01')`;
  await owner`insert into questionnaires (id, name, created_by) values (${ids.questionnaire}, 'Опрос', ${director.id})`;
  await owner`insert into questionnaire_versions (id, questionnaire_id, number, content) values (${ids.questionnaire}, ${ids.questionnaire}, 1,
    ${json({
      questions: [
        { key: "nps", kind: "nps" },
        { key: "why", kind: "text" },
        { key: "how", kind: "single" },
      ],
    })}::text::jsonb)`;
  await owner`insert into survey_campaigns (id, name, questionnaire_version_id, created_by, closes_at)
    values (${ids.questionnaire}, 'Волна', ${ids.questionnaire}, ${director.id}, '2026-05-01')`;
  await owner`insert into mailing_recipients (id, mailing_id, client_id, contact_id, address, state, "values")
    values (${ids.recipient}, ${ids.recipient}, ${company.id}, ${contact.id}, ${email}, 'frozen', ${json({ name })}::text::jsonb)`;
  await owner`insert into survey_responses (id, campaign_id, recipient_id, client_id, locale, answers, score, started_at, finished_at)
    values (${ids.response}, ${ids.questionnaire}, ${ids.recipient}, ${company.id}, 'ru',
      ${json({ nps: 3, how: "phone", why: "Не нашла орхидею" })}::text::jsonb, 3, '2026-03-05', '2026-03-05')`;
  const words = {
    number: "Ж-2026-00001",
    subject: "Орхидея завяла",
    text: "Моя орхидея завяла",
    fromName: name,
  };
  await owner`insert into complaints (id, number, kind, channel, type, demand, state, subject, text, from_name, from_email, from_phone,
      client_id, contact_id, owner_id, registered_at, closed_at, answered_at, search, verdict, decision)
    values (${ids.complaint}, ${words.number}, 'complaint', 'form', 'goods_quality', 'refund', 'closed', ${words.subject}, ${words.text},
      ${words.fromName}, ${email}, ${phone}, ${company.id}, ${contact.id}, ${director.id}, '2026-03-03', '2026-03-10', '2026-03-09',
      ${complaintDocument(words)}, 'justified', 'Вернули деньги за орхидею')`;
  await owner`insert into complaint_entries (complaint_id, at, kind, command, by_client, text)
    values (${ids.complaint}, '2026-03-03', 'lodged', 'lodge', true, 'Моя орхидея завяла')`;
  await owner`insert into outbox (kind, run_key, to_address, to_name, locale, props, not_before, state)
    values ('complaint-received', 'one', ${email}, ${name}, 'ru', ${json({ subject: "Орхидея" })}::text::jsonb, now(), 'sent'),
      ('complaint-assigned', 'two', 'boss@slovo.test', 'Директор', 'ru', ${json({ client: "Оранжерея", text: `${name} просит` })}::text::jsonb, now(), 'queued')`;
  await owner`insert into mailbox_letters (id, to_address, to_name, sender, subject, html, text)
    select id, to_address, to_name, 'office', 'Орхидея', '<p>Орхидея</p>', 'Орхидея' from outbox where run_key = 'one'`;
  await owner`insert into consents (kind, client_id, address, source, proof, given_at) values
    ('advertising', ${company.id}, ${email}, 'paper', 'анкета Шевчук', '2026-01-01'),
    ('processing', null, ${phone}, 'public_form', '/book', '2026-01-01')`;
  await owner`insert into suppressions (address, topic, reason, note, at) values (${email}, 'advertising', 'unsubscribed', 'Шевчук просила', '2026-02-01')`;
  await owner`insert into provider_events (id, provider, type, payload, received_at)
    values ('evt', 'resend', 'email.delivered', ${json({ to: [email] })}::text::jsonb, now())`;
  await owner`insert into imports (id, author_id, file_name, file_size, state) values (${ids.recipient}, ${director.id}, 'base.csv', 1, 'done')`;
  await owner`insert into import_rows (import_id, row_no, cells, client_id)
    values (${ids.recipient}, 2, ${json(["ООО «Оранжерея»", name, "89122345678", email])}::text::jsonb, ${company.id})`;
  await owner`insert into segments (name, tree, created_by) values ('Кто знает Шевчук Аполлинарию', '{}'::jsonb, ${director.id})`;
  await owner`insert into dossier_facts (client_id, contact_id, category, text, learned_on, author_id)
    values (${company.id}, ${contact.id}, 'other', 'разводит орхидеи', '2026-01-01', ${director.id})`;
  await owner`insert into client_dates (client_id, contact_id, kind, title, month, day, yearly, author_id)
    values (${company.id}, ${contact.id}, 'other', 'выставка орхидей', 3, 8, true, ${director.id})`;
  await owner`insert into agreements (client_id, contact_id, kind, title, starts_on, author_id)
    values (${company.id}, ${contact.id}, 'oral', 'Скидка, обещали Шевчук', '2026-01-01', ${director.id})`;
  const [file] = await owner<
    { id: string }[]
  >`insert into files (client_id, interaction_id, name, type, size, sha256, author_id)
    values (${company.id}, ${ids.talk}, 'Шевчук, паспорт орхидеи.txt', 'text', 14, 'x', ${director.id}) returning id`;
  await owner`insert into file_parts values (${file?.id ?? ""}, 0, ${Buffer.from("a.shevchuk@example.ru")})`;
  const [merge] = await owner<
    { id: string }[]
  >`insert into client_merges (survivor_id, loser_ids, merged_by, merged_at)
    values (${company.id}, '{}', ${director.id}, now()) returning id`;
  await owner`insert into client_merge_changes (merge_id, step, table_name, key, before) values
    (${merge?.id ?? ""}, 1, 'contacts', ${json({ id: contact.id })}::text::jsonb, ${json({ note: "разводит орхидеи" })}::text::jsonb),
    (${merge?.id ?? ""}, 2, 'clients', ${json({ id: company.id })}::text::jsonb, ${json({ note: "Решает Шевчук" })}::text::jsonb)`;
  await makePast(owner, { companyId: company.id, contactId: contact.id, staffId: director.id });
  return { director, company, contact, email, phone, ids };
}
