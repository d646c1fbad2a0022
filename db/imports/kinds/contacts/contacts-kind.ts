import { CHUNK } from "#db/imports/limits.ts";
import type { Tx } from "#db/index.ts";
import { searchKey } from "#db/values/search.ts";
import { findClients } from "../attached/find-clients.ts";
import { identityOf, judgeOwner } from "../attached/judge-owner.ts";
import { ownerKeys } from "../attached/keys.ts";
import { warnOfErased } from "../erased-points.ts";
import type { Chunk, ImportKind, RowPlan } from "../kind.ts";
import { additions, addsNothing, peopleOf, samePerson } from "./known-people.ts";
import { completePerson, emptyPerson, type PersonDraft, personFields, personNeeds } from "./person-fields.ts";
import { peopleUndo } from "./undo-people.ts";
import { writePeople } from "./write-people.ts";

/** Where in the file a person of a client was first met. */
type Met = Map<string, number>;

/** People judged one by one: who is there gets what is missing, who stands in the file twice is one. */
async function planPeople(tx: Tx, { author, rows, work }: Chunk<PersonDraft>, met: Met): Promise<RowPlan[]> {
  await warnOfErased(
    tx,
    rows.map(({ draft }) => draft),
  );
  const owners = await findClients(
    tx,
    author,
    rows.map(({ draft }) => draft.client),
    { lock: false },
  );
  const owned = rows.map(({ draft, choice }) => judgeOwner(draft, owners, choice, work.settings));
  const people = await peopleOf(tx, [
    ...new Set(owned.flatMap((one) => ("out" in one || !one.owner ? [] : one.owner.id))),
  ]);
  return rows.map(({ rowNo, draft }, at): RowPlan => {
    const one = owned[at] as (typeof owned)[number];
    if ("out" in one) return one.out;
    const { owner, twin } = one;
    const name = searchKey([draft.surname, draft.given, draft.patronymic ?? ""].join(" "));
    const key = `${owner?.id ?? identityOf(draft.client)}\n${name}`;
    const first = met.get(key);
    if (first !== undefined) return { plan: "merged", clientId: null, twin, intoRow: first };
    met.set(key, rowNo);
    const known = owner ? samePerson(people.get(owner.id) ?? [], draft) : undefined;
    const plan = !known ? "create" : addsNothing(additions(known, draft)) ? "unchanged" : "update";
    return { plan, clientId: owner?.id ?? null, twin };
  });
}

/** A row is a person of a client. */
export const contactsKind: ImportKind<PersonDraft, Met> = {
  fields: personFields,
  permission: "contact.edit",
  chunk: CHUNK,
  needs: personNeeds,
  keys: ownerKeys,
  updates: false,
  ofClients: true,
  draft: emptyPerson,
  complete: completePerson,
  titled: ["person", "surname", "given"],
  nothingSeen: () => new Map(),
  plan: planPeople,
  write: writePeople,
  ...peopleUndo,
};
