import { sql } from "drizzle-orm";
import type { Outcome } from "#db/bulk/outcomes.ts";
import { bulkEditRows, bulkEdits } from "#db/bulk/table.ts";
import { classChanges, classOverrides } from "#db/classes/table.ts";
import { BLANK, list, type Matter, uuids } from "#db/erasures/matter.ts";
import { events } from "#db/events.ts";

/** How rows of a bulk edit end that keep what was there before, or kept it until an act. */
const changed: readonly Outcome[] = ["changed", "restored", "kept", "out_of_reach", "erased"];

/** What changes of a private client have kept: the value before, and words on why. */
export const changeMatters = {
  classes: {
    label: { ru: "Почему такой класс", en: "Why the class is such" },
    rows: ({
      clientIds,
    }) => sql`select id from ${classChanges} where client_id = ${uuids(clientIds)} and reason is not null
      union all select client_id from ${classOverrides} where client_id = ${uuids(clientIds)}`,
    // An override that a change of many has replaced is not to come back: see below.
    blank: (rows) => [
      sql`update ${classOverrides} set reason = ${BLANK}, replaced = null, version = version + 1 where client_id in (${rows})`,
      sql`update ${classChanges} set reason = ${BLANK} where id in (${rows})`,
    ],
  },
  // A list that the client was put on is no word of theirs, and can still be taken back.
  bulk: {
    label: { ru: "Что было до изменения списком", en: "What was before a change of many" },
    rows: ({ clientIds }) => sql`select ${bulkEditRows.clientId} as id from ${bulkEditRows}
      join ${bulkEdits} on ${bulkEdits.id} = ${bulkEditRows.bulkId}
      where ${bulkEditRows.clientId} = ${uuids(clientIds)} and ${bulkEditRows.outcome} = ${list(changed, sql`text`)}
        and ${bulkEdits.change} ->> 'kind' <> 'list_add'`,
    blank: (rows) => {
      const blanked = sql`select bulk_id from ${bulkEditRows} where outcome = 'erased' and client_id in (${rows})`;
      // What was given to this one alone is theirs; what was given to many says nothing of one.
      const alone = sql`select id from ${bulkEdits} edit where id in (${blanked})
        and change ->> 'kind' in ('own', 'tags_add', 'tags_remove', 'class') and not exists (
          select from ${bulkEditRows} other where other.bulk_id = edit.id and other.client_id not in (${rows}))`;
      return [
        sql`update ${bulkEditRows} set before = null, outcome = 'erased' from ${bulkEdits}
          where ${bulkEdits.id} = bulk_id and ${bulkEdits.change} ->> 'kind' <> 'list_add'
            and outcome = ${list(changed, sql`text`)} and client_id in (${rows})`,
        sql`update ${bulkEdits} set counts = (select jsonb_object_agg(outcome, n) from (
            select outcome, count(*) as n from ${bulkEditRows}
            where bulk_id = ${bulkEdits.id} and outcome is not null group by outcome) ended)
          where counts is not null and id in (${blanked})`,
        sql`update ${events} set before = null, after = null where entity_id in (${alone})`,
        sql`update ${bulkEdits} set change = case
            when change ->> 'kind' = 'own' then change || '{"value":null}'
            when change ->> 'kind' like 'tags%' then change || jsonb_build_object('value', jsonb_build_array(${BLANK}::text))
            else change || jsonb_build_object('reason', ${BLANK}::text) end
          where id in (${alone})`,
      ];
    },
  },
} satisfies Record<string, Matter>;
