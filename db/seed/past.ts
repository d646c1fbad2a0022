import type { ClientStatus } from "../clients/registries.ts";
import { events } from "../events.ts";
import type { Tx } from "../index.ts";
import type { DemoClient } from "./clients.ts";
import type { Office } from "./office.ts";
import type { Random } from "./random.ts";
import { insertRows } from "./write.ts";

const DAY = 86_400_000;
/** Of the clients that have been in the base for long enough to have a past. */
const TOLD = 60;
const LONG_DAYS = 120;

const way: readonly ClientStatus[] = ["potential", "new", "active", "loyal"];
const sources = ["сайт", "выставка", "рекомендация"];

type EventRow = typeof events.$inferInsert & { id: string; at: Date };

/**
 * How cards of the demo came to be what they are: another status, an earlier responsible, a source that was mended.
 * Each change ends in what the card says now, so that a card of an earlier day can be shown.
 */
export function makePast(random: Random, office: Office, base: readonly DemoClient[], now: Date): EventRow[] {
  const rows: EventRow[] = [];
  for (const { client, owner, since } of base.filter((one) => one.since > LONG_DAYS).slice(0, TOLD)) {
    const begun = now.getTime() - since * DAY;
    /** A working moment at this part of the client's time with us. */
    const at = (part: number) =>
      new Date(begun + Math.floor(part * since) * DAY + random.int(6, 10) * 3_600_000);
    const tell = (moment: Date, actorId: string, command: string, before: unknown, after: unknown) =>
      rows.push({
        ...{ id: random.id(moment), at: moment, actorId, job: null },
        ...{ command, entity: "client", entityId: client.id ?? null, before, after },
      });
    const until = way.indexOf(client.status as ClientStatus);
    for (let step = 1; step <= until; step++)
      tell(
        at((step / (until + 1)) * 0.8),
        owner.id,
        "client.edit_fact",
        { status: way[step - 1] },
        { status: way[step] },
      );
    const earlier = office.staff.find(
      (one) => one.branch === owner.branch && one.role === "sales_manager" && one.id !== owner.id,
    );
    if (earlier && random.chance(0.4)) {
      const handed = (ownerId: string) => [{ id: client.id, ownerId }];
      const director = office.byLogin("streltsov").id;
      tell(at(0.85), director, "client.assign_owner", handed(earlier.id), handed(owner.id));
    }
    if (random.chance(0.3))
      tell(
        at(0.9),
        owner.id,
        "client.edit_fact",
        { source: random.pick(sources.filter((source) => source !== client.source)) },
        { source: client.source ?? null },
      );
  }
  return rows.filter(({ at }) => at < now);
}

export const writePast = (tx: Tx, rows: readonly EventRow[]) => insertRows(tx, events, rows);
