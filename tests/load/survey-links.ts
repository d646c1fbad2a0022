import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { firstContent } from "#db/surveys/content.ts";

const NAME = "Скорость ответов";

async function makeMailing(sql: postgres.Sql): Promise<string> {
  const [known] = await sql`select id from mailings where name = ${NAME}`;
  if (known) return known.id as string;
  const [person] = await sql`select id from staff where role = 'director' limit 1`;
  const by = person?.id as string;
  const [questionnaire] = await sql`
    insert into questionnaires (name, created_by) values (${NAME}, ${by}) returning id`;
  const [version] = await sql`
    insert into questionnaire_versions (questionnaire_id, number, content, published_at)
    values (${questionnaire?.id}, 1, ${sql.json(JSON.parse(JSON.stringify(firstContent())))}, now()) returning id`;
  const [campaign] = await sql`
    insert into survey_campaigns (name, questionnaire_version_id, closes_at, low_score, created_by)
    values (${NAME}, ${version?.id}, '2099-01-01', 0, ${by}) returning id`;
  const [mailing] = await sql`
    insert into mailings (name, kind, campaign_id, state, created_by)
    values (${NAME}, 'survey', ${campaign?.id}, 'finished', ${by}) returning id`;
  return mailing?.id as string;
}

/**
 * Letters that went to `count` clients, of whom none has answered yet: the ids of their rows. Answers of an earlier
 * run are taken away. The table that the bare handler writes to is made as well.
 */
export async function openLinks(ownerUrl: string, count: number): Promise<string[]> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    await sql`create table if not exists floor_notes (id bigserial primary key, note text not null)`;
    await sql`grant all on floor_notes, floor_notes_id_seq to slovo_app`;
    const mailing = await makeMailing(sql);
    await sql`
      insert into mailing_recipients (mailing_id, client_id, address, state, sent_at)
      select ${mailing}, id, ${randomUUID()} || '-' || row_number() over (order by id) || '@example.test', 'accepted', now()
      from clients order by id limit ${count}
      on conflict do nothing`;
    await sql`delete from survey_responses where recipient_id in (
      select id from mailing_recipients where mailing_id = ${mailing})`;
    // Otherwise the database would do it by itself in the midst of the measuring.
    await sql`vacuum analyze mailing_recipients, survey_responses`;
    const rows = await sql<{ id: string }[]>`
      select id from mailing_recipients where mailing_id = ${mailing} limit ${count}`;
    return rows.map(({ id }) => id);
  } finally {
    await sql.end();
  }
}
