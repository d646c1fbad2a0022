import { randomUUID } from "node:crypto";
import type postgres from "postgres";

interface Whose {
  companyId: string;
  contactId: string;
  staffId: string;
}

export const formerEmail = "polina@old.example";

/** What the past keeps of a person: an address they had, a letter to it, files they were read from, the making of a card. */
export async function makePast(owner: postgres.Sql, { companyId, contactId, staffId }: Whose) {
  const json = (value: unknown) => JSON.stringify(value);
  const name = { surname: "Шевчук", given: "Аполлинария", patronymic: "Петровна" };
  const points = [{ kind: "email", value: formerEmail }];
  const [letter, talk, people, talks] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  await owner`insert into events (actor_id, command, entity, entity_id, before, after) values
    (${staffId}, 'client.create', 'client', ${companyId}, null, ${json({ name: "Оранжерея", points, person: name })}::text::jsonb),
    (${staffId}, 'contact.edit', 'contact', ${contactId}, ${json({ ...name, surname: "Кукурузова", points })}::text::jsonb, ${json({ ...name, points: [] })}::text::jsonb),
    (${staffId}, 'client.edit_fact', 'client', ${companyId}, ${json({ note: `Кукурузовой на ${formerEmail}` })}::text::jsonb, null)`;
  await owner`insert into interactions (id, client_id, contact_id, kind, at, text, author_id) values
    (${letter}, ${companyId}, ${contactId}, 'letter', '2026-02-01', 'Про орхидею', ${staffId}),
    (${talk}, ${companyId}, null, 'call', '2026-02-02', ${"Дарит орхидеи\nШевчук А. П."}, ${staffId})`;
  await owner`insert into outbox (kind, run_key, to_address, to_name, locale, props, not_before, state, entity, entity_id)
    values ('personal', 'letter', 'typo@old.example', 'Полина', 'ru', ${json({ body: "Про орхидею" })}::text::jsonb, now(), 'sent', 'interaction', ${letter})`;
  await owner`insert into mailbox_letters (id, to_address, to_name, sender, subject, html, text, search)
    select id, to_address, to_name, 'office', 'Орхидея', '<p>Орхидея</p>', 'Орхидея', ' polina orhidea' from outbox where run_key = 'letter'`;
  const seen = (cells: string[]) => ({
    top: json([{ no: 2, cells }]),
    columns: json(cells.map((text) => ({ header: "Поле", samples: [text], filled: 1 }))),
  });
  const [person, call] = [
    ["Шевчук", "Аполлинария", "Петровна", "разводит орхидеи"],
    ["Оранжерея", "Дарит орхидеи", "Шевчук А. П."],
  ] as const;
  const [shownPeople, shownTalks] = [seen([...person]), seen([...call])];
  await owner`insert into imports (id, author_id, file_name, file_size, state, kind, mapping, top, columns) values
    (${people}, ${staffId}, 'people.csv', 1, 'done', 'contacts', '[]', ${shownPeople.top}::text::jsonb, ${shownPeople.columns}::text::jsonb),
    (${talks}, ${staffId}, 'talks.csv', 1, 'done', 'interactions', ${json(["client_name", "text", "person"])}::text::jsonb, ${shownTalks.top}::text::jsonb, ${shownTalks.columns}::text::jsonb)`;
  await owner`insert into import_rows (import_id, row_no, cells, client_id, into_row, outcome, before) values
    (${people}, 2, ${json(["", "", "", "разводит орхидеи"])}::text::jsonb, ${companyId}, null, 'created', ${json({ person: { id: contactId, isNew: true, points: [] } })}::text::jsonb),
    (${people}, 3, ${json(["", "", "", "и орхидеи зимой"])}::text::jsonb, null, 2, 'merged', null),
    (${people}, 4, ${json(person)}::text::jsonb, ${companyId}, null, 'unchanged', null),
    (${people}, 5, ${json(["Дубов", "Егор", "", "колет дрова"])}::text::jsonb, ${companyId}, null, 'unchanged', null),
    (${talks}, 2, ${json(call)}::text::jsonb, ${companyId}, null, 'created', ${json({ record: talk })}::text::jsonb)`;
}
