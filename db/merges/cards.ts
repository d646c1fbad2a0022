import { type SQL, sql } from "drizzle-orm";
import { makeSearch } from "#db/clients/refresh-search.ts";
import { nameKey } from "#db/clients/search.ts";
import type { Client } from "#db/clients/table.ts";
import { Refused } from "#db/errors.ts";
import type { Tx } from "#db/index.ts";
import {
  type ChosenField,
  chosenFieldNames,
  chosenFields,
  joinedFields,
  type OwnChoice,
  ownTogether,
  usualChoice,
} from "./fields.ts";
import type { MergeLog } from "./log.ts";
import { LEAP } from "./version-leap.ts";

const clients = "clients";
const isCard = (id: string) => sql`t.id = ${id}::uuid`;

/** The cards that went in leave the lists and point to the survivor; a key of another system goes with them if it can. */
export async function retireCards(log: MergeLog, survivor: Client, losers: readonly Client[], now: Date) {
  const at = now.toISOString();
  const heir =
    survivor.externalId === null ? losers.find(({ externalId }) => externalId !== null) : undefined;
  for (const { id } of losers) {
    await log.set({
      table: clients,
      where: isCard(id),
      values: {
        archived_at: sql`${at}::timestamptz`,
        merged_into_id: sql`${survivor.id}::uuid`,
        ...(id === heir?.id ? { external_id: sql`null` } : {}),
        version: sql`t.version + ${LEAP}`,
        updated_at: sql`${at}::timestamptz`,
      },
    });
  }
  return heir?.externalId ?? survivor.externalId;
}

/** The survivor's own row: what was chosen, what stands together, what follows from the others. */
export async function fillSurvivor(
  tx: Tx,
  log: MergeLog,
  cards: readonly Client[],
  { choice, own }: { choice: Partial<Record<ChosenField, string>>; own: OwnChoice },
  externalId: string | null,
  now: Date,
): Promise<Record<string, unknown>> {
  const [survivor] = cards as [Client];
  const chosen = chosenOf(cards, choice);
  const values: Record<string, SQL> = {};
  for (const field of chosenFieldNames) {
    const { column } = chosenFields[field];
    values[column] =
      sql`(select o.${sql.identifier(column)} from clients o where o.id = ${chosen.get(field)?.id}::uuid)`;
  }
  for (const [column, join] of Object.entries(joinedFields)) values[column] = join(cards, own);
  const ids = sql`${sql.param(cards.map(({ id }) => id))}::uuid[]`;
  const newest = (column: "last_contact_at" | "last_contact_kind") => sql`(
    select o.${sql.identifier(column)} from clients o where o.id = any(${ids})
    order by o.last_contact_at desc nulls last limit 1)`;
  await log.set({
    table: clients,
    where: isCard(survivor.id),
    values: {
      ...values,
      name_key: sql`${nameKey(chosen.get("name")?.name ?? survivor.name)}`,
      external_id: sql`${externalId}::text`,
      last_contact_at: newest("last_contact_at"),
      last_contact_kind: newest("last_contact_kind"),
      next_due_at: sql`(select min(o.next_due_at) from clients o where o.id = any(${ids}))`,
      version: sql`t.version + ${LEAP}`,
      updated_at: sql`${now.toISOString()}::timestamptz`,
    },
  });
  await log.set({
    table: clients,
    where: isCard(survivor.id),
    values: { search: sql`${await makeSearch(tx, survivor.id)}::text` },
  });
  const facts = chosenFieldNames.map((field) => [field, chosen.get(field)?.[field] ?? null]);
  return { ...Object.fromEntries(facts), own: ownTogether(cards, own) };
}

function chosenOf(cards: readonly Client[], choice: Partial<Record<ChosenField, string>>) {
  return new Map(
    chosenFieldNames.map((field) => {
      const wanted = choice[field] ?? usualChoice(field, cards);
      const card = cards.find(({ id }) => id === wanted);
      if (!card) throw new Refused("merge_foreign_choice", { field });
      return [field, card] as const;
    }),
  );
}
