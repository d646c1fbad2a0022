import { and, asc, eq, gt, type SQL, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { visibleTo } from "#db/clients/scope.ts";
import { clients } from "#db/clients/table.ts";
import { filters } from "#db/complaints/filters.ts";
import type { ComplaintSearch } from "#db/complaints/list-input.ts";
import { complaintDemands, complaintKinds, complaintTypes, verdicts } from "#db/complaints/registries.ts";
import { complaintContactsVisibleTo } from "#db/complaints/scope.ts";
import { complaintStates } from "#db/complaints/states.ts";
import { complaints } from "#db/complaints/table.ts";
import { type Cell, CHUNK, type ExportColumn, type Exported, moment, words } from "#db/exports/column.ts";
import type { Reader } from "#db/index.ts";
import { branches, staff } from "#db/staff/table.ts";
import { shortName } from "#db/values/person-name.ts";

/** In the order of the numbers' making, which the book is read in on paper. */
function selectChunk(reader: Reader, actor: StaffActor, where: SQL, after: string | null) {
  const shown = (value: SQL) =>
    sql<string | null>`case when ${complaintContactsVisibleTo(actor)} then ${value} end`;
  return reader
    .select({
      id: complaints.id,
      number: complaints.number,
      kind: complaints.kind,
      type: complaints.type,
      demand: complaints.demand,
      state: complaints.state,
      subject: complaints.subject,
      registeredAt: complaints.registeredAt,
      legalDueOn: complaints.legalDueOn,
      answeredAt: complaints.answeredAt,
      closedAt: complaints.closedAt,
      verdict: complaints.verdict,
      decision: complaints.decision,
      claimedKopecks: complaints.claimedKopecks,
      costKopecks: complaints.costKopecks,
      clientId: clients.id,
      client: clients.name,
      branch: branches.name,
      owner: { surname: staff.surname, given: staff.given },
      text: shown(sql`${complaints.text}`),
      fromName: shown(sql`${complaints.fromName}`),
      fromEmail: shown(sql`${complaints.fromEmail}::text`),
      fromPhone: shown(sql`${complaints.fromPhone}`),
    })
    .from(complaints)
    .innerJoin(staff, eq(staff.id, complaints.ownerId))
    .leftJoin(branches, eq(branches.id, complaints.branchId))
    .leftJoin(clients, and(eq(clients.id, complaints.clientId), visibleTo(actor)))
    .where(and(where, after === null ? undefined : gt(complaints.id, after)))
    .orderBy(asc(complaints.id))
    .limit(CHUNK);
}

type Row = Awaited<ReturnType<typeof selectChunk>>[number];

const money = (kopecks: number | null): Cell => (kopecks === null ? null : { kopecks });

const columns: readonly ExportColumn<Row>[] = [
  { key: "number", label: { ru: "Номер", en: "Number" }, cell: ({ number }) => words(number) },
  { key: "registered", label: { ru: "Записано", en: "Registered" }, cell: (row) => moment(row.registeredAt) },
  {
    key: "kind",
    label: { ru: "Вид", en: "Kind" },
    cell: ({ kind }, locale) => words(complaintKinds[kind].label[locale]),
  },
  {
    key: "type",
    label: { ru: "О чём", en: "About" },
    cell: ({ type }, locale) => words(complaintTypes[type].label[locale]),
  },
  {
    key: "demand",
    label: { ru: "Требование", en: "Demand" },
    cell: ({ demand }, locale) => words(complaintDemands[demand].label[locale]),
  },
  { key: "subject", label: { ru: "Суть", en: "Subject" }, cell: ({ subject }) => words(subject) },
  { key: "client", label: { ru: "Клиент", en: "Client" }, cell: ({ client }) => words(client) },
  { key: "branch", label: { ru: "Филиал", en: "Branch" }, cell: ({ branch }) => words(branch) },
  {
    key: "owner",
    label: { ru: "Отвечает", en: "Owner" },
    cell: ({ owner }) => words(shortName({ ...owner, patronymic: null })),
  },
  {
    key: "state",
    label: { ru: "Состояние", en: "State" },
    cell: ({ state }, locale) => words(complaintStates[state].label[locale]),
  },
  {
    key: "due",
    label: { ru: "Срок по закону", en: "Term by law" },
    cell: ({ legalDueOn }) => (legalDueOn ? { day: legalDueOn } : null),
  },
  { key: "answered", label: { ru: "Отвечено", en: "Answered" }, cell: (row) => moment(row.answeredAt) },
  { key: "closed", label: { ru: "Закрыто", en: "Closed" }, cell: ({ closedAt }) => moment(closedAt) },
  {
    key: "verdict",
    label: { ru: "Обоснованность", en: "Verdict" },
    cell: ({ verdict }, locale) => words(verdict && verdicts[verdict].label[locale]),
  },
  { key: "decision", label: { ru: "Решение", en: "Decision" }, cell: ({ decision }) => words(decision) },
  { key: "claimed", label: { ru: "Просит, ₽", en: "Claimed, ₽" }, cell: (row) => money(row.claimedKopecks) },
  { key: "cost", label: { ru: "Обошлось, ₽", en: "Cost, ₽" }, cell: ({ costKopecks }) => money(costKopecks) },
  {
    key: "from",
    label: { ru: "Кто обратился", en: "From" },
    isContact: true,
    cell: ({ fromName }) => words(fromName),
  },
  {
    key: "email",
    label: { ru: "Электронная почта", en: "E-mail" },
    isContact: true,
    cell: (row) => words(row.fromEmail),
  },
  {
    key: "phone",
    label: { ru: "Телефон", en: "Phone" },
    isContact: true,
    cell: ({ fromPhone }) => words(fromPhone),
  },
  { key: "text", label: { ru: "Текст", en: "Text" }, isContact: true, cell: ({ text }) => words(text) },
];

export const exportedComplaints: Exported<ComplaintSearch, Row> = {
  columns,
  async count(reader, actor, search, now) {
    const where = await filters(reader, actor, search, now);
    const [row] = await reader.select({ n: sql<number>`count(*)::int` }).from(complaints).where(where);
    return row?.n ?? 0;
  },
  async *rows(reader, actor, search, now) {
    const where = await filters(reader, actor, search, now);
    for (let after: string | null = null; ; ) {
      const rows: Row[] = await selectChunk(reader, actor, where, after);
      if (rows.length > 0) yield rows;
      if (rows.length < CHUNK) return;
      after = rows.at(-1)?.id ?? null;
    }
  },
  clientOf: ({ clientId }) => clientId,
};
