import { type SQL, sql } from "drizzle-orm";
import { events } from "#db/events.ts";

/**
 * When the base began to live: the demo company brings a history that is older than itself, and no copy of those days can
 * be missed. A base that does not say when it was opened is as old as the first thing that was written down.
 */
export const openedAt: SQL = sql`coalesce(
  (select ${events.at} from ${events} where ${events.command} in ('office.open', 'demo.seed') order by ${events.id} limit 1),
  (select ${events.at} from ${events} order by ${events.id} limit 1))`;
