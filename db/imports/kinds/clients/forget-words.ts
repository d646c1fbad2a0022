import { sql } from "drizzle-orm";
import { clients, clientWords } from "#db/clients/table.ts";
import { importRows } from "#db/imports/table.ts";
import type { Tx } from "#db/index.ts";

/**
 * Words that went with the clients of an undone file: no slip is to be read as one of them. One pass over the base in
 * the end, for asking of each word who else has it would cost more than the undo.
 */
export async function forgetWordsOfRemoved(tx: Tx, importId: string): Promise<void> {
  // The undo asks everything by index; here both tables are read whole.
  await tx.execute(sql`select set_config('enable_seqscan', 'on', true)`);
  await tx.execute(sql`
    delete from ${clientWords} known
    where exists (select from ${importRows} where import_id = ${importId} and outcome = 'removed')
      and not exists (
        select from (
          select distinct part collate "C" as word from ${clients}, unnest(string_to_array(search, ' ')) as part
        ) living where living.word = known.word)`);
}
