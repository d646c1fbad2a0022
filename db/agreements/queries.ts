import { and, asc, eq, ilike, isNull, or, type SQL, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { agreementSubjects, agreements } from "#db/agreements/table.ts";
import { visibleTo } from "#db/clients/scope.ts";
import { clients } from "#db/clients/table.ts";
import { db, type Reader } from "#db/index.ts";
import { staff } from "#db/staff/table.ts";
import type { CalendarDate } from "#db/values/dates.ts";
import { searchKey } from "#db/values/text.ts";

/** Things of the catalogue that are offered, the first twenty that a text finds. */
export function findSubjects(q: string, reader: Reader = db) {
  const like = `%${searchKey(q).replace(/[\\%_]/g, "\\$&")}%`;
  return reader
    .select({ id: agreementSubjects.id, kind: agreementSubjects.kind, name: agreementSubjects.name })
    .from(agreementSubjects)
    .where(and(isNull(agreementSubjects.retiredAt), ilike(agreementSubjects.nameKey, like)))
    .orderBy(asc(agreementSubjects.nameKey), asc(agreementSubjects.id))
    .limit(20);
}

const living = (from: CalendarDate): SQL =>
  and(
    isNull(agreements.cancelledAt),
    or(isNull(agreements.endsOn), sql`${agreements.endsOn} >= ${from}`),
  ) as SQL;

/**
 * Every thing of the catalogue with who has it from a day on. That it is taken, and by which colleague, everybody sees;
 * for which client, only who sees the client.
 */
export async function listSubjects(actor: StaffActor, from: CalendarDate, reader: Reader = db) {
  const seen = visibleTo(actor);
  const [subjects, taken] = await Promise.all([
    reader
      .select({
        id: agreementSubjects.id,
        kind: agreementSubjects.kind,
        name: agreementSubjects.name,
        retired: sql<boolean>`${agreementSubjects.retiredAt} is not null`,
        version: agreementSubjects.version,
      })
      .from(agreementSubjects)
      .orderBy(asc(agreementSubjects.kind), asc(agreementSubjects.nameKey))
      .limit(500),
    reader
      .select({
        id: agreements.id,
        subjectId: agreements.subjectId,
        kind: agreements.kind,
        startsOn: agreements.startsOn,
        endsOn: agreements.endsOn,
        by: { surname: staff.surname, given: staff.given },
        clientId: sql<string | null>`case when ${seen} then ${clients.id} end`,
        clientName: sql<string | null>`case when ${seen} then ${clients.name} end`,
      })
      .from(agreements)
      .innerJoin(staff, eq(staff.id, agreements.authorId))
      .innerJoin(clients, eq(clients.id, agreements.clientId))
      .where(and(sql`${agreements.subjectId} is not null`, living(from)))
      .orderBy(asc(agreements.startsOn), asc(agreements.id))
      .limit(2_000),
  ]);
  const bySubject = Map.groupBy(taken, ({ subjectId }) => subjectId);
  return subjects.map((subject) => ({ ...subject, taken: bySubject.get(subject.id) ?? [] }));
}

export type SubjectRow = Awaited<ReturnType<typeof listSubjects>>[number];
