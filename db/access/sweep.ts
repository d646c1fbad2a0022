import { lt, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { usualWatch } from "#db/access/settings.ts";
import { accessLog, watchSettings } from "#db/access/table.ts";

const DAY = 86_400_000;
/** Whatever the settings say. */
const LEAST_DAYS = 365;

/** Takes away what is older than the settings keep, as the owner of the tables. Answers how many lines. */
export async function sweepAccess(ownerUrl: string, now: Date): Promise<number> {
  const client = postgres(ownerUrl, { max: 1, connect_timeout: 5, onnotice: () => {} });
  const books = drizzle(client);
  try {
    const [watch] = await books.select({ days: watchSettings.keepDays }).from(watchSettings);
    const days = Math.max(LEAST_DAYS, watch?.days ?? usualWatch.keepDays);
    const before = new Date(now.getTime() - days * DAY);
    const { count } = await books.delete(accessLog).where(lt(accessLog.at, before));
    if (count > 0)
      await books.execute(sql`insert into events (at, job, command, entity, after)
        values (${now.toISOString()}::timestamptz, 'access.sweep', 'access.sweep', 'access_log',
          ${JSON.stringify({ before: before.toISOString(), count })}::text::jsonb)`);
    return count;
  } finally {
    await client.end({ timeout: 1 });
  }
}
