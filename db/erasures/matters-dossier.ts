import { sql } from "drizzle-orm";
import { agreements, agreementTerms } from "#db/agreements/table.ts";
import { clientDates, dossierFacts } from "#db/dossier/table.ts";
import { duplicateCards, duplicatePairs, personCards, personPairs } from "#db/duplicates/table.ts";
import { BLANK, type Matter, uuids } from "#db/erasures/matter.ts";
import { events } from "#db/events.ts";
import { fileParts, files } from "#db/files/table.ts";
import { interactions } from "#db/interactions/table.ts";
import { clientMergeChanges } from "#db/merges/table.ts";
import { invoices, orders, payments } from "#db/purchases/table.ts";

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
  /** Papers about money stay whole for the accountant; only what people noted on them goes. */
  papers: {
    label: { ru: "Примечания к покупкам, счетам и оплатам", en: "Notes on purchases, invoices and payments" },
    rows: ({ clientIds }) =>
      sql.join(
        [orders, invoices, payments].map(
          (paper) => sql`select id from ${paper} where client_id = ${uuids(clientIds)} and note is not null`,
        ),
        sql` union all `,
      ),
    blank: (rows) => [
      sql`update ${events} set before = null, after = null where entity_id in (${rows})`,
      ...[orders, invoices, payments].map(
        (paper) => sql`update ${paper} set note = null where id in (${rows})`,
      ),
    ],
  },
  /** How rows of the person were before their cards were made one: undoing the merge must not bring them back. */
  merges: {
    label: { ru: "Как было до объединения карточек", en: "What was before cards were merged" },
    rows: ({ contactIds, clientIds }) => sql`select id from ${clientMergeChanges}
      where (table_name in ('contacts', 'clients') and key ->> 'id' = any(${sql.param([...contactIds, ...clientIds])}::text[]))
        or before ->> 'contact_id' = any(${sql.param(contactIds)}::text[])
        or before ->> 'client_id' = any(${sql.param(clientIds)}::text[])`,
    blank: (rows) => [sql`delete from ${clientMergeChanges} where id in (${rows})`],
  },
  alike: {
    label: { ru: "Признаки для поиска дублей", en: "Marks by which duplicates are found" },
    rows: ({ around, contactIds }) =>
      sql`select client_id as id from ${duplicateCards} where client_id = ${uuids(around)}
        union all select contact_id from ${personCards} where contact_id = ${uuids(contactIds)}`,
    // Worked out anew by the next search, from what is left.
    blank: (rows) => [
      ...[duplicatePairs, personPairs].map(
        (pairs) => sql`delete from ${pairs} where a_id in (${rows}) or b_id in (${rows})`,
      ),
      sql`delete from ${duplicateCards} where client_id in (${rows})`,
      sql`delete from ${personCards} where contact_id in (${rows})`,
    ],
  },
} satisfies Record<string, Matter>;
