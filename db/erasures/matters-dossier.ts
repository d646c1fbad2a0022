import { sql } from "drizzle-orm";
import { agreements, agreementTerms } from "#db/agreements/table.ts";
import { clientDates, dossierFacts } from "#db/dossier/table.ts";
import { BLANK, type Matter, uuids } from "#db/erasures/matter.ts";
import { events } from "#db/events.ts";
import { fileParts, files } from "#db/files/table.ts";
import { interactions } from "#db/interactions/table.ts";

/** What is known of a person beyond the card: facts, dates, what was agreed, files. */
export const dossierMatters = {
  facts: {
    label: { ru: "Факты досье", en: "Facts of the dossier" },
    rows: ({ contactIds, clientIds }) => sql`select id from ${dossierFacts}
      where contact_id = ${uuids(contactIds)} or client_id = ${uuids(clientIds)}`,
    blank: (rows, _, now) => [
      sql`update ${events} set before = null, after = null where entity_id in (${rows})`,
      sql`update ${dossierFacts} set text = ${BLANK}, deleted_at = coalesce(deleted_at, ${now.toISOString()}::timestamptz),
        version = version + 1 where id in (${rows})`,
    ],
  },
  dates: {
    label: { ru: "Дни рождения и другие даты", en: "Birthdays and other dates" },
    rows: ({ contactIds, clientIds }) => sql`select id from ${clientDates}
      where contact_id = ${uuids(contactIds)} or client_id = ${uuids(clientIds)}`,
    blank: (rows) => [
      sql`update ${events} set before = null, after = null where entity_id in (${rows})`,
      sql`delete from ${clientDates} where id in (${rows})`,
    ],
  },
  // What a company has agreed to through the person stays the company's; the name goes out of it with the sweep.
  agreements: {
    label: { ru: "Договорённости", en: "Agreements" },
    rows: ({ clientIds }) => sql`select id from ${agreements} where client_id = ${uuids(clientIds)}`,
    blank: (rows) => [
      sql`update ${events} set before = null, after = null where entity_id in (${rows})`,
      sql`update ${agreementTerms} set note = null, number = null where agreement_id in (${rows})`,
      sql`update ${agreements} set title = ${BLANK}, number = null, version = version + 1,
        cancel_reason = case when cancel_reason is not null then ${BLANK} end where id in (${rows})`,
    ],
  },
  files: {
    label: { ru: "Файлы", en: "Files" },
    rows: ({ contactIds, clientIds }) => sql`select id from ${files} where client_id = ${uuids(clientIds)}
      or interaction_id in (select id from ${interactions} where contact_id = ${uuids(contactIds)})`,
    blank: (rows, _, now) => [
      sql`update ${events} set before = null, after = null where entity_id in (${rows})`,
      sql`delete from ${fileParts} where file_id in (${rows})`,
      sql`update ${files} set name = ${BLANK}, size = 0, sha256 = '', version = version + 1,
        deleted_at = coalesce(deleted_at, ${now.toISOString()}::timestamptz) where id in (${rows})`,
    ],
  },
} satisfies Record<string, Matter>;
