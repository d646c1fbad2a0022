import { randomBytes, randomUUID } from "node:crypto";
import type postgres from "postgres";
import { makeActor, makeClient } from "#tests/factories.ts";

/** Texts that a careless way of copying would bend. */
export const odd = [
  "tab\there",
  "back\\slash \\N \\. \\t",
  "line\nend\r\nand \r alone",
  "«ёлочки», ‮ обратно, 🦷 𝔘𝔫𝔦, e\u0301",
  "\"quotes\" 'single' {braces} {{email}}<b>",
  "",
  "\\.",
];

/** A base with something odd in it, and with work and letters under way. */
export async function fillBase(owner: postgres.Sql) {
  const director = await makeActor("director");
  for (const text of odd)
    await makeClient({ name: `Имя ${text}`, note: text, tags: [text, "вторая", "с,запятой"] });
  for (const text of odd)
    await owner`insert into events (command, entity, before, after)
      values ('test', 'client', ${JSON.stringify({ text, nested: [text, null, 1.5e-7] })}::text::jsonb, null)`;
  await owner`insert into login_failures (email, at) values ('Anna@Example.RU', 'infinity'), ('b@example.ru', '-infinity'),
    ('c@example.ru', '0044-03-15 12:00:00.123456 BC')`;
  await owner`insert into imports (author_id, file_name, file_size, file, state)
    values (${director.id}, 'base.xlsx', 300000, ${randomBytes(300_000)}, 'running'),
      (${director.id}, 'old.csv', 0, ''::bytea, 'done')`;
  await owner`insert into backups (started_at, file) values (now(), '/tmp/unfinished.backup')`;
  await owner`insert into workers (id, host, pid, started_at, beat_at) values (${randomUUID()}, 'old', 1, now(), now())`;
  for (const state of ["draft", "launching", "running", "paused", "finished"])
    await owner`insert into mailings (name, kind, state, created_by, launched_at)
      values (${state}, 'service', ${state}, ${director.id}, now())`;
  return { director };
}
