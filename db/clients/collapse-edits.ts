/** One change of the card as history keeps it. */
export interface Edit {
  id: string;
  at: Date;
  /** Where it stands on the timeline. */
  place: string;
  actorId: string | null;
  who: string;
  command: string;
  /** The person it was about, where it was about one. */
  person: string | null;
  before: unknown;
  after: unknown;
  /** What it changed, where that is known better than by its two sides. */
  lines?: readonly EditLine[];
}

/** One thing that was changed: a field with its two values, or what was done to somebody. */
export interface EditLine {
  what: string;
  person: string | null;
  before: string | null;
  after: string | null;
}

/** What one person changed in one go, the latest first. */
export interface EditGroup {
  id: string;
  at: Date;
  /** Of the earliest change in it: the next page begins there. */
  place: string;
  who: string;
  /** Edits; several of one field are one line. */
  count: number;
  lines: EditLine[];
}

/** Edits of one person that follow each other within so many milliseconds are one piece of work. */
const PAUSE = 15 * 60_000;

/** A value of history in a line; null for nothing, and for what is no value of one line. */
export const text = (value: unknown): string | null => {
  if (value === null || value === undefined || value === "") return null;
  if (Array.isArray(value)) return value.length > 0 ? value.join(", ") : null;
  return typeof value === "object" ? null : String(value);
};

const isRow = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The company's own fields that differ: history keeps all of them on either side. */
function ownLines(before: Record<string, unknown>, after: Record<string, unknown>): EditLine[] {
  const ids = [...new Set([...Object.keys(after), ...Object.keys(before)])];
  return ids
    .filter((id) => before[id] !== after[id])
    .map((id) => ({ what: `own.${id}`, person: null, before: text(before[id]), after: text(after[id]) }));
}

/** Of a class that was held by hand or counted again the two letters are the news; the reason is told by its own page. */
const ofClass = ["client.override_class", "client.lift_class"];

function linesOf({ command, person, before, after, lines }: Edit): EditLine[] {
  if (lines) return lines.map((line) => ({ ...line }));
  if (command === "client.edit_own" && isRow(before) && isRow(after) && isRow(before.own) && isRow(after.own))
    return ownLines(before.own, after.own);
  if (ofClass.includes(command) && isRow(before) && isRow(after))
    return [{ what: command, person, before: text(before.class), after: text(after.class) }];
  if (command !== "client.edit_fact" || !isRow(after))
    return [{ what: command, person, before: null, after: null }];
  return Object.keys(after).map((what) => ({
    what,
    person: null,
    before: isRow(before) ? text(before[what]) : null,
    after: text(after[what]),
  }));
}

/** An earlier edit of the same field lends the line what stood there at first. */
function add(lines: EditLine[], line: EditLine): void {
  const known = lines.find(({ what, person }) => what === line.what && person === line.person);
  if (known) known.before = line.before;
  else lines.push(line);
}

/** Edits, the latest first, as pieces of work. */
export function collapse(edits: readonly Edit[]): EditGroup[] {
  const groups: EditGroup[] = [];
  let last: Edit | undefined;
  for (const edit of edits) {
    const goesOn = last && last.actorId === edit.actorId && last.at.getTime() - edit.at.getTime() <= PAUSE;
    last = edit;
    const group = goesOn ? groups.at(-1) : undefined;
    if (!group) {
      const { id, at, place, who } = edit;
      groups.push({ id, at, place, who, count: 1, lines: linesOf(edit) });
      continue;
    }
    group.count++;
    group.place = edit.place;
    for (const line of linesOf(edit)) add(group.lines, line);
  }
  return groups;
}
