import { type SQL, sql } from "drizzle-orm";
import type { Subject } from "#db/erasures/subject.ts";
import type { Text } from "#db/values/text.ts";

export const BLANK = "[удалено]";

/** One kind of record that is about the person: which rows, and what is left of them. */
export interface Matter {
  label: Text;
  /** Ids of the rows: counted for the screen, blanked by the owner. */
  rows(subject: Subject): SQL;
  /** Statements over these rows, in order; `number` is that of the act. */
  blank(rows: SQL, number: number, now: Date): SQL[];
}

export const list = (values: readonly string[], type: SQL) => sql`any(${sql.param(values)}::${type}[])`;
export const uuids = (values: readonly string[]) => list(values, sql`uuid`);
/** Phones too: a consent of a public form may be known by one. */
export const addresses = ({ emails, phones, former }: Subject) =>
  sql`any(${sql.param([...emails, ...phones, ...former.emails, ...former.phones])}::text[]::citext[])`;
/** An address that nobody has, one for each row. */
export const stubAddress = (number: number, id: SQL) =>
  sql`('erased-' || ${String(number)}::text || '-' || ${id} || '@erased.invalid')`;
