import type { Edit } from "#db/clients/collapse-edits.ts";
import { namesOf } from "#db/clients/names-of-changes.ts";

const COMMAND = "client.assign_owner";

/** Whose a client was before and after, out of an event that may tell of many clients at once. */
function sideOf(side: unknown, clientId: string): string | null {
  if (!Array.isArray(side)) return null;
  return side.find((row) => row?.id === clientId)?.ownerId ?? null;
}

/** Hand-overs with both names. */
export async function ownersOf(clientId: string, edits: readonly Edit[]): Promise<Edit[]> {
  const sides = edits.map(({ command, before, after }) =>
    command === COMMAND ? [sideOf(before, clientId), sideOf(after, clientId)] : [],
  );
  const names = await namesOf(sides.flat());
  const say = (id: string | null | undefined) => (id ? (names.get(id) ?? null) : null);
  return edits.map((edit, i) => {
    const [from, to] = sides[i] ?? [];
    if (edit.command !== COMMAND) return edit;
    return { ...edit, lines: [{ what: COMMAND, person: null, before: say(from), after: say(to) }] };
  });
}
