import { expect, test } from "vitest";
import {
  leadsTo,
  type MovedItem,
  type Mover,
  moveNames,
  moves,
  movesFor,
  whyNotTheirs,
} from "#db/assignments/moves.ts";
import {
  type AssignmentState,
  assignmentStates,
  custodianOf,
  openStates,
  stateNames,
} from "#db/assignments/states.ts";

const giver: Mover = { id: "giver", role: "sales_manager", departmentId: "sales", headOf: [] };
const taker: Mover = { id: "taker", role: "service", departmentId: "service", headOf: [] };
const head: Mover = { id: "head", role: "service", departmentId: "service", headOf: ["service"] };
const item = (over: Partial<MovedItem> = {}): MovedItem => ({
  state: "sent",
  issuerId: "giver",
  executorId: "taker",
  departmentId: null,
  startedAt: null,
  ...over,
});

test("the machine is the one of the product", () => {
  const arrows = (from: AssignmentState) => stateNames.filter((to) => leadsTo(from, to) && from !== to);
  expect(Object.fromEntries(stateNames.map((state) => [state, arrows(state)]))).toEqual({
    sent: ["clarifying", "declined", "accepted", "reported", "confirmed", "cancelled"],
    clarifying: ["sent", "accepted", "cancelled"],
    declined: ["sent", "accepted", "cancelled"],
    accepted: ["reported", "confirmed", "cancelled"],
    reported: ["accepted", "confirmed", "cancelled"],
    confirmed: [],
    cancelled: [],
  });
});

test("whoever must say yes sees the three answers; the giver may only take it back", () => {
  expect(movesFor(item(), taker)).toEqual(["accept", "start", "decline", "clarify", "report"]);
  expect(movesFor(item(), giver)).toEqual(["resend", "cancel"]);
  expect(movesFor(item(), head)).toEqual([]);
});

test("a whole department may take it, its head alone may refuse it", () => {
  const open = item({ executorId: null, departmentId: "service" });
  expect(movesFor(open, taker)).not.toContain("decline");
  expect(movesFor(open, head)).toContain("decline");
  const taken = item({ state: "accepted", departmentId: "service" });
  expect(movesFor(taken, head)).toEqual([]);
  expect(movesFor(taken, taker)).toEqual(["start", "report"]);
});

test("an administrator has no part in a department's work, only in what is his by name", () => {
  const admin: Mover = { id: "admin", role: "admin", departmentId: "service", headOf: ["service"] };
  expect(movesFor(item({ executorId: null, departmentId: "service" }), admin)).toEqual([]);
  const taken = item({ state: "accepted", departmentId: "service" });
  expect(whyNotTheirs(taken, admin, "accept")).toBe("not_addressee");
  expect(movesFor(item({ executorId: "admin" }), admin)).toContain("accept");
});

test("what is begun is not begun twice, what is closed is left alone", () => {
  expect(movesFor(item({ state: "accepted", startedAt: new Date() }), taker)).toEqual(["report"]);
  for (const state of ["confirmed", "cancelled"] as const) {
    expect([giver, taker].flatMap((who) => movesFor(item({ state }), who))).toEqual([]);
  }
});

test("in every open state somebody holds it and somebody can move it", () => {
  for (const state of openStates) {
    expect(custodianOf({ state, issuerId: "giver", executorId: "taker" })).toBe(
      assignmentStates[state].holder === "issuer" ? "giver" : "taker",
    );
    expect(moveNames.some((name) => (moves[name].from as readonly string[]).includes(state))).toBe(true);
  }
});
