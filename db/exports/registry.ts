import { exportedClients } from "#db/exports/clients.ts";
import type { ExportColumn, Exported } from "#db/exports/column.ts";
import { exportedComplaints } from "#db/exports/complaints.ts";
import type { ExportKind } from "#db/exports/kinds.ts";
import { exportedRecipients } from "#db/exports/recipients.ts";
import type { Reader } from "#db/index.ts";

/** How each kind is read. The filter comes from the row of the export, where its own command has put it. */
export const exported: Record<ExportKind, Exported<unknown, unknown>> = {
  clients: exportedClients as Exported<unknown, unknown>,
  complaints: exportedComplaints as Exported<unknown, unknown>,
  recipients: exportedRecipients as Exported<unknown, unknown>,
};

/** Every column that a file of the kind may have, in the order of the file. */
export async function columnsOf(kind: ExportKind, reader: Reader): Promise<readonly ExportColumn<unknown>[]> {
  const { columns, more } = exported[kind];
  return more ? [...columns, ...(await more(reader))] : columns;
}
