import { and, desc, eq, sql } from "drizzle-orm";
import type { Actor } from "#db/actor.ts";
import { contactsVisibleTo } from "#db/clients/scope.ts";
import { clients } from "#db/clients/table.ts";
import { ofClient } from "#db/consents/of-client.ts";
import { consents } from "#db/consents/table.ts";
import { byKey, type Reader } from "#db/index.ts";
import { staff } from "#db/staff/table.ts";

/** What the client agreed to, the living first, then what waits for confirmation; nothing for those who may not see its people. */
export function listConsents(actor: Actor, clientId: string, reader: Reader = byKey) {
  return reader
    .select({
      id: consents.id,
      kind: consents.kind,
      address: consents.address,
      source: consents.source,
      proof: consents.proof,
      givenAt: consents.givenAt,
      confirmedAt: consents.confirmedAt,
      confirmedBy: consents.confirmedBy,
      withdrawnAt: consents.withdrawnAt,
      withdrawnReason: consents.withdrawnReason,
      recordedBy: { surname: staff.surname, given: staff.given },
    })
    .from(consents)
    .innerJoin(clients, eq(clients.id, sql`${clientId}::uuid`))
    .leftJoin(staff, eq(staff.id, consents.recordedBy))
    .where(and(ofClient(clients.id), contactsVisibleTo(actor)))
    .orderBy(
      sql`${consents.withdrawnAt} is not null`,
      sql`${consents.confirmedAt} is null`,
      desc(consents.givenAt),
      desc(consents.id),
    )
    .limit(50);
}

export type ConsentOfCard = Awaited<ReturnType<typeof listConsents>>[number];
