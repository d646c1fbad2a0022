import { describe, expect, it } from "vitest";
import { nextStep } from "#app/(office)/complaints/[id]/next-steps.ts";
import { publicSteps } from "#app/(public)/c/[token]/steps.ts";
import type { Delivery } from "#db/complaints/delivery.ts";
import { movesOf } from "#db/complaints/moves.ts";
import { type ComplaintState, complaintStateNames } from "#db/complaints/states.ts";

const base = {
  kind: "complaint" as const,
  ownerId: "owner",
  candidateId: null as string | null,
  questionsAsked: 0,
  delivery: "delivered" as Delivery,
  hasEmail: true,
};

describe("the next action", () => {
  const step = (
    state: ComplaintState,
    id: string,
    more: Partial<typeof base> = {},
    role = "service" as const,
  ) => {
    const item = { ...base, ...more, state };
    return nextStep(item, id, movesOf(item, { id, role }));
  };

  it.each([
    ["registered", "take", ["take", "assign", "give_back"]],
    ["in_work", "decide", ["assign", "give_back"]],
    ["waiting_client", "waitClient", ["resume", "assign"]],
    ["decided", "answer", ["assign", "reopen"]],
    ["answered", "close", ["close", "reopen"]],
    ["closed", "closed", ["reopen"]],
  ] as const)("of the responsible person in %s is %s", (state, name, moves) => {
    expect(step(state, "owner")).toMatchObject({ name, moves });
  });

  it.each([
    ["underway", true, "arriving", ["close", "tell", "reopen"]],
    ["failed", true, "reach", ["resend", "tell", "reopen"]],
    ["unknown", true, "reach", ["resend", "tell", "reopen"]],
    ["untold", false, "reach", ["tell", "reopen"]],
  ] as const)(
    "of an answer that is %s is first to bring it to the client",
    (delivery, hasEmail, name, moves) => {
      expect(step("answered", "owner", { delivery, hasEmail })).toMatchObject({ name, moves });
    },
  );

  it("asks the one it is handed to, and waits on the one who hands it over", () => {
    const handed = { candidateId: "other" };
    expect(step("assigned", "other", handed)).toMatchObject({ name: "accept", moves: ["accept", "decline"] });
    expect(step("assigned", "owner", handed)).toMatchObject({ name: "waitAccept" });
  });

  it("needs no verdict for a request, and offers nothing to somebody who only looks", () => {
    const request = { ...base, kind: "request" as const, state: "in_work" as const };
    expect(nextStep(request, "owner", movesOf(request, { id: "owner", role: "service" })).name).toBe(
      "answerPlain",
    );
    for (const state of complaintStateNames) expect(step(state, "stranger").moves).toEqual([]);
  });
});

describe("the steps a client sees", () => {
  const at = new Date("2026-03-12T09:14:00Z");
  const of = (states: ComplaintState[], kind: "complaint" | "request" = "complaint") =>
    publicSteps({
      kind,
      state: states.at(-1) ?? "registered",
      moves: states.map((state) => ({ state, at })),
    }).map(({ state, place }) => `${state} ${place}`);

  it.each<[ComplaintState[], string]>([
    [["registered"], "registered now, in_work ahead, decided ahead, answered ahead"],
    [["registered", "assigned"], "registered now, in_work ahead, decided ahead, answered ahead"],
    [["registered", "in_work"], "registered past, in_work now, decided ahead, answered ahead"],
    [
      ["registered", "in_work", "waiting_client"],
      "registered past, in_work past, waiting_client now, decided ahead, answered ahead",
    ],
    [
      ["registered", "in_work", "decided", "answered"],
      "registered past, in_work past, decided past, answered past",
    ],
    [
      ["registered", "in_work", "decided", "answered", "closed", "in_work"],
      "registered past, in_work past, decided past, answered past, closed past, again now, decided ahead, answered ahead",
    ],
  ])("%j", (states, steps) => {
    expect(of(states).join(", ")).toBe(steps);
  });

  it("skip the decision where none is made", () => {
    expect(of(["registered"], "request").join(", ")).toBe("registered now, in_work ahead, answered ahead");
  });
});
