import type { Tx } from "#db/index.ts";
import { branches, staff } from "#db/staff/table.ts";
import { worksHere } from "#db/staff/works-here.ts";
import { searchKey } from "#db/values/search.ts";
import type { Lookups } from "./draft.ts";
import type { Import } from "./table.ts";

/** Names by which a file may call the staff and branches of the office, and the fillers of this file. */
export async function loadLookups(
  tx: Tx,
  { fillers, fileName }: Pick<Import, "fillers" | "fileName">,
): Promise<Lookups> {
  const people = await tx
    .select({ id: staff.id, surname: staff.surname, given: staff.given, patronymic: staff.patronymic })
    .from(staff)
    .where(worksHere());
  const places = await tx.select({ id: branches.id, name: branches.name }).from(branches);
  return {
    staff: unambiguous(
      people.flatMap((person) => spellings(person).map((name) => [name, person.id] as const)),
    ),
    branches: unambiguous(places.map(({ id, name }) => [name, id] as const)),
    fillers: new Set(fillers),
    fileName,
  };
}

/** «Юрьева», «Юрьева Ольга», «Ольга Юрьева», «Юрьева О.», «Юрьева О. П.», «Юрьева Ольга Петровна» */
function spellings({
  surname,
  given,
  patronymic,
}: {
  surname: string;
  given: string;
  patronymic: string | null;
}) {
  const short = [surname, `${surname} ${given}`, `${given} ${surname}`, `${surname} ${given.slice(0, 1)}`];
  if (!patronymic) return short;
  return [
    ...short,
    `${surname} ${given} ${patronymic}`,
    `${surname} ${given.slice(0, 1)} ${patronymic.slice(0, 1)}`,
    `${given} ${patronymic} ${surname}`,
  ];
}

function unambiguous(pairs: readonly (readonly [string, string])[]): Map<string, string | null> {
  const found = new Map<string, string | null>();
  for (const [name, id] of pairs) {
    const key = searchKey(name);
    const known = found.get(key);
    found.set(key, known === undefined || known === id ? id : null);
  }
  return found;
}
