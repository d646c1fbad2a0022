import { eq } from "drizzle-orm";
import { found, Refused } from "#db/errors.ts";
import { fieldKinds } from "#db/fields/kinds.ts";
import { clientFields } from "#db/fields/table.ts";
import type { OwnValue } from "#db/fields/value.ts";
import type { Reader } from "#db/index.ts";

/** The field is in use and may hold this; none only where it need not be filled. */
export async function checkOwn(
  reader: Reader,
  { field: id, value }: { field: string; value: OwnValue | null },
): Promise<void> {
  const [row] = await reader.select().from(clientFields).where(eq(clientFields.id, id)).for("key share");
  const { kind, choices, required, archivedAt } = found(row);
  if (archivedAt) throw new Refused("field_archived", { field: "value" });
  if (value === null && required) throw new Refused("field_required", { field: "value" });
  const { holds, fault } = fieldKinds[kind];
  if (value !== null && !holds(value, choices)) throw new Refused(fault, { field: "value" });
}
