import { and, eq, isNull, ne, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { agreementSubjects, agreements } from "#db/agreements/table.ts";
import { visibleTo } from "#db/clients/scope.ts";
import { clients } from "#db/clients/table.ts";
import { found, Refused } from "#db/errors.ts";
import type { Tx } from "#db/index.ts";
import { staff } from "#db/staff/table.ts";
import type { CalendarDate } from "#db/values/dates.ts";

/** Days of a subject, first and last included; without a last one for good. */
export interface Wanted {
  /** The agreement that wants them, when it is there already. */
  id: string | null;
  subjectId: string | null;
  startsOn: CalendarDate;
  endsOn: CalendarDate | null;
}

/** Who has them: the colleague's name always, the client's only where the actor sees the client. */
export interface Taken {
  subject: string;
  by: string;
  client: { id: string; name: string } | null;
  oral: boolean;
  startsOn: CalendarDate;
  endsOn: CalendarDate | null;
}

const OVERLAP = "agreements_subject_free";

function isOverlap(error: unknown): boolean {
  const { cause } = error as { cause?: { code?: string; constraint_name?: string } };
  return cause?.code === "23P01" && cause.constraint_name === OVERLAP;
}

async function findTaken(
  tx: Tx,
  actor: StaffActor,
  { id, subjectId, startsOn, endsOn }: Wanted,
): Promise<Taken> {
  const seen = visibleTo(actor);
  const [row] = await tx
    .select({
      subject: agreementSubjects.name,
      surname: staff.surname,
      given: staff.given,
      kind: agreements.kind,
      startsOn: agreements.startsOn,
      endsOn: agreements.endsOn,
      clientId: sql<string | null>`case when ${seen} then ${clients.id} end`,
      clientName: sql<string | null>`case when ${seen} then ${clients.name} end`,
    })
    .from(agreements)
    .innerJoin(agreementSubjects, eq(agreementSubjects.id, agreements.subjectId))
    .innerJoin(staff, eq(staff.id, agreements.authorId))
    .innerJoin(clients, eq(clients.id, agreements.clientId))
    .where(
      and(
        eq(agreements.subjectId, subjectId as string),
        isNull(agreements.cancelledAt),
        id ? ne(agreements.id, id) : undefined,
        sql`daterange(${agreements.startsOn}, ${agreements.endsOn}, '[]') && daterange(${startsOn}, ${endsOn}, '[]')`,
      ),
    )
    .orderBy(agreements.startsOn)
    .limit(1);
  const { surname, given, kind, clientId, clientName, ...taken } = found(row);
  return {
    ...taken,
    by: [given, surname].filter(Boolean).join(" "),
    oral: kind === "oral",
    client: clientId && clientName ? { id: clientId, name: clientName } : null,
  };
}

/**
 * Run a write that claims days of a subject. The database refuses the second claim of any of them; here it is told who
 * has the first. One subject is claimed by one transaction at a time: two that insert at once would wait for each other.
 * @throws Refused subject_taken with `Taken`
 */
export async function keepFree<T>(
  tx: Tx,
  actor: StaffActor,
  wanted: Wanted,
  write: (tx: Tx) => Promise<T>,
): Promise<T> {
  if (wanted.subjectId === null) return write(tx);
  await tx
    .select({ id: agreementSubjects.id })
    .from(agreementSubjects)
    .where(eq(agreementSubjects.id, wanted.subjectId))
    .for("no key update");
  try {
    return await tx.transaction(write);
  } catch (error) {
    if (!isOverlap(error)) throw error;
    throw new Refused("subject_taken", { field: "subject", taken: await findTaken(tx, actor, wanted) });
  }
}
