import { and, asc, eq, gt, sql } from "drizzle-orm";
import { jobActor, type StaffActor } from "../actor.ts";
import { overrideClass } from "../classes/commands.ts";
import { countClasses } from "../classes/count.ts";
import { clientClasses } from "../classes/table.ts";
import { type ClientClass, clientClasses as letters } from "../clients/registries.ts";
import { clients } from "../clients/table.ts";
import { db, inTransaction } from "../index.ts";
import { addDays, localDate, zonedToInstant } from "../values/time.ts";

const ZONE = "Europe/Moscow";
/** Nights before the last one that left their mark: the classes of half a year ago, of spring and of now. */
const NIGHTS = [182, 91, 0];

/** What a head knows and sales do not show yet. */
const decisions: readonly {
  daysAgo: number;
  counted: ClientClass;
  becomes: ClientClass;
  reason: string;
  holdsDays: number | null;
}[] = [
  {
    ...{ daysAgo: 46, counted: "C", becomes: "A", holdsDays: 140 },
    reason: "Входят в сеть из двенадцати объектов, тендер в следующем квартале: звоним как классу A",
  },
  {
    ...{ daysAgo: 19, counted: "A", becomes: "B", holdsDays: null },
    reason: "Просят не звонить чаще раза в два месяца, заказы приходят сами",
  },
  {
    ...{ daysAgo: 8, counted: "C", becomes: "B", holdsDays: 60 },
    reason: "Новый директор пришёл от нашего клиента, обещал перевести закупки",
  },
];

/** Classes as the nights have counted them, with what a head set against the count in between. */
export async function settleClasses(head: StaffActor, now: Date): Promise<void> {
  const today = localDate(now, ZONE);
  const night = (daysAgo: number) => zonedToInstant({ date: addDays(today, -daysAgo), time: "02:25" }, ZONE);
  const count = (at: Date) => inTransaction((tx) => countClasses(tx, jobActor("classes.count"), at));
  const [first = 0, second = 0, last = 0] = NIGHTS;
  await count(night(first));
  await count(night(second));
  for (const decision of decisions) await decide(head, decision, now);
  await count(night(last) <= now ? night(last) : night(last + 1));
}

async function decide(
  head: StaffActor,
  { daysAgo, counted, becomes, reason, holdsDays }: (typeof decisions)[number],
  now: Date,
): Promise<void> {
  const [client] = await db
    .select({ id: clients.id })
    .from(clients)
    .innerJoin(clientClasses, eq(clientClasses.clientId, clients.id))
    .where(
      and(
        ...[eq(clients.class, counted), eq(clients.kind, "company"), eq(clientClasses.abc, counted)],
        ...[sql`${clients.archivedAt} is null`, gt(clientClasses.orders, 1)],
      ),
    )
    .orderBy(asc(clients.createdAt), asc(clients.id))
    .offset(daysAgo % 7)
    .limit(1);
  if (!client) throw new RangeError(`No client of class ${letters[counted].label.ru} to decide about`);
  const at = zonedToInstant({ date: addDays(localDate(now, ZONE), -daysAgo), time: "15:40" }, ZONE);
  const until = holdsDays === null ? null : addDays(localDate(now, ZONE), holdsDays);
  await inTransaction((tx) =>
    overrideClass(tx, head, { clientId: client.id, class: becomes, reason, until, version: 0 }, at),
  );
}
