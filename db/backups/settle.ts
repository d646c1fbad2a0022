import type postgres from "postgres";

/**
 * Makes a loaded database a copy that does nothing by itself to the outside: the hold on delivery, mailings under way
 * paused until a person resumes each, and what only meant the processes of the original forgotten. A mailing whose
 * recipients were still being gathered is a draft again: its gathering is gone with the queue.
 */
export async function settleCopy(
  tx: postgres.ISql,
  { copyOf, now }: { copyOf: Date; now: Date },
): Promise<{ pausedMailings: number }> {
  await tx`delete from delivery_hold`;
  await tx`insert into delivery_hold (reason, since, copy_of) values ('restored', ${now}, ${copyOf})`;
  const paused = await tx`
    update mailings set state = 'paused', paused_by = 'restored', updated_at = ${now}, version = version + 1
    where state = 'running' or (state = 'launching' and materialised_at is not null)`;
  const drafted = await tx`
    update mailings set state = 'draft', launched_at = null, launched_by = null, updated_at = ${now}, version = version + 1
    where state = 'launching'`;
  await tx`delete from backups where finished_at is null`;
  await tx`delete from workers`;
  const after = { copyOf: copyOf.toISOString() };
  await tx`
    insert into events (at, job, command, entity, after)
    values (${now}, 'restore', 'backup.restore', 'backup', ${JSON.stringify(after)}::text::jsonb)`;
  return { pausedMailings: paused.count + drafted.count };
}
