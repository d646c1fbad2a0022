import type { StaffActor } from "../actor.ts";
import { addContact } from "../contacts/commands.ts";
import { inTransaction } from "../index.ts";
import { mergePeople } from "../merges/commands.ts";
import type { DemoClient } from "./clients.ts";

/** The first person of a firm, written down once more, there or at another firm. */
function writeAgain(director: StaffActor, from: DemoClient, to: DemoClient, position: string) {
  const person = from.people[0];
  const clientId = to.client.id;
  if (!person?.row.id || !clientId) throw new Error("The demo company has nobody to write down twice.");
  const { surname, given, patronymic } = person.person;
  const phone = from.points.find(({ contactId, kind }) => contactId === person.row.id && kind === "phone");
  const again =
    from === to
      ? { name: `${surname} ${given}` }
      : { name: [surname, given, patronymic].filter(Boolean).join(" "), phones: phone?.raw ?? "" };
  const input = { key: `demo-again-${clientId}`, clientId, position, ...again };
  return inTransaction((tx) => addContact(tx, director, input));
}

/**
 * People who stand in the base twice: one at the same firm with half the name, one whom another firm knows since the
 * change of work, and one whose two records a colleague made one yesterday.
 */
export async function addTwinPeople(
  director: StaffActor,
  [twice, moved, newFirm, merged]: readonly [DemoClient, DemoClient, DemoClient, DemoClient],
  yesterday: Date,
): Promise<void> {
  await writeAgain(director, twice, twice, "закупки");
  await writeAgain(director, moved, newFirm, "руководитель снабжения");
  const again = await writeAgain(director, merged, merged, "приёмная");
  const people = [merged.people[0]?.row.id ?? "", again.id].map((id) => ({ id, expectedVersion: 1 }));
  const input = { key: "demo-merge-people", people, choice: {}, places: {} };
  await inTransaction((tx) => mergePeople(tx, director, input, yesterday));
}
