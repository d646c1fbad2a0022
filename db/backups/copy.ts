import { createHash } from "node:crypto";
import type { Readable, Writable } from "node:stream";
import { finished } from "node:stream/promises";
import postgres from "postgres";
import { type CopiedTable, columnList, tableName } from "#db/backups/tables.ts";

const NEWLINE = 10;

/** A connection for copying: slow statements are its work, and values look the same whatever the server's settings. */
export const connectForCopy = (url: string) =>
  postgres(url, {
    max: 1,
    connect_timeout: 5,
    onnotice: () => {},
    connection: {
      application_name: "slovo-backup",
      statement_timeout: 0,
      idle_in_transaction_session_timeout: 0,
      TimeZone: "UTC",
      DateStyle: "ISO, YMD",
      IntervalStyle: "postgres",
      bytea_output: "hex",
      extra_float_digits: 1,
    },
  });

/** The rows of a table as COPY writes them, in the order of its key, in pieces of any length. */
export async function* copyOut(source: postgres.ISql, table: CopiedTable): AsyncGenerator<Buffer> {
  const { name, columns, orderBy } = table;
  const rows: Readable = await source
    .unsafe(`copy (select ${columnList(columns)} from ${tableName(name)} order by ${orderBy}) to stdout`)
    .readable();
  for await (const bytes of rows) yield bytes as Buffer;
  // After a long last row the driver leaves its socket paused, and the end of the command would never be heard.
  rows._read(0);
}

/** Counts rows (a line each: line ends inside values are written as \n) and hashes them. */
export class Tally {
  private hash = createHash("sha256");
  rows = 0;

  add(bytes: Buffer): void {
    this.hash.update(bytes);
    for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) this.rows += 1;
  }

  sum() {
    return { rows: this.rows, sha256: this.hash.digest("hex") };
  }
}

/** Takes rows as COPY wrote them. `end` waits until the table has them all. */
export async function copyIn(target: postgres.ISql, { name, columns }: Omit<CopiedTable, "orderBy">) {
  const query = target.unsafe(`copy ${tableName(name)} (${columnList(columns)}) from stdin`);
  // The driver tells a late refusal only to the query, which has been answered by then, and the stream never ends.
  const own = query as unknown as { reject: (error: unknown) => void };
  const { reject } = own;
  let refuse: (error: unknown) => void = () => {};
  const refused = new Promise<never>((_, fail) => {
    refuse = fail;
  });
  refused.catch(() => {});
  own.reject = (error) => {
    refuse(error);
    reject(error);
  };
  const rows: Writable = await query.writable();
  rows.on("error", refuse);
  return {
    async put(bytes: Buffer): Promise<void> {
      const flows = rows.write(bytes);
      if (!flows) await Promise.race([new Promise((done) => rows.once("drain", done)), refused]);
    },
    async end(): Promise<void> {
      rows.end();
      await Promise.race([finished(rows), refused]);
    },
  };
}
