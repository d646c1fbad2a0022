import { and, asc, desc, eq, inArray, lte, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { StaffActor } from "../actor.ts";
import { visibleTo as clientsVisibleTo } from "../clients/scope.ts";
import { clients } from "../clients/table.ts";
import { found } from "../errors.ts";
import { db } from "../index.ts";
import { departments, staff } from "../staff/table.ts";
import { type AssignmentRow, personOf, selectRows, shown } from "./rows.ts";
import { visibleTo } from "./scope.ts";
import { isMyWork, type SectionName, sectionNames, sectionOf } from "./sections.ts";
import { assignmentSteps, assignments } from "./table.ts";

export type { AssignmentRow, Person } from "./rows.ts";

export interface WorkSection {
  name: SectionName;
  /** Of all, also of those beyond the limit. */
  total: number;
  rows: AssignmentRow[];
}

/** «Мои дела»: every section with its count and its first rows by term; `show` opens one of them further. */
export async function listMyWork(
  actor: StaffActor,
  { now, limit = 50, show }: { now: Date; limit?: number; show?: SectionName },
): Promise<WorkSection[]> {
  const mine = db
    .select({ id: assignments.id, dueAt: assignments.dueAt, section: sectionOf(actor, now).as("section") })
    .from(assignments)
    .where(isMyWork(actor))
    .as("mine");
  const place = sql<number>`row_number() over (partition by ${mine.section} order by ${mine.dueAt}, ${mine.id})`;
  const ranked = db
    .select({
      id: mine.id,
      section: mine.section,
      place: place.mapWith(Number).as("place"),
      total: sql<number>`count(*) over (partition by ${mine.section})`.mapWith(Number).as("total"),
    })
    .from(mine)
    .as("ranked");
  const within = show
    ? sql`case when ${ranked.section} = ${show} then ${limit * 10}::int else ${limit}::int end`
    : limit;
  const places = await db.select().from(ranked).where(lte(ranked.place, within)).orderBy(ranked.place);
  const rows = new Map(
    (
      await byIds(
        actor,
        places.map(({ id }) => id),
      )
    ).map((row) => [row.id, row]),
  );
  return sectionNames.map((name) => {
    const inside = places.filter(({ section }) => section === name);
    return {
      name,
      total: inside[0]?.total ?? 0,
      rows: inside.flatMap(({ id }) => rows.get(id) ?? []),
    };
  });
}

async function byIds(actor: StaffActor, ids: string[]): Promise<AssignmentRow[]> {
  if (ids.length === 0) return [];
  const rows = await selectRows(actor).where(inArray(assignments.id, ids));
  return rows.map(shown);
}

const actors = alias(staff, "actor");
const holders = alias(staff, "holder");
const takers = alias(staff, "taker");

/** One assignment with its whole chain of custody, oldest link first. */
export async function getAssignment(actor: StaffActor, id: string) {
  const [row] = await selectRows(actor).where(and(eq(assignments.id, id), visibleTo(actor)));
  const item = shown(found(row));
  const steps = await db
    .select({
      seq: assignmentSteps.seq,
      at: assignmentSteps.at,
      command: assignmentSteps.command,
      fromState: assignmentSteps.fromState,
      toState: assignmentSteps.toState,
      dueAt: assignmentSteps.dueAt,
      remark: assignmentSteps.remark,
      actor: { id: actors.id, surname: actors.surname, given: actors.given },
      holder: { id: holders.id, surname: holders.surname, given: holders.given },
      executor: { id: takers.id, surname: takers.surname, given: takers.given },
      department: departments.name,
    })
    .from(assignmentSteps)
    .leftJoin(actors, eq(actors.id, assignmentSteps.actorId))
    .leftJoin(holders, eq(holders.id, assignmentSteps.custodianId))
    .leftJoin(takers, eq(takers.id, assignmentSteps.executorId))
    .leftJoin(departments, eq(departments.id, assignmentSteps.departmentId))
    .where(eq(assignmentSteps.assignmentId, id))
    .orderBy(asc(assignmentSteps.seq));
  const chain = steps.map((step) => ({
    ...step,
    actor: step.actor && personOf(step.actor),
    holder: step.holder && personOf(step.holder),
    executor: step.executor && personOf(step.executor),
  }));
  return { ...item, chain };
}

export type AssignmentWithChain = Awaited<ReturnType<typeof getAssignment>>;
export type ChainLink = AssignmentWithChain["chain"][number];

/** Promises about a client, open ones by term first, then the closed ones, newest first. */
export async function listForClient(
  actor: StaffActor,
  clientId: string,
  { limit = 100 }: { limit?: number } = {},
): Promise<AssignmentRow[]> {
  const visible = sql`exists (select from ${clients} where ${clients.id} = ${clientId} and ${clientsVisibleTo(actor)})`;
  const rows = await selectRows(actor)
    .where(and(eq(assignments.clientId, clientId), visibleTo(actor), visible))
    .orderBy(
      sql`${assignments.closedAt} desc nulls first`,
      sql`case when ${assignments.closedAt} is null then ${assignments.dueAt} end`,
      desc(assignments.id),
    )
    .limit(limit);
  return rows.map(shown);
}
