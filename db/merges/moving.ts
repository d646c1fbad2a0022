import { moveConsents } from "./consents.ts";
import type { MergeLog } from "./log.ts";
import { moveRecipients } from "./mailings.ts";
import { clientReferences, contactReferences, entityReferences } from "./references.ts";
import { moveTouch } from "./touch.ts";
import { moveRows, type Way } from "./ways.ts";

const [CLIENTS, PEOPLE, ENTITIES] = [clientReferences, contactReferences, entityReferences];
const references = { client: CLIENTS, contact: PEOPLE, entity: ENTITIES };

/** Everything that follows goes from one record to the other, table by table. */
export async function moveAll(
  log: MergeLog,
  kind: keyof typeof references,
  from: string,
  to: string,
): Promise<void> {
  for (const [reference, way] of Object.entries<Way>(references[kind])) {
    const [table = "", column = ""] = reference.split(".");
    if (way.way === "follows") await moveRows(log, { table, column, way, from, to });
  }
  if (kind === "client") {
    await moveRecipients(log, from, to);
    await moveConsents(log, from, to);
    await moveTouch(log, from, to);
  }
}
