import { and, eq, isNull, lte, or, type SQL, sql } from "drizzle-orm";
import { clients } from "#db/clients/table.ts";
import type { Tx } from "#db/index.ts";
import type { InteractionKind, Outcome } from "#db/interactions/kinds.ts";
import { clientTouch, type Interaction, interactions } from "#db/interactions/table.ts";

/** A note to oneself and a call that nobody answered are no contact with the client. */
export const isContact = ({ kind, outcome }: { kind: InteractionKind; outcome?: Outcome | null }): boolean =>
  kind !== "note" && outcome !== "no_answer";

/** The same of rows of `interactions`. */
export const contactRow: SQL = sql`(${interactions.kind} <> 'note' and ${interactions.outcome} is distinct from 'no_answer')`;

type Said = Pick<Interaction, "clientId" | "at" | "kind" | "authorId"> &
  Partial<Pick<Interaction, "direction" | "outcome">>;

/** A meeting goes both ways; where nobody said who began, neither counts. */
const goes = (way: "in" | "out", { direction, kind }: Pick<Said, "direction" | "kind">) =>
  direction === way || kind === "meeting";
const goesRow = (way: "in" | "out"): SQL =>
  sql`${contactRow} and (${interactions.direction} = ${way} or ${interactions.kind} = 'meeting')`;

/** After one talk more: what the client's lists, card and cadence remember of it, in the transaction of the talk. */
export async function touch(tx: Tx, talk: Said): Promise<void> {
  if (!isContact(talk)) return;
  const { clientId, at, kind, authorId } = talk;
  await tx
    .update(clients)
    .set({ lastContactAt: at, lastContactKind: kind })
    .where(and(eq(clients.id, clientId), or(isNull(clients.lastContactAt), lte(clients.lastContactAt, at))));
  const [comes, leaves] = [goes("in", talk), goes("out", talk)];
  if (!comes && !leaves) return;
  const newer = (column: "in" | "out") =>
    sql.raw(`excluded.last_${column}_at >= coalesce(client_touch.last_${column}_at, '-infinity')`);
  const later = (way: "in" | "out", what: "at" | "kind" | "by") =>
    sql`case when ${newer(way)} then ${sql.raw(`excluded.last_${way}_${what}`)} else ${sql.raw(`client_touch.last_${way}_${what}`)} end`;
  await tx
    .insert(clientTouch)
    .values({
      clientId,
      ...(comes ? { lastInAt: at, lastInKind: kind, lastInBy: authorId } : {}),
      ...(leaves ? { lastOutAt: at, lastOutKind: kind, lastOutBy: authorId } : {}),
    })
    .onConflictDoUpdate({
      target: clientTouch.clientId,
      set: {
        lastInAt: later("in", "at"),
        lastInKind: later("in", "kind"),
        lastInBy: later("in", "by"),
        lastOutAt: later("out", "at"),
        lastOutKind: later("out", "kind"),
        lastOutBy: later("out", "by"),
      },
    });
}

/** What the talks themselves say of each client: `at`, `kind` and `by` of the last one, the last in and the last out. */
export function recounted(where: SQL = sql`true`): SQL {
  const last = (
    rows: SQL,
  ) => sql`(array_agg(json_build_object('at', ${interactions.at}, 'kind', ${interactions.kind}, 'by', ${interactions.authorId})
    order by ${interactions.at} desc, ${interactions.id} desc) filter (where ${rows}))[1]`;
  return sql`select ${interactions.clientId} as client_id, ${last(contactRow)} as last, ${last(goesRow("in"))} as last_in, ${last(goesRow("out"))} as last_out
    from ${interactions} where ${where} group by ${interactions.clientId}`;
}

/**
 * Write anew what is remembered of the talks of these clients, whatever it was: after talks were added in bulk, moved
 * to another client or taken away. The clients' rows are locked by whoever calls.
 */
export async function recountTouch(tx: Tx, clientIds: readonly string[]): Promise<void> {
  if (clientIds.length === 0) return;
  const ids = sql`${sql.param(clientIds)}::uuid[]`;
  const counted = recounted(sql`${interactions.clientId} = any(${ids})`);
  await tx.execute(sql`
    update ${clients} set last_contact_at = (t.last->>'at')::timestamptz, last_contact_kind = t.last->>'kind'
    from unnest(${ids}) as wanted (id) left join (${counted}) t on t.client_id = wanted.id
    where ${clients.id} = wanted.id`);
  await recountDirections(tx, clientIds);
}

/** Only the last in and the last out, for clients whose row has the last talk of all already. */
export async function recountDirections(tx: Tx, clientIds: readonly string[]): Promise<void> {
  const ids = sql`${sql.param(clientIds)}::uuid[]`;
  const counted = recounted(sql`${interactions.clientId} = any(${ids})`);
  await tx.execute(sql`
    insert into ${clientTouch} (client_id, last_in_at, last_in_kind, last_in_by, last_out_at, last_out_kind, last_out_by)
    select wanted.id, (last_in->>'at')::timestamptz, last_in->>'kind', (last_in->>'by')::uuid,
      (last_out->>'at')::timestamptz, last_out->>'kind', (last_out->>'by')::uuid
    from unnest(${ids}) as wanted (id) left join (${counted}) t on t.client_id = wanted.id
    on conflict (client_id) do update set
      last_in_at = excluded.last_in_at, last_in_kind = excluded.last_in_kind, last_in_by = excluded.last_in_by,
      last_out_at = excluded.last_out_at, last_out_kind = excluded.last_out_kind, last_out_by = excluded.last_out_by`);
}

/** How many clients remember another talk than the last ones written down. The right answer is zero. */
export const untrueTouches = (): SQL => {
  const differs = (remembered: SQL, counted: SQL) =>
    sql`${remembered} is distinct from (${counted}->>'at')::timestamptz`;
  return sql`
    select count(*)::int as n from ${clients}
    left join ${clientTouch} on ${clientTouch.clientId} = ${clients.id}
    left join (${recounted()}) t on t.client_id = ${clients.id}
    where ${differs(sql`${clients.lastContactAt}`, sql`t.last`)}
      or ${differs(sql`${clientTouch.lastInAt}`, sql`t.last_in`)}
      or ${differs(sql`${clientTouch.lastOutAt}`, sql`t.last_out`)}`;
};
