import { and, asc, desc, eq, isNull, ne, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { Refused } from "#db/errors.ts";
import { db, type Reader, type Tx } from "#db/index.ts";
import { leads } from "#db/leads/table.ts";
import { can } from "#db/permissions.ts";
import { departments, staff } from "#db/staff/table.ts";
import { worksHere } from "#db/staff/works-here.ts";
import { shortName } from "#db/values/person-name.ts";
import { secretHash } from "./secret.ts";
import { type ApiKey, apiKeys } from "./table.ts";

const opened = (row: ApiKey | undefined): ApiKey => {
  if (!row || row.revokedAt) throw new Refused("api_key_wrong");
  return row;
};

/** Whoever made a key has seen it: it opens nothing once that person's access has ended, however long ago. */
const makerWorks = sql<boolean>`exists (select from ${staff} where ${staff.id} = ${apiKeys.createdBy} and ${worksHere()})`;

const bySecret = (reader: Reader, secret: string) =>
  reader
    .select()
    .from(apiKeys)
    .where(and(eq(apiKeys.secretHash, secretHash(secret)), makerWorks));

/** The key that this secret is. */
export async function keyOf(reader: Reader, secret: string): Promise<ApiKey> {
  return opened((await bySecret(reader, secret))[0]);
}

/** The same, held until the end of the transaction so that its leads come one after another. */
export async function lockKey(tx: Tx, secret: string): Promise<ApiKey> {
  return opened((await bySecret(tx, secret).for("no key update"))[0]);
}

/** All keys, those that open something first: never the keys themselves. */
export async function listKeys(actor: StaffActor, reader: Reader = db) {
  if (!can(actor, "api_key.manage")) throw new Refused("forbidden");
  const rows = await reader
    .select({
      id: apiKeys.id,
      name: apiKeys.name,
      hint: apiKeys.hint,
      minutes: apiKeys.minutes,
      source: apiKeys.source,
      createdAt: apiKeys.createdAt,
      lastUsedAt: apiKeys.lastUsedAt,
      revokedAt: apiKeys.revokedAt,
      version: apiKeys.version,
      department: departments.name,
      person: { surname: staff.surname, given: staff.given, patronymic: staff.patronymic },
      /** Not revoked, and yet shut: with the access of whoever made it. */
      orphaned: sql<boolean>`${apiKeys.revokedAt} is null and not ${makerWorks}`,
      leads: sql<number>`(select count(*)::int from ${leads} l where l.api_key_id = ${apiKeys.id})`,
    })
    .from(apiKeys)
    .leftJoin(departments, eq(departments.id, apiKeys.departmentId))
    .leftJoin(staff, eq(staff.id, apiKeys.staffId))
    .orderBy(sql`${apiKeys.revokedAt} is not null or not ${makerWorks}`, desc(apiKeys.createdAt));
  return rows.map(({ department, person, ...key }) => ({
    ...key,
    receiver: department ?? (person ? shortName(person) : ""),
  }));
}

/** How many open keys this person made: they end with the person's access. */
export async function countKeysOf(actor: StaffActor, staffId: string, reader: Reader = db): Promise<number> {
  if (!can(actor, "staff.manage")) throw new Refused("forbidden");
  return reader.$count(apiKeys, and(eq(apiKeys.createdBy, staffId), isNull(apiKeys.revokedAt)));
}

/** Who may answer leads: departments in turn, or one colleague. */
export async function receiverOptions(actor: StaffActor, reader: Reader = db) {
  if (!can(actor, "api_key.manage")) throw new Refused("forbidden");
  const groups = await reader
    .select({ id: departments.id, name: departments.name })
    .from(departments)
    // Those who sell stand first: they are meant more often.
    .orderBy(
      desc(
        sql`(select count(*) from ${staff} s where s.department_id = ${departments.id} and s.role = 'sales_manager')`,
      ),
      asc(departments.name),
    );
  const people = await reader
    .select({ id: staff.id, surname: staff.surname, given: staff.given, patronymic: staff.patronymic })
    .from(staff)
    .where(sql`${worksHere()} and ${ne(staff.role, "admin")}`)
    .orderBy(asc(staff.surname), asc(staff.given));
  return {
    departments: groups,
    people: people.map(({ id, ...name }) => ({ id, name: shortName(name) })),
  };
}
