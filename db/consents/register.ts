import { and, desc, eq, isNotNull, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { contactsVisibleTo } from "#db/clients/scope.ts";
import { clients } from "#db/clients/table.ts";
import { isLive } from "#db/consents/live.ts";
import { type ConsentKind, type ConsentSource, consents } from "#db/consents/table.ts";
import { wordingsOf } from "#db/consents/wordings.ts";
import { Refused } from "#db/errors.ts";
import { db, type Reader } from "#db/index.ts";
import { can } from "#db/permissions.ts";
import { company, staff } from "#db/staff/table.ts";

export const PAGE_SIZE = 50;

export interface RegisterSearch {
  /** Part of an address, of the client's name or of the proof. */
  q: string;
  kind: ConsentKind | null;
  source: ConsentSource | null;
  state: "live" | "waiting" | "withdrawn" | null;
  before: { at: Date; id: string } | null;
}

const states: Record<NonNullable<RegisterSearch["state"]>, SQL> = {
  live: isLive(consents),
  waiting: and(isNull(consents.confirmedAt), isNull(consents.withdrawnAt)) as SQL,
  withdrawn: isNotNull(consents.withdrawnAt),
};

const like = (q: string) => `%${q.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;

/** Consents of those whom the actor sees with their people, and those of strangers who gave an address alone. */
const filters = (actor: StaffActor, { q, kind, source, state }: RegisterSearch): SQL =>
  and(
    or(
      isNull(consents.clientId),
      sql`exists (select from ${clients} where ${clients.id} = ${consents.clientId} and ${contactsVisibleTo(actor)})`,
    ),
    kind ? eq(consents.kind, kind) : undefined,
    source ? eq(consents.source, source) : undefined,
    state ? states[state] : undefined,
    q
      ? or(
          sql`lower(${consents.address}::text) like ${like(q)}`,
          sql`lower(${consents.proof}) like ${like(q)}`,
          sql`exists (select from ${clients} where ${clients.id} = ${consents.clientId} and ${clients.nameKey} like ${like(q)})`,
        )
      : undefined,
  ) as SQL;

/** One page of the register, the newest first, with the words that were agreed to where they are known. */
export async function listRegister(actor: StaffActor, search: RegisterSearch, reader: Reader = db) {
  if (!can(actor, "consent.view")) throw new Refused("forbidden");
  const { before } = search;
  const found = await reader
    .select({
      id: consents.id,
      kind: consents.kind,
      client: { id: clients.id, name: clients.name },
      address: consents.address,
      source: consents.source,
      proof: consents.proof,
      textVersion: consents.textVersion,
      textHash: consents.textHash,
      givenAt: consents.givenAt,
      confirmedAt: consents.confirmedAt,
      withdrawnAt: consents.withdrawnAt,
      withdrawnReason: consents.withdrawnReason,
      by: { surname: staff.surname, given: staff.given },
    })
    .from(consents)
    .leftJoin(clients, eq(clients.id, consents.clientId))
    .leftJoin(staff, eq(staff.id, consents.recordedBy))
    .where(
      and(
        filters(actor, search),
        before
          ? or(
              lt(consents.givenAt, before.at),
              and(eq(consents.givenAt, before.at), lt(consents.id, before.id)),
            )
          : undefined,
      ),
    )
    .orderBy(desc(consents.givenAt), desc(consents.id))
    .limit(PAGE_SIZE + 1);
  const shown = found.slice(0, PAGE_SIZE);
  const [own] = await reader.select({ name: company.name }).from(company);
  const wordings = await wordingsOf(
    shown.map(({ textHash }) => textHash),
    own?.name ?? "",
    reader,
  );
  return {
    rows: shown.map((row) => ({ ...row, wording: (row.textHash && wordings.get(row.textHash)) || null })),
    more: found.length > PAGE_SIZE,
  };
}

export type RegisterRow = Awaited<ReturnType<typeof listRegister>>["rows"][number];

/** How many count, wait for a press in the letter, and were taken back. */
export async function countRegister(actor: StaffActor, search: RegisterSearch, reader: Reader = db) {
  if (!can(actor, "consent.view")) throw new Refused("forbidden");
  const countIf = (condition: SQL) => sql<number>`(count(*) filter (where ${condition}))::int`;
  const [row] = await reader
    .select({
      live: countIf(states.live),
      waiting: countIf(states.waiting),
      withdrawn: countIf(states.withdrawn),
    })
    .from(consents)
    .where(filters(actor, { ...search, state: null }));
  return row ?? { live: 0, waiting: 0, withdrawn: 0 };
}
