import { sql } from "drizzle-orm";
import type { ClassReason } from "#db/classes/registries.ts";
import type { Tx } from "#db/index.ts";
import type { CalendarDate } from "#db/values/time.ts";

export interface Because {
  why: ClassReason;
  at: Date;
  reason?: string;
  until?: CalendarDate | null;
  staffId?: string;
  runId?: string;
}

/**
 * What the trigger that keeps the history of classes writes beside each change, until the transaction ends or the next
 * such word. Said right before the write by everybody who may change `clients.class`.
 */
export async function classBecause(tx: Tx, { at, ...because }: Because): Promise<void> {
  const said = JSON.stringify({ ...because, at: at.toISOString() });
  await tx.execute(sql`select set_config('slovo.class_because', ${said}, true)`);
}
