import { and, eq, type SQL, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { listCondition, soughtBy } from "#db/clients/filters.ts";
import { encodePlace, pageOrder } from "#db/clients/keyset.ts";
import { moneyOfRow } from "#db/clients/list-columns.ts";
import type { ClientSearch } from "#db/clients/list-input.ts";
import type { ClientOrder } from "#db/clients/order.ts";
import { orderOf } from "#db/clients/orders.ts";
import { clientKinds, clientRoles, clientStatuses } from "#db/clients/registries.ts";
import { contactsVisibleTo, editableBy } from "#db/clients/scope.ts";
import { clients, legalEntities } from "#db/clients/table.ts";
import { clientContacts, contactPoints, contacts } from "#db/contacts/table.ts";
import { type Cell, CHUNK, type ExportColumn, type Exported, moment, words } from "#db/exports/column.ts";
import { sayOwn } from "#db/fields/kinds.ts";
import { listFields } from "#db/fields/queries.ts";
import { ownShownTo } from "#db/fields/shown.ts";
import { ownName } from "#db/fields/value.ts";
import type { Reader } from "#db/index.ts";
import { branches, staff } from "#db/staff/table.ts";
import { shortName } from "#db/values/person-name.ts";
import { formatPhone } from "#db/values/phone.ts";

interface Point {
  value: string;
  extension: string | null;
}
interface Person {
  name: string;
  position: string | null;
  phones: Point[] | null;
  emails: string[] | null;
}

const pointsOf = (kind: "phone" | "email") =>
  sql`(select coalesce(json_agg(json_build_object('value', p.value, 'extension', p.extension) order by p.id), '[]'::json)
    from ${contactPoints} p where p.client_id = ${clients.id} and p.kind = ${kind})`;

const people = sql`(
  select coalesce(json_agg(json_build_object('name', concat_ws(' ', c.surname, c.given, c.patronymic), 'position', link.position,
    'phones', (select json_agg(json_build_object('value', p.value, 'extension', p.extension) order by p.id)
      from ${contactPoints} p where p.contact_id = c.id and p.kind = 'phone'),
    'emails', (select json_agg(p.value order by p.id) from ${contactPoints} p where p.contact_id = c.id and p.kind = 'email'))
    order by link.created_at, c.id), '[]'::json)
  from ${clientContacts} link join ${contacts} c on c.id = link.contact_id where link.client_id = ${clients.id})`;

const entity = (column: "inn" | "kpp" | "ogrn") =>
  sql<string | null>`(select string_agg(e.${sql.identifier(column)}, ', ' order by e.created_at, e.id)
    from ${legalEntities} e where e.client_id = ${clients.id})`;

/** What the list finds, of the clients whose facts the actor may change: a head carries out the own department. */
const chosen = async (reader: Reader, actor: StaffActor, search: ClientSearch, now: Date): Promise<SQL> =>
  and(await listCondition(reader, actor, search, now), editableBy(actor)) as SQL;

interface Portion {
  now: Date;
  order: ClientOrder;
  where: SQL;
  descending: boolean;
  after: string | null;
}

function selectChunk(reader: Reader, actor: StaffActor, { order, where, descending, after, now }: Portion) {
  const place = pageOrder(order, { descending, after, before: null });
  const [first, second] = order.keys.map(({ expression }) => expression);
  const keys = [first ?? sql`null`, ...(second ? [second] : []), clients.id];
  /** Of a client whose people the actor may not see, nothing of them is read. */
  const shown = <T>(value: SQL, instead: SQL) =>
    sql<T>`case when ${contactsVisibleTo(actor)} then ${value} else ${instead} end`;
  return reader
    .select({
      id: clients.id,
      name: clients.name,
      kind: clients.kind,
      role: clients.role,
      status: clients.status,
      class: clients.class,
      region: clients.region,
      source: clients.source,
      address: clients.address,
      site: clients.site,
      tags: clients.tags,
      own: ownShownTo(actor),
      externalId: clients.externalId,
      lastContactAt: clients.lastContactAt,
      nextDueAt: clients.nextDueAt,
      createdAt: clients.createdAt,
      owner: { surname: staff.surname, given: staff.given },
      branch: branches.name,
      inn: entity("inn"),
      kpp: entity("kpp"),
      ogrn: entity("ogrn"),
      phones: shown<Point[]>(pointsOf("phone"), sql`'[]'::json`),
      emails: shown<Point[]>(pointsOf("email"), sql`'[]'::json`),
      people: shown<Person[]>(people, sql`'[]'::json`),
      note: shown<string | null>(sql`${clients.note}`, sql`null`),
      money: moneyOfRow(actor, now),
      first: sql<string>`${first ?? sql`null`}::text`.as("first_key"),
      second: sql<string | null>`${second ?? sql`null`}::text`.as("second_key"),
    })
    .from(clients)
    .leftJoin(staff, eq(staff.id, clients.ownerId))
    .leftJoin(branches, eq(branches.id, clients.branchId))
    .where(and(where, place.begins(keys)))
    .orderBy(place.orderBy(keys))
    .limit(CHUNK);
}

type Row = Awaited<ReturnType<typeof selectChunk>>[number];

const phone = ({ value, extension }: Point): string =>
  formatPhone(value, extension).replaceAll("\u00A0", " ");
const sum = (kopecks: number | null | undefined): Cell => (typeof kopecks === "number" ? { kopecks } : null);
const joined = (parts: readonly string[]) => words(parts.join(", "));

function personLine({ name, position, phones, emails }: Person): string {
  const reached = [...(phones ?? []).map(phone), ...(emails ?? [])].join(", ");
  return [name, position, reached].filter(Boolean).join(", ");
}

/** The labels are headers that our own import takes for the same fields. */
const columns: readonly ExportColumn<Row>[] = [
  { key: "name", label: { ru: "Название", en: "Name" }, cell: ({ name }) => words(name) },
  {
    key: "kind",
    label: { ru: "Компания или человек", en: "Company or person" },
    cell: ({ kind }, locale) => words(clientKinds[kind].label[locale]),
  },
  {
    key: "role",
    label: { ru: "Кто он нам", en: "Role" },
    cell: ({ role }, locale) => words(clientRoles[role].label[locale]),
  },
  { key: "class", label: { ru: "Класс", en: "Class" }, cell: (row) => words(row.class) },
  {
    key: "status",
    label: { ru: "Статус", en: "Status" },
    cell: ({ status }, locale) => words(clientStatuses[status].label[locale]),
  },
  {
    key: "owner",
    label: { ru: "Ответственный", en: "Owner" },
    cell: ({ owner }) => words(owner && shortName({ ...owner, patronymic: null })),
  },
  { key: "branch", label: { ru: "Филиал", en: "Branch" }, cell: ({ branch }) => words(branch) },
  { key: "region", label: { ru: "Регион", en: "Region" }, cell: ({ region }) => words(region) },
  { key: "source", label: { ru: "Источник", en: "Source" }, cell: ({ source }) => words(source) },
  { key: "inn", label: { ru: "ИНН", en: "INN" }, cell: ({ inn }) => words(inn) },
  { key: "kpp", label: { ru: "КПП", en: "KPP" }, cell: ({ kpp }) => words(kpp) },
  { key: "ogrn", label: { ru: "ОГРН", en: "OGRN" }, cell: ({ ogrn }) => words(ogrn) },
  { key: "address", label: { ru: "Адрес", en: "Address" }, cell: ({ address }) => words(address) },
  { key: "site", label: { ru: "Сайт", en: "Site" }, cell: ({ site }) => words(site) },
  { key: "tags", label: { ru: "Метки", en: "Tags" }, cell: ({ tags }) => joined(tags) },
  {
    key: "externalId",
    label: { ru: "Внешний код", en: "External code" },
    cell: (row) => words(row.externalId),
  },
  {
    key: "contact",
    label: { ru: "Последний контакт", en: "Last contact" },
    cell: (row) => moment(row.lastContactAt),
  },
  {
    key: "bought",
    label: { ru: "Оплачено за 12 месяцев", en: "Paid in 12 months" },
    cell: ({ money }) => sum(money?.bought),
  },
  {
    key: "purchase",
    label: { ru: "Последняя покупка", en: "Last purchase" },
    cell: ({ money }) => (money?.purchase ? { day: money.purchase } : null),
  },
  { key: "owes", label: { ru: "Долг", en: "Owes" }, cell: ({ money }) => sum(money?.owes) },
  { key: "due", label: { ru: "Ближайший срок", en: "Next due" }, cell: ({ nextDueAt }) => moment(nextDueAt) },
  { key: "created", label: { ru: "Добавлен", en: "Added" }, cell: ({ createdAt }) => moment(createdAt) },
  {
    key: "phones",
    label: { ru: "Телефоны", en: "Phones" },
    isContact: true,
    cell: (row) => joined(row.phones.map(phone)),
  },
  {
    key: "emails",
    label: { ru: "Электронная почта", en: "E-mails" },
    isContact: true,
    cell: ({ emails }) => joined(emails.map(({ value }) => value)),
  },
  {
    key: "people",
    label: { ru: "Контактные лица", en: "Contacts" },
    isContact: true,
    cell: (row) => words(row.people.map(personLine).join("; ")),
  },
  { key: "note", label: { ru: "Примечание", en: "Note" }, isContact: true, cell: ({ note }) => words(note) },
];

/** The header is the field's own name: our import takes it for the same field. */
async function ownColumns(reader: Reader): Promise<ExportColumn<Row>[]> {
  return (await listFields(reader)).map((field) => ({
    key: ownName(field),
    label: { ru: field.name, en: field.name },
    isContact: field.personal,
    cell: ({ own }, locale) => {
      const value = own[field.id];
      if (value === undefined || value === null) return null;
      if (typeof value === "number") return { number: value };
      return field.kind === "date" ? { day: String(value) } : words(sayOwn(field, value, locale));
    },
  }));
}

export const exportedClients: Exported<ClientSearch, Row> = {
  columns,
  more: ownColumns,
  async count(reader, actor, search, now) {
    const [row] = await reader
      .select({ n: sql<number>`count(*)::int` })
      .from(clients)
      .where(await chosen(reader, actor, search, now));
    return row?.n ?? 0;
  },
  async *rows(reader, actor, search, now) {
    const order = orderOf(actor, search, await soughtBy(reader, actor, search));
    const where = await chosen(reader, actor, search, now);
    const { descending } = search;
    for (let after: string | null = null; ; ) {
      const rows: Row[] = await selectChunk(reader, actor, { order, where, descending, after, now });
      if (rows.length > 0) yield rows;
      const last = rows.at(-1);
      if (rows.length < CHUNK || !last) return;
      after = encodePlace([last.first, last.second], last.id);
    }
  },
  clientOf: ({ id }) => id,
};
