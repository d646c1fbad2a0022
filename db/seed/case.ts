import { cachesOf } from "../complaints/clock-events.ts";
import { type ClockStep, replayAll } from "../complaints/clocks.ts";
import { type ComplaintMove, complaintMoves, type EntryCommand, isTimely } from "../complaints/moves.ts";
import type { ComplaintState } from "../complaints/states.ts";
import type { complaintClockEvents, complaintEntries, complaints, EntryKind } from "../complaints/table.ts";
import { type Claim, internalMinutes, legalTerm } from "../complaints/terms.ts";
import type { Random } from "./random.ts";

type Row<T extends { $inferInsert: unknown }> = Required<T["$inferInsert"]>;
export type ComplaintRow = Row<typeof complaints>;
export type ComplaintEntryRow = Row<typeof complaintEntries>;
export type ClockRow = Row<typeof complaintClockEvents>;

/** What is known of a complaint when it is lodged; the rest follows. */
export interface Lodged
  extends Pick<
    ComplaintRow,
    | "kind"
    | "channel"
    | "type"
    | "demand"
    | "severity"
    | "subject"
    | "text"
    | "clientId"
    | "contactId"
    | "fromName"
    | "fromEmail"
    | "fromPhone"
    | "surveyResponseId"
    | "branchId"
    | "claimedKopecks"
    | "ownerId"
    | "registeredBy"
  > {
  at: Date;
  party: Claim["party"];
  zone: string;
}

export interface Said {
  at: Date;
  /** Null for the client. */
  by: string | null;
  text?: string | null;
  kind?: EntryKind;
  visible?: boolean;
  changed?: ComplaintEntryRow["changed"];
}

/** One entry of the book with its history, built by the same moves and clocks as in life: a move out of place throws. */
export class Case {
  readonly row: ComplaintRow;
  readonly entries: ComplaintEntryRow[] = [];
  readonly clocks: ClockRow[] = [];
  private readonly steps: ClockStep[] = [];
  private minutes: number;

  constructor(
    private readonly random: Random,
    private readonly lodged: Lodged,
  ) {
    const { at, zone, party, ...given } = lodged;
    const terms = legalTerm({ ...given, party }, at, zone);
    this.row = {
      ...given,
      id: random.id(at),
      number: "",
      state: "registered",
      locale: "ru",
      candidateId: null,
      registeredAt: at,
      takenAt: null,
      search: "",
      legalDueOn: terms.lastOn,
      legalBasis: terms.rule,
      legalDueAt: null,
      internalDueAt: null,
      generation: 1,
      questionsAsked: 0,
      verdict: null,
      decision: null,
      conclusion: null,
      rootCause: null,
      costKopecks: null,
      decidedAt: null,
      answeredAt: null,
      closedAt: null,
      outcome: null,
      createdAt: at,
      version: 1,
    };
    this.minutes = internalMinutes(this.claim);
    this.clock({ clock: "legal", event: "start", at, terms });
    this.clock({ clock: "internal", event: "start", at, terms: { minutes: this.minutes } });
    const told = { at, by: given.registeredBy, text: given.text, kind: "lodged", visible: true } as const;
    this.write("lodge", told, null, given.ownerId);
  }

  get zone(): string {
    return this.lodged.zone;
  }

  private get claim() {
    const { kind, type, demand, severity } = this.row;
    return { kind, type, demand, severity: severity ?? "medium" };
  }

  /** The entry moves on, or stays as it is where `to` is not said. */
  move(
    name: ComplaintMove,
    said: Said,
    to: ComplaintState = this.state,
    facts: Partial<ComplaintRow> = {},
  ): this {
    const { row } = this;
    const moved = {
      kind: row.kind,
      state: this.state,
      ownerId: row.ownerId,
      candidateId: row.candidateId,
      questionsAsked: row.questionsAsked ?? 0,
    };
    const allowed: readonly ComplaintState[] = complaintMoves[name].to;
    if (!isTimely(moved, name) || !allowed.includes(to))
      throw new Error(`${name} does not lead from ${row.state} to ${to}`);
    const from = this.state;
    Object.assign(row, facts, { state: to });
    this.turn(from, to, said.at);
    row.version = (row.version ?? 0) + 1;
    this.write(name, said, from, facts.ownerId ?? null, said.changed);
    return this;
  }

