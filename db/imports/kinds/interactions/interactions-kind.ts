import { and, inArray, type SQL, sql } from "drizzle-orm";
import { clients } from "#db/clients/table.ts";
import { note } from "#db/imports/cell.ts";
import { insertMany } from "#db/imports/many.ts";
import type { Written } from "#db/imports/rows.ts";
import type { Tx } from "#db/index.ts";
import { interactions } from "#db/interactions/table.ts";
import { recountTouch } from "#db/interactions/touch.ts";
import { ownerKeys } from "../attached/keys.ts";
import { leftOut, ownRows } from "../attached/own-rows.ts";
import { recordUndo } from "../attached/records.ts";
import type { Chunk, ImportKind, RowPlan } from "../kind.ts";
import { judgeRows } from "../papers/judge-rows.ts";
import { momentOf } from "../papers/when-fields.ts";
import { completeTalk, emptyTalk, type TalkDraft, talkFields, talkNeeds } from "./talk-fields.ts";

/** By what one talk is the same as another: whose, when, what kind, and word for word. */
type Met = Set<string>;
const sameTalk = (client: string, at: Date, kind: string, text: string) =>
  `${client} ${at.getTime()} ${kind} ${text}`;

/** Talks judged one by one: nobody says the same twice at one moment, so such a row is no second talk. */
async function planTalks(tx: Tx, chunk: Chunk<TalkDraft>, met: Met): Promise<RowPlan[]> {
  const { rows } = chunk;
  const plans = await judgeRows(tx, chunk, (_, plan) => plan);
  const known = await talksOf(
    tx,
    plans.flatMap(({ clientId }, at) =>
      clientId ? [{ clientId, at: momentOf((rows[at] as (typeof rows)[number]).draft) }] : [],
    ),
  );
  return plans.map((plan, at) => {
    const { draft } = rows[at] as (typeof rows)[number];
    if (plan.plan !== "create") return plan;
    const key = sameTalk(plan.clientId ?? plan.twin?.key ?? "", momentOf(draft), kindOf(draft), draft.text);
    const again = known.has(key) || met.has(key);
    met.add(key);
    if (!again) return plan;
    note(draft, known.has(key) ? "talk_known" : "talk_twice", draft.text.slice(0, 100), "");
    return { ...plan, plan: "skipped" };
  });
}

const kindOf = ({ kind }: TalkDraft) => kind ?? "note";

async function talksOf(tx: Tx, sought: readonly { clientId: string; at: Date }[]): Promise<Set<string>> {
  if (sought.length === 0) return new Set();
  const { clientId, at, kind, text } = interactions;
  const rows = await tx
    .select({ clientId, at, kind, text })
    .from(interactions)
    .where(
      and(
        inArray(clientId, [...new Set(sought.map((talk) => talk.clientId))]),
        inArray(at, [...new Map(sought.map((talk) => [talk.at.getTime(), talk.at])).values()]),
      ),
    );
  return new Set(rows.map((row) => sameTalk(row.clientId, row.at, row.kind, row.text)));
}

async function writeTalks(tx: Tx, chunk: Chunk<TalkDraft>): Promise<Written[]> {
  const { rows, author } = chunk;
  const { owned, out } = await ownRows(tx, {
    ...chunk,
    rows: rows.filter(({ plan }) => plan === "create"),
  });
  const ids = await tx.execute<{ id: string }>(
    sql`select uuidv7() as id from generate_series(1, ${owned.length}::int)`,
  );
  const made = owned.map((one, at) => ({ ...one, id: ids[at]?.id as string }));
  await insertMany(
    tx,
    interactions,
    made.map(({ id, owner, row: { draft } }) => ({
      id,
      clientId: owner.id,
      kind: kindOf(draft),
      direction: draft.direction,
      at: momentOf(draft),
      text: draft.text,
      outcome: draft.outcome,
      decision: draft.decision,
      authorId: draft.authorId ?? author.id,
    })),
  );
  await recountTouch(tx, [...new Set(made.map(({ owner }) => owner.id))]);
  const written = made.map(
    ({ id, row, owner, made: client }): Written => ({
      rowNo: row.rowNo,
      outcome: "created",
      clientId: owner.id,
      before: { ...client, record: id },
    }),
  );
  return [...written, ...out, ...leftOut(rows)];
}

/** «12.03.2026, Ромашка: просит цену» */
const name: SQL<string> = sql<string>`to_char(${interactions.at}, 'DD.MM.YYYY') || ', ' || ${clients.name} || ': ' || left(${interactions.text}, 80)`;

/** A row is a call, meeting, letter or note of the past. */
export const interactionsKind: ImportKind<TalkDraft, Met> = {
  fields: talkFields,
  permission: "interaction.record",
  chunk: 1_000,
  needs: talkNeeds,
  keys: ownerKeys,
  updates: false,
  ofClients: true,
  draft: emptyTalk,
  complete: completeTalk,
  titled: ["client_name", "text", "client_code"],
  nothingSeen: () => new Set(),
  plan: planTalks,
  write: writeTalks,
  ...recordUndo({ table: interactions, own: [], name, after: recountTouch }),
};
