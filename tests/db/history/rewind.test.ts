import { expect, it } from "vitest";
import { changeOfEvent } from "#db/history/from-events.ts";
import { rewind } from "#db/history/rewind.ts";
import { emptyState, lay } from "#db/history/state.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 2, 3, 12, minute));
const client = { entity: "client", entityId: "c", after: {} };
const edit = (minute: number, region: string | null) =>
  changeOfEvent({
    ...client,
    id: `${minute}`,
    at: at(minute),
    command: "client.edit_fact",
    before: { region },
  });

function card() {
  const state = emptyState();
  lay(state, "clients", { id: "c", region: "Омск", createdAt: at(0) });
  lay(state, "legal_entities", { id: "e", clientId: "c", name: "АО", createdAt: at(20) });
  return state;
}
const changes = [edit(10, null), edit(30, "Тюмень")].flatMap((change) => change ?? []);
const regionAt = (minute: number) => rewind(card(), changes, at(minute)).state.clients.get("c")?.region;

it("takes changes back, the last first, and what is younger away", () => {
  expect([5, 10, 11, 30, 31].map(regionAt)).toEqual([null, null, "Тюмень", "Тюмень", "Омск"]);
  expect(rewind(card(), changes, at(20)).state.legal_entities.size).toBe(0);
  expect(rewind(card(), changes, at(21)).state.legal_entities.size).toBe(1);
});

it("leaves the rows of today as they are", () => {
  const now = card();
  rewind(now, changes, at(5));
  expect(now.clients.get("c")?.region).toBe("Омск");
});

it("says that an act has blanked what an event told", () => {
  const blank = changeOfEvent({
    ...client,
    id: "1",
    at: at(40),
    command: "client.edit_fact",
    before: null,
    after: null,
  });
  const { state, losses } = rewind(card(), blank ? [blank] : [], at(5));
  expect([...losses]).toEqual(["erased"]);
  expect(state.clients.get("c")?.region).toBe("Омск");
});
