import { asc, inArray, sql } from "drizzle-orm";
import { legalEntities } from "#db/clients/table.ts";
import type { Tx } from "#db/index.ts";
import type { MergeLog } from "./log.ts";
import { moveAll } from "./moving.ts";
import { LEAP } from "./version-leap.ts";

/** Legal entities of one ИНН and КПП are one; a branch has a КПП of its own and stays beside its firm. */
export async function joinEntities(tx: Tx, log: MergeLog, clientIds: readonly string[]): Promise<void> {
  const rows = await tx
    .select()
    .from(legalEntities)
    .where(inArray(legalEntities.clientId, [...clientIds]))
    .orderBy(
      asc(sql`array_position(${sql.param([...clientIds])}::uuid[], ${legalEntities.clientId})`),
      asc(legalEntities.id),
    )
    .for("update");
  const numbered = Map.groupBy(
    rows.filter(({ inn }) => inn),
    ({ inn, kpp }) => `${inn} ${kpp ?? ""}`,
  );
  for (const [first, ...others] of numbered.values()) {
    for (const other of others) {
      if (!first || other.clientId === first.clientId) continue;
      const blank = (column: "ogrn" | "address" | "checksumNote") =>
        sql`coalesce(t.${sql.identifier(names[column])}, ${other[column]}::text)`;
      await log.set({
        table: "legal_entities",
        where: sql`t.id = ${first.id}::uuid`,
        values: {
          ogrn: blank("ogrn"),
          address: blank("address"),
          checksum_note: blank("checksumNote"),
          version: sql`t.version + ${LEAP}`,
        },
      });
      await moveAll(log, "entity", other.id, first.id);
      await log.remove({ table: "legal_entities", where: sql`t.id = ${other.id}::uuid` });
    }
  }
}

const names = { ogrn: "ogrn", address: "address", checksumNote: "checksum_note" } as const;
