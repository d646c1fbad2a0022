import { readOwn } from "#db/fields/kinds.ts";
import { listFields, type OwnField } from "#db/fields/queries.ts";
import { type OwnName, type OwnValue, type OwnValues, ownName, readOwnName } from "#db/fields/value.ts";
import { report } from "#db/imports/cell.ts";
import type { ImportField } from "#db/imports/field.ts";
import { headerWords } from "#db/imports/field-words.ts";
import type { ImportColumn } from "#db/imports/input.ts";
import type { Reader } from "#db/index.ts";
import type { Text } from "#db/values/locale.ts";
import { type Draft, noteLine } from "./draft.ts";
import { clears, type How, takes } from "./policies.ts";

const never = () => ({ score: 0, header: false, values: false });
const same = (text: string): Text => ({ ru: text, en: text });

function fieldOf(field: OwnField): ImportField<Draft> {
  const { kind, choices, required, name } = field;
  return {
    label: { ru: `Клиент: «${name}»`, en: `Client: “${name}”` },
    many: false,
    keeps: required,
    guess: never,
    ...(kind === "choice"
      ? { values: choices.filter(({ retired }) => !retired).map(({ label }) => same(label)) }
      : {}),
    ...(kind === "yes_no"
      ? {
          values: [
            { ru: "Да", en: "Yes" },
            { ru: "Нет", en: "No" },
          ],
        }
      : {}),
    read: (cell) => {
      const read = readOwn(field, cell.text, "ru");
      if ("fault" in read) {
        report(cell, read.fault);
        noteLine(cell, cell.text);
      } else if (read.value !== null) cell.draft.own[ownName(field)] = read.value;
    },
  };
}

/** Where a column may go among the fields that the company has made. */
export async function ownFields(reader: Reader): Promise<Record<OwnName, ImportField<Draft>>> {
  const fields = await listFields(reader);
  return Object.fromEntries(fields.map((field) => [ownName(field), fieldOf(field)]));
}

/** A header that is the very name of a field means it, unless the column was surely known for something else. */
export async function guessOwn(columns: readonly ImportColumn[], reader: Reader): Promise<ImportColumn[]> {
  const free = new Map((await listFields(reader)).map((field) => [headerWords(field.name), field]));
  return columns.map((column) => {
    const words = headerWords(column.header);
    const field = free.get(words);
    if (!field || column.sure === "exact" || column.ground === "empty") return column;
    free.delete(words);
    return { ...column, guess: ownName(field), sure: "exact", ground: "header" };
  });
}

const idOf = (name: string) => readOwnName(name)?.id ?? "";
const entries = ({ own }: Draft) => Object.entries(own) as [OwnName, OwnValue][];

export const newOwn = (draft: Draft): OwnValues =>
  Object.fromEntries(entries(draft).map(([name, value]) => [idOf(name), value]));

/** What the row changes in the company's fields of a client; null when nothing. */
export function changedOwn(present: OwnValues, draft: Draft, how: How): OwnValues | null {
  const own: Record<string, OwnValue> = { ...present };
  for (const [name, value] of entries(draft)) {
    const id = idOf(name);
    if (present[id] !== value && takes(how, name, present[id] ?? null)) own[id] = value;
  }
  for (const name of draft.empty) {
    const id = idOf(name);
    if (id && present[id] !== undefined && clears(how, name as OwnName)) delete own[id];
  }
  const ids = new Set([...Object.keys(own), ...Object.keys(present)]);
  return [...ids].some((id) => own[id] !== present[id]) ? own : null;
}

interface Client {
  own: OwnValues;
  version: number;
}
interface Image {
  before: { own?: OwnValues };
  after: { own?: OwnValues };
  version: number;
}

/** Each field that still has what the import gave it gets back what it had; the others stay as people made them since. */
export function ownBack(client: Client, { before, after }: Image): OwnValues {
  const own: Record<string, OwnValue> = { ...client.own };
  for (const id of new Set([...Object.keys(before.own ?? {}), ...Object.keys(after.own ?? {})])) {
    const [was, made] = [before.own?.[id], after.own?.[id]];
    if (was === made || client.own[id] !== made) continue;
    if (was === undefined) delete own[id];
    else own[id] = was;
  }
  return own;
}
