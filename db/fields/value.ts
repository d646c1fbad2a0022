/** A field of the company's own on the card: what it may hold is decided once, when it is made. */
export const fieldKindNames = ["text", "number", "date", "choice", "yes_no"] as const;
export type FieldKind = (typeof fieldKindNames)[number];

/** A line, a number, a date as YYYY-MM-DD, the id of a choice, or yes and no. */
export type OwnValue = string | number | boolean;

/** What a client has in the company's fields, by the field's id. A field without a value is not there. */
export type OwnValues = Readonly<Record<string, OwnValue>>;

/** The same with one field set, or emptied by null. */
export function withOwn(own: OwnValues, id: string, value: OwnValue | null): OwnValues {
  const { [id]: _, ...others } = own;
  return value === null ? others : { ...others, [id]: value };
}

/** What a field is called where columns, conditions and mappings name fields: its kind is read without asking the base. */
export type OwnName = `own:${FieldKind}:${string}`;

const NAME = new RegExp(`^own:(${fieldKindNames.join("|")}):([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})$`);

export const ownName = ({ kind, id }: { kind: FieldKind; id: string }): OwnName => `own:${kind}:${id}`;

/** The field behind a name that came from outside; null for any other name. */
export function readOwnName(name: string): { kind: FieldKind; id: string } | null {
  const [, kind, id] = NAME.exec(name) ?? [];
  return kind && id ? { kind: kind as FieldKind, id } : null;
}
