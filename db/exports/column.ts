import type { StaffActor } from "#db/actor.ts";
import type { Reader } from "#db/index.ts";
import type { Locale, Text } from "#db/values/text.ts";

/** One cell: `kopecks` is money, `moment` is told in the zone of the one who takes it, `day` is a calendar date. */
export type Cell =
  | { text: string }
  | { number: number }
  | { kopecks: number }
  | { day: string }
  | { moment: Date }
  | null;

export interface ExportColumn<Row> {
  key: string;
  label: Text;
  /** Phones, e-mails, people and what was written about them: a permission of its own. */
  isContact?: boolean;
  cell(row: Row, locale: Locale): Cell;
}

export interface Exported<Filter, Row> {
  columns: readonly ExportColumn<Row>[];
  /** Columns that the base itself tells of, behind the others. */
  more?(reader: Reader): Promise<ExportColumn<Row>[]>;
  /** How many rows the actor would take along. */
  count(reader: Reader, actor: StaffActor, filter: Filter, now: Date): Promise<number>;
  /** A thousand rows at a time: no more of the base than that is in memory. */
  rows(reader: Reader, actor: StaffActor, filter: Filter, now: Date): AsyncGenerator<Row[]>;
  /** The client that stands on a row, for the log of who saw whom. */
  clientOf(row: Row): string | null;
}

export const CHUNK = 1_000;

export const words = (text: string | null | undefined): Cell => (text ? { text } : null);
export const moment = (at: Date | null): Cell => (at ? { moment: at } : null);
