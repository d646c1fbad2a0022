import type postgres from "postgres";
import { busyStates } from "#db/imports/input.ts";
import { enqueueAsOwner } from "#db/jobs/enqueue-as-owner.ts";

/**
 * The queue is not copied: what it owed is known from the tables. Imports under way go on from their last kept row; the
 * schedule is written anew by the migration; mailings wait for a person.
 */
export async function owedImports(tx: postgres.ISql): Promise<string[]> {
  const rows = await tx<
    { id: string }[]
  >`select id from imports where state in ${tx(busyStates as string[])}`;
  return rows.map(({ id }) => id);
}

export async function requeueImports(ownerUrl: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await enqueueAsOwner(
    ownerUrl,
    "imports.run",
    ids.map((importId) => ({ importId })),
  );
}
