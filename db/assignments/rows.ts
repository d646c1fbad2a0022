import { and, eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { StaffActor } from "../actor.ts";
import type { ClientClass } from "../clients/registries.ts";
import { visibleTo as clientsVisibleTo } from "../clients/scope.ts";
import { clients } from "../clients/table.ts";
import { byKey } from "../index.ts";
import { departments, staff } from "../staff/table.ts";
import { assignmentSteps, assignments } from "./table.ts";

export interface Person {
  id: string;
  /** «Ирина Соколова». */
  name: string;
}

/** An assignment as lists and cards show it. */
export type AssignmentRow = Omit<Shown, "client" | "issuer" | "executor"> & {
  /** Null also when the client is not visible to the one who asks. */
  client: { id: string; name: string; class: ClientClass } | null;
  issuer: Person;
  executor: Person | null;
};

const issuers = alias(staff, "issuer");
const executors = alias(staff, "executor");

const columns = {
  id: assignments.id,
  title: assignments.title,
  details: assignments.details,
  state: assignments.state,
  version: assignments.version,
  round: assignments.round,
  issuerId: assignments.issuerId,
  executorId: assignments.executorId,
  departmentId: assignments.departmentId,
  custodianId: assignments.custodianId,
  askedDueAt: assignments.askedDueAt,
  dueAt: assignments.dueAt,
  createdAt: assignments.createdAt,
  acceptedAt: assignments.acceptedAt,
  startedAt: assignments.startedAt,
  reportedAt: assignments.reportedAt,
  closedAt: assignments.closedAt,
  client: { id: clients.id, name: clients.name, class: clients.class },
  issuer: { id: issuers.id, surname: issuers.surname, given: issuers.given },
  executor: { id: executors.id, surname: executors.surname, given: executors.given },
  department: { id: departments.id, name: departments.name },
  /** The newest link of the chain: its number is the version of the row. */
  last: {
    command: assignmentSteps.command,
    at: assignmentSteps.at,
    actorId: assignmentSteps.actorId,
    remark: assignmentSteps.remark,
  },
};

export const personOf = (parts: { id: string; surname: string; given: string }): Person => ({
  id: parts.id,
  name: [parts.given, parts.surname].filter(Boolean).join(" "),
});

/** Assignments with the names around them; conditions, order and limit are the caller's. Maps with `shown`. */
export function selectRows(actor: StaffActor) {
  return byKey
    .select(columns)
    .from(assignments)
    .innerJoin(issuers, eq(issuers.id, assignments.issuerId))
    .innerJoin(
      assignmentSteps,
      and(eq(assignmentSteps.assignmentId, assignments.id), eq(assignmentSteps.seq, assignments.version)),
    )
    .leftJoin(executors, eq(executors.id, assignments.executorId))
    .leftJoin(departments, eq(departments.id, assignments.departmentId))
    .leftJoin(clients, and(eq(clients.id, assignments.clientId), clientsVisibleTo(actor)))
    .$dynamic();
}

type Shown = Awaited<ReturnType<typeof selectRows>>[number];

export function shown(row: Shown): AssignmentRow {
  return { ...row, issuer: personOf(row.issuer), executor: row.executor && personOf(row.executor) };
}
