import type postgres from "postgres";

/** A base big enough for the planner to choose as it would for a real one, written by the database alone. */
const CLIENTS = 20_000;

const heads = "Урал Сиб Волга Нева Обь Иртыш Кама Дон Вятка Север".split(" ");
const latinHeads = "ural sib volga neva ob irtysh kama don vyatka sever".split(" ");
const tails = "сервис монтаж проект ресурс маркет центр трейд инвест контракт комплекс".split(" ");
const latinTails = "servis montazh proekt resurs market tsentr treyd invest kontrakt kompleks".split(" ");
const surnames = "dorofeeva ivanov petrov sidorova kuznetsov smirnov vavilov schukina zuev belyh".split(" ");
const regions = ["Пермский край", "Свердловская область", "Тюменская область", "Омская область", null];

/** Fields of the company: one that half of the clients have, one whose second choice is rare. */
export const own = {
  area: "0197a000-0000-7000-8000-00000000000a",
  format: "0197a000-0000-7000-8000-00000000000b",
  rare: "0197a000-0000-7000-8000-00000000000c",
};

interface Around {
  owners: readonly string[];
  branches: readonly string[];
}

export async function fillBase(
  owner: postgres.Sql,
  { owners, branches }: Around,
): Promise<{ busiest: string }> {
  await owner`insert into client_fields (id, name, name_key, kind, place, created_by) values
    (${own.area}, 'Площадь', 'ploschad', 'number', 1, ${owners[0] ?? ""}), (${own.format}, 'Формат', 'format', 'choice', 2, ${owners[0] ?? ""})`;
  await owner`
    insert into clients (name, name_key, search, status, class, region, owner_id, branch_id, tags,
      last_contact_at, next_due_at, created_at, own)
    select 'ООО «' || head || tail || ' ' || i % 997 || '»', lower(head) || tail || ' ' || length((i % 997)::text) || i % 997,
      ' ooo ' || latin_head || latin_tail || ' ' || i % 997 || ' ' || 7700000000 + i || ' | ' || surname || ' anna ' || 79120000000 + i * 7 || ' ',
      (array['potential', 'new', 'active', 'loyal', 'lost'])[1 + i % 5], (array['A', 'B', 'C', 'C'])[1 + i % 4], region,
      nullif((${[...owners, ""]}::text[])[1 + i % ${owners.length + 1}], '')::uuid,
      (${branches}::text[])[1 + i % ${branches.length}]::uuid,
      case when i % 2000 = 0 then '{экспорт}'::text[] else '{}' end,
      case when i % 4 > 0 then now() - i * interval '3 minutes' end,
      case when i % 100 = 0 then now() + (i - 10000) * interval '3 minutes' end, now() - i * interval '5 minutes',
      case when i % 2 = 0 then jsonb_build_object(${own.area}::text, i % 1000,
        ${own.format}::text, case when i % 500 = 0 then ${own.rare}::text else ${own.area}::text end) else '{}' end
    from generate_series(1, ${CLIENTS}) i,
      lateral (select (${heads}::text[])[1 + i % 10] as head, (${latinHeads}::text[])[1 + i % 10] as latin_head,
        (${tails}::text[])[1 + i / 10 % 10] as tail, (${latinTails}::text[])[1 + i / 10 % 10] as latin_tail,
        (${surnames}::text[])[1 + i / 7 % 10] as surname, (${regions}::text[])[1 + i / 3 % 5] as region) as words`;
  await owner`insert into legal_entities (client_id, name, inn)
    select id, name, (7700000000 + row_number() over (order by id))::text from clients`;
  await owner`insert into contact_points (client_id, kind, value, raw)
    select id, 'phone', '+7912' || lpad((row_number() over (order by id))::text, 7, '0'), 'тел.' from clients`;
  await owner`with people as (
      insert into contacts (surname, note) select 'Дорофеева', id from clients where random() < 0.5 returning id, note::uuid as client_id
    ), links as (insert into client_contacts (client_id, contact_id) select client_id, id from people)
    insert into contact_points (contact_id, kind, value, raw) select id, 'phone', '+7913' || row_number() over (), 'тел.' from people`;
  // As many words as the names of a real base have.
  await owner`insert into client_words (word)
    select translate(md5(i::text), '0123456789', 'ghijklmnop')::varchar(12) from generate_series(1, ${CLIENTS}) i`;
  const [row] = await owner<{ id: string }[]>`select id from clients order by id limit 1`;
  const busiest = row?.id ?? "";
  await owner`insert into interactions (client_id, kind, at, text, author_id)
    select case when i % 20 = 0 then ${busiest} else id end, 'call', now() - i * interval '7 minutes', 'Просит цену', ${owners[0] ?? ""}
    from (select id, row_number() over (order by id) as i from clients) c`;
  await owner`insert into assignments (client_id, state, title, asked_due_at, due_at, issuer_id, executor_id, custodian_id, closed_at)
    select id, case when i % 40 = 0 then 'accepted' else 'confirmed' end, 'Перезвонить', now() + i * interval '1 minute',
      now() + i * interval '1 minute', ${owners[0] ?? ""}, executor, case when i % 40 = 0 then executor end,
      case when i % 40 = 0 then null else now() end
    from (select id, row_number() over (order by id) as i, (${owners}::text[])[1 + (row_number() over (order by id))::int % ${owners.length}]::uuid as executor
      from clients) c`;
  await owner`with run as (insert into class_runs (ordered_at) values (now()) returning id)
    insert into client_classes (client_id, run_id, value, orders, last_on, rfm, abc, xyz, place, r, f, m)
    select c.id, run.id, 0, 1, current_date, (array['champions', 'loyal', 'fresh', 'risk', 'asleep'])[1 + i % 5],
      case when i % 5 = 0 then 'A' else 'C' end, case when i % 100 = 0 then 'X' else 'Z' end, i, 1, 1, 1
    from run, (select id, row_number() over (order by id)::int as i from clients) c`;
  return { busiest };
}

/** A finished mailing to every client. */
export async function fillMailing(owner: postgres.Sql, author: string): Promise<string> {
  const [mailing] = await owner<{ id: string }[]>`
    insert into mailings (name, kind, created_by) values ('Осенний прайс', 'service', ${author}) returning id`;
  const id = mailing?.id ?? "";
  await owner`insert into mailing_recipients (mailing_id, client_id, state, address)
    select ${id}, id, 'delivered', 'a' || row_number() over () || '@example.ru' from clients`;
  return id;
}
