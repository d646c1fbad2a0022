import type postgres from "postgres";

/** An address for every client that has none, so that a mailing to everybody writes to everybody. */
export async function giveAddresses(owner: postgres.Sql): Promise<void> {
  await owner`
    insert into contact_points (client_id, kind, value, raw)
    select id, 'email', 'bench-' || id || '@example.ru', '' from clients c
    where archived_at is null and not exists (select from contact_points p where p.client_id = c.id and p.kind = 'email')`;
  await owner`analyze contact_points`;
}

/** A mailing to everybody, launched by a director and not gathered yet. Answers its id. */
export async function launched(owner: postgres.Sql): Promise<string> {
  const [row] = await owner<{ id: string }[]>`
    insert into mailings (name, kind, subject, body, state, segment, provider, launched_at, launched_by, created_by)
    select 'Замер', 'service', 'Для {{client}}', ${`{{salutation}}\n\n${paragraph}\n\n${paragraph}`}, 'launching',
      '{"type": "group", "join": "and", "not": false, "children": []}', 'smtp', now(), id, id
    from staff where role = 'director' limit 1
    returning id`;
  if (!row) throw new Error("nobody may launch a mailing");
  return row.id;
}

export async function forget(owner: postgres.Sql, id: string): Promise<void> {
  await owner`delete from mailing_recipients where mailing_id = ${id}`;
  await owner`delete from mailings where id = ${id}`;
}

const paragraph =
  "С первого апреля меняется порядок приёма заявок: пишите на общий адрес, ответим в течение часа и назовём срок. " +
  "Ваш менеджер {{manager|в отделе продаж}} останется прежним, телефоны тоже.";
