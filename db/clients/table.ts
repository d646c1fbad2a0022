import { type AnyColumn, type SQL, sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  check,
  customType,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import type { ClientClass, ClientKind, ClientRole, ClientStatus } from "#db/clients/registries.ts";
import { createdAt, id, instant, version } from "#db/columns.ts";
import type { OwnValues } from "#db/fields/value.ts";
import { clientGroups } from "#db/groups/table.ts";
import { branches, staff } from "#db/staff/table.ts";

/** Compared byte by byte, so that a list has one order under every locale of the server. */
const bytewise = customType<{ data: string }>({ dataType: () => 'text collate "C"' });

/** Order keys without nulls: one comparison of rows then finds the place of a page in the index. */
export const lastContactKey = (at: AnyColumn): SQL => sql`coalesce(${at}, '-infinity')`;
/** The way of a client, not the alphabet: potential, new, active, loyal, lost. */
export const statusKey = (status: AnyColumn): SQL =>
  sql`(case ${status} when 'potential' then 0 when 'new' then 1 when 'active' then 2 when 'loyal' then 3 else 4 end)`;

/**
 * A Latin letter for each Russian one of a `name_key`, so that trigrams of it can be made under every locale of the
 * server. Rougher than `searchKey`, but of nothing that the database does not do by itself.
 */
export const trigramLetters = (key: AnyColumn | SQL): SQL =>
  sql`translate(${key}, 'абвгдежзийклмнопрстуфхцчшщыэюяywъь', 'abvgdezziiklmnoprstufhccssieuaiv')`;

/** The relationship with a company or a person. Who they are in law stands in `legal_entities`. */
export const clients = pgTable(
  "clients",
  {
    id: id(),
    kind: text("kind").$type<ClientKind>().notNull().default("company"),
    name: text("name").notNull(),
    /** Sort key made by `nameKey`: alphabetical without the legal form, quotes and case. */
    nameKey: bytewise("name_key").notNull(),
    role: text("role").$type<ClientRole>().notNull().default("client"),
    status: text("status").$type<ClientStatus>().notNull().default("potential"),
    class: text("class").$type<ClientClass>().notNull().default("C"),
    ownerId: uuid("owner_id").references(() => staff.id),
    branchId: uuid("branch_id").references(() => branches.id),
    groupId: uuid("group_id").references(() => clientGroups.id),
    region: bytewise("region"),
    source: text("source"),
    address: text("address"),
    site: text("site"),
    note: text("note"),
    /** Lower case, each once, in the order of the alphabet. */
    tags: text("tags").array().notNull().default(sql`'{}'`),
    /** What the company writes down beyond that; `client_field_values` is kept of it. */
    own: jsonb("own").$type<OwnValues>().notNull().default({}),
    /** The client's key in the file or system it came from. */
    externalId: text("external_id").unique(),
    /** Everything one may look a client up by (names, ИНН, phones, e-mails, people), normalised by the app. */
    search: text("search").notNull().default(""),
    lastContactAt: instant("last_contact_at"),
    lastContactKind: text("last_contact_kind"),
    /** Earliest term of an open promise; kept by the assignment commands. */
    nextDueAt: instant("next_due_at"),
    importId: uuid("import_id"),
    archivedAt: instant("archived_at"),
    /** The card into which this one was merged: whoever asks for this one is led there. */
    mergedIntoId: uuid("merged_into_id").references((): AnyPgColumn => clients.id),
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
    version: version(),
  },
  (t) => [
    index("clients_search").using("gin", sql`${t.search} gin_trgm_ops`),
    index("clients_name").on(t.nameKey, t.id).where(sql`${t.archivedAt} is null`),
    /** An import meets archived clients too; they are few. */
    index("clients_name_archived").on(t.nameKey).where(sql`${t.archivedAt} is not null`),
    index("clients_name_like")
      .using("gin", sql`${trigramLetters(t.nameKey)} gin_trgm_ops`)
      .where(sql`${t.archivedAt} is null`),
    index("clients_created").on(t.createdAt, t.id).where(sql`${t.archivedAt} is null`),
    index("clients_next_due").on(t.nextDueAt, t.id).where(sql`${t.archivedAt} is null`),
    index("clients_last_contact")
      .on(lastContactKey(t.lastContactAt), t.id)
      .where(sql`${t.archivedAt} is null`),
    index("clients_class").on(t.class, t.nameKey, t.id).where(sql`${t.archivedAt} is null`),
    index("clients_status").on(statusKey(t.status), t.nameKey, t.id).where(sql`${t.archivedAt} is null`),
    index("clients_owner").on(t.ownerId, t.nameKey, t.id),
    index("clients_branch").on(t.branchId, t.nameKey, t.id),
    index("clients_region").on(t.region, t.nameKey, t.id),
    index("clients_tags").using("gin", t.tags),
    index("clients_import").on(t.importId),
    index("clients_group").on(t.groupId).where(sql`${t.groupId} is not null`),
    index("clients_merged").on(t.mergedIntoId).where(sql`${t.mergedIntoId} is not null`),
    check("clients_merged_archived", sql`${t.mergedIntoId} is null or ${t.archivedAt} is not null`),
    check("clients_merged_elsewhere", sql`${t.mergedIntoId} <> ${t.id}`),
    check("clients_own_object", sql`jsonb_typeof(${t.own}) = 'object'`),
    check("clients_name_filled", sql`length(${t.name}) > 0`),
  ],
);

export const legalEntities = pgTable(
  "legal_entities",
  {
    id: id(),
    clientId: uuid("client_id")
      .notNull()
      .references(() => clients.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    inn: text("inn"),
    kpp: text("kpp"),
    ogrn: text("ogrn"),
    address: text("address"),
    /** Why a number whose checksum fails was kept: a person's reason, or «загрузка» with the file. */
    checksumNote: text("checksum_note"),
    createdAt: createdAt(),
    version: version(),
  },
  (t) => [index("legal_entities_client").on(t.clientId), index("legal_entities_inn").on(t.inn)],
);

/**
 * Words of Latin letters that stand, or stood until last night, in `clients.search`: what a query with a slip in it may
 * have meant. Kept by triggers, so that nobody who writes clients can forget it. Nothing keeps a word from standing
 * twice: a unique one would make writers of common words wait for each other.
 */
export const clientWords = pgTable("client_words", { word: bytewise("word").notNull() }, (t) => [
  index("client_words_word").on(t.word),
  index("client_words_like").using("gin", sql`${t.word} gin_trgm_ops`),
]);

/** When a person last opened a card: «recently viewed». */
export const clientViews = pgTable(
  "client_views",
  {
    staffId: uuid("staff_id")
      .notNull()
      .references(() => staff.id),
    clientId: uuid("client_id")
      .notNull()
      .references(() => clients.id, { onDelete: "cascade" }),
    at: instant("at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.staffId, t.clientId] }),
    index("client_views_recent").on(t.staffId, t.at),
    index("client_views_client").on(t.clientId),
  ],
);

export type Client = typeof clients.$inferSelect;
export type LegalEntity = typeof legalEntities.$inferSelect;
