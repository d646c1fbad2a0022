import { type MoveName, moves, type StepCommand } from "../assignments/moves.ts";
import { type AssignmentState, custodianOf } from "../assignments/states.ts";
import type { assignmentSteps, assignments } from "../assignments/table.ts";
import type { Random } from "./random.ts";

export type AssignmentRow = Required<typeof assignments.$inferInsert>;
export type StepRow = Required<typeof assignmentSteps.$inferInsert>;

interface Issue {
  title: string;
  details: string | null;
  clientId: string | null;
  interactionId: string | null;
  issuerId: string;
  /** A person or a whole department. */
  executorId: string | null;
  departmentId: string | null;
  at: Date;
  dueAt: Date;
}

interface Step {
  at: Date;
  actorId: string;
  dueAt?: Date;
  remark?: string;
}

/** One assignment with its steps, built by the same moves as in life: a move out of place throws. */
export class Chain {
  readonly row: AssignmentRow;
  readonly steps: StepRow[] = [];

  constructor(
    private readonly random: Random,
    issue: Issue,
  ) {
    const own = issue.executorId === issue.issuerId;
    const { at, ...given } = issue;
    this.row = {
      ...given,
      id: random.id(at),
      complaintId: null,
      parentId: null,
      state: "sent",
      custodianId: issue.issuerId,
      askedDueAt: issue.dueAt,
      generation: 1,
      round: 1,
      acceptedAt: own ? at : null,
      startedAt: null,
      reportedAt: null,
      closedAt: null,
      createdAt: at,
      version: 0,
    };
    this.write("issue", own ? "accepted" : "sent", { at, actorId: issue.issuerId });
  }

  move(name: Exclude<MoveName, "resend">, step: Step): this {
    const { row } = this;
    const allowed: readonly AssignmentState[] = moves[name].from;
    if (!allowed.includes(row.state)) throw new Error(`${name} does not follow ${row.state}`);
    const own = row.executorId === row.issuerId;
    const to: AssignmentState = name === "report" && own ? "confirmed" : moves[name].to[0];
    if (moves[name].by === "addressee" && name !== "clarify") row.executorId ??= step.actorId;
    if (to === "accepted") row.acceptedAt ??= step.at;
    if (name === "start") row.startedAt = step.at;
    if (name === "report") {
      row.acceptedAt ??= step.at;
      row.startedAt ??= step.at;
      row.reportedAt = step.at;
    }
    if (name === "return") {
      row.round++;
      row.reportedAt = null;
      if (step.dueAt) row.askedDueAt = step.dueAt;
    }
    this.write(name, to, step);
    return this;
  }

  /** Handed to somebody else, with a term that may be new. */
  resend(executorId: string, step: Step & { dueAt: Date }): this {
    const { row } = this;
    const own = executorId === row.issuerId;
    Object.assign(row, {
      executorId,
      departmentId: null,
      acceptedAt: own ? step.at : null,
      askedDueAt: step.dueAt,
    });
    this.write("resend", own ? "accepted" : "sent", step);
    return this;
  }

  private write(command: StepCommand, to: AssignmentState, { at, actorId, dueAt, remark }: Step) {
    const { row, steps } = this;
    const fromState = steps.length === 0 ? null : row.state;
    if (dueAt && dueAt.getTime() !== row.dueAt.getTime()) {
      row.dueAt = dueAt;
      row.generation++;
    }
    row.state = to;
    row.custodianId = custodianOf(row);
    row.closedAt = row.custodianId === null ? at : null;
    row.version++;
    steps.push({
      id: this.random.id(at),
      assignmentId: row.id,
      seq: row.version,
      at,
      actorId,
      command,
      fromState,
      toState: to,
      custodianId: row.custodianId,
      executorId: row.executorId,
      departmentId: row.departmentId,
      dueAt: row.dueAt,
      remark: remark ?? null,
    });
  }
}