  /** What was learned of it: a new type, demand or severity gives new terms, counted from the same beginning. */
  edit(facts: Pick<ComplaintRow, "type" | "demand" | "severity">, { at, by }: Said): this {
    const { row, lodged } = this;
    const names = ["type", "demand", "severity"] as const;
    const changed = Object.fromEntries(
      names
        .filter((name) => row[name] !== facts[name])
        .map((name): [string, [unknown, unknown]] => [name, [row[name], facts[name]]]),
    );
    for (const name of names) Object.assign(row, { [name]: facts[name] });
    const terms = legalTerm({ ...this.claim, party: lodged.party }, lodged.at, lodged.zone);
    const minutes = internalMinutes(this.claim);
    const before = { rule: row.legalBasis, minutes: this.minutes };
    if (terms.rule !== before.rule) this.clock({ clock: "legal", event: "retarget", at, terms });
    if (minutes !== before.minutes)
      this.clock({ clock: "internal", event: "retarget", at, terms: { minutes } });
    if (terms.rule !== before.rule || minutes !== before.minutes) {
      Object.assign(row, { legalDueOn: terms.lastOn, legalBasis: terms.rule });
      row.generation = (row.generation ?? 1) + 1;
    }
    this.minutes = minutes;
    row.version = (row.version ?? 0) + 1;
    this.write("edit", { at, by, kind: "edit" }, this.state, null, changed);
    return this;
  }

  get state(): ComplaintState {
    return this.row.state ?? "registered";
  }

  private turn(from: ComplaintState, to: ComplaintState, at: Date) {
    const owed = (state: ComplaintState) => state !== "answered" && state !== "closed";
    if (to === "waiting_client") this.clock({ clock: "internal", event: "pause", at, terms: null });
    else if (from === "waiting_client") this.clock({ clock: "internal", event: "resume", at, terms: null });
    if (owed(from) && !owed(to)) {
      this.clock({ clock: "legal", event: "stop", at, terms: null });
      this.clock({ clock: "internal", event: "stop", at, terms: null });
    }
    if (!owed(from) && owed(to)) this.restart(at);
  }

  /** What comes back is a new claim of the same kind: it has terms of its own. */
  private restart(at: Date) {
    const { row, lodged } = this;
    const terms = legalTerm({ ...this.claim, party: lodged.party }, at, lodged.zone);
    Object.assign(row, {
      legalDueOn: terms.lastOn,
      legalBasis: terms.rule,
      generation: (row.generation ?? 1) + 1,
      answeredAt: null,
      decidedAt: null,
      closedAt: null,
      outcome: null,
    });
    this.clock({ clock: "legal", event: "start", at, terms });
    this.clock({ clock: "internal", event: "start", at, terms: { minutes: this.minutes } });
  }

  private clock(step: ClockStep) {
    const { random, row, lodged, steps } = this;
    steps.push(step);
    const clocks = replayAll(steps, lodged.zone);
    Object.assign(row, cachesOf(clocks));
    this.clocks.push({
      ...step,
      id: random.id(step.at),
      complaintId: row.id ?? "",
      dueAt: clocks[step.clock].dueAt,
    });
  }

  private write(
    command: EntryCommand,
    said: Said,
    from: ComplaintState | null,
    ownerId: string | null,
    changed: ComplaintEntryRow["changed"] = null,
  ) {
    const { at, by, text = null, kind = "move", visible = false } = said;
    this.entries.push({
      id: this.random.id(at),
      complaintId: this.row.id ?? "",
      at,
      kind,
      command,
      authorId: by,
      byClient: by === null,
      visibleToClient: visible,
      fromState: from,
      toState: this.state,
      ownerId,
      text,
      changed,
      outboxId: command === "answer" && this.row.fromEmail ? this.random.id(at) : null,
    });
  }
}
