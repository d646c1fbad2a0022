import { type SQL, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { classChanges, classOverrides } from "#db/classes/table.ts";
import type { ClientClass } from "#db/clients/registries.ts";
import { clients } from "#db/clients/table.ts";

/** Sets every column of an override but the client from the row `by`. */
const replaced = sql`class = by.class, reason = by.reason, until = by.until, set_by = by.set_by, set_at = by.set_at`;

/**
 * A class given to many is held like one given on a card: until it is lifted, with the reason. The override of an edit is
 * known by the moment of its order; the one that stood there before lies in it and comes back with the undo.
 */
export function heldClass({ class: value, reason }: { class: ClientClass; reason: string }, at: Date) {
  const moment = sql`${at.toISOString()}::timestamptz`;
  const held = (test: SQL) =>
    sql`exists (select from ${classOverrides} o where o.client_id = ${clients.id} and ${test})`;
  return {
    same: held(sql`o.class = ${value}::text and o.until is null`),
    untouched: () => sql`${clients.class} = ${value}::text and ${held(sql`o.set_at = ${moment}`)}`,
    announce: { change: "override", undo: "bulk_undone" } as const,
    beside: {
      change: (actor: StaffActor, now: SQL) => [
        sql`insert into ${classOverrides} as o (client_id, class, reason, set_by, set_at, replaced)
          select held.id, ${value}::text, ${reason}::text, ${actor.id}::uuid, ${moment},
            (select to_jsonb(was) - 'replaced' from ${classOverrides} was where was.client_id = held.id)
          from held where held.verdict = 'changed'
          on conflict (client_id) do update set class = excluded.class, reason = excluded.reason, until = null,
            set_by = excluded.set_by, set_at = excluded.set_at, replaced = excluded.replaced, version = o.version + 1`,
        // The trigger tells of a class that becomes another; this one is held where it is.
        sql`insert into ${classChanges} (client_id, at, from_class, to_class, why, reason, staff_id)
          select held.id, ${now}, ${value}::text, ${value}::text, 'override', ${reason}::text, ${actor.id}::uuid
          from held where held.verdict = 'changed' and held.before #>> '{}' = ${value}::text`,
      ],
      restore: [
        sql`update ${classOverrides} o set ${replaced}, replaced = null, version = o.version + 1
          from held join ${classOverrides} was on was.client_id = held.id
            cross join lateral jsonb_populate_record(null::class_overrides, was.replaced) by
          where held.id = o.client_id and held.verdict = 'restored' and o.replaced is not null`,
        sql`delete from ${classOverrides} o using held
          where held.id = o.client_id and held.verdict = 'restored' and o.replaced is null`,
      ],
    },
  };
}
