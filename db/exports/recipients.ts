import { and, eq, sql } from "drizzle-orm";
import { CHUNK, type ExportColumn, type Exported, moment, words } from "#db/exports/column.ts";
import { mailingsVisibleTo } from "#db/mailings/access.ts";
import { exclusions } from "#db/mailings/exclusions.ts";
import { listRecipients } from "#db/mailings/recipients.ts";
import { recipientStates } from "#db/mailings/states.ts";
import { mailingRecipients } from "#db/mailings/table.ts";

export interface RecipientsFilter {
  mailingId: string;
}

type Row = Awaited<ReturnType<typeof listRecipients>>[number];

const columns: readonly ExportColumn<Row>[] = [
  { key: "client", label: { ru: "Клиент", en: "Client" }, cell: ({ clientName }) => words(clientName) },
  {
    key: "state",
    label: { ru: "Что с письмом", en: "Letter" },
    cell: ({ state }, locale) => words(recipientStates[state].label[locale]),
  },
  {
    key: "exclusion",
    label: { ru: "Почему не пишем", en: "Why excluded" },
    cell: ({ exclusion }, locale) => words(exclusion && exclusions[exclusion].label[locale]),
  },
  { key: "sent", label: { ru: "Ушло", en: "Sent" }, cell: ({ sentAt }) => moment(sentAt) },
  { key: "settled", label: { ru: "Итог", en: "Settled" }, cell: ({ settledAt }) => moment(settledAt) },
  {
    key: "email",
    label: { ru: "Электронная почта", en: "E-mail" },
    isContact: true,
    cell: ({ address }) => words(address),
  },
];

/** As the page of recipients shows them: an address that the actor may not see is not there. */
export const exportedRecipients: Exported<RecipientsFilter, Row> = {
  columns,
  async count(reader, actor, { mailingId }) {
    const [row] = await reader
      .select({ n: sql<number>`count(*)::int` })
      .from(mailingRecipients)
      .where(and(eq(mailingRecipients.mailingId, mailingId), mailingsVisibleTo(actor)));
    return row?.n ?? 0;
  },
  async *rows(reader, actor, { mailingId }) {
    for (let after: string | undefined; ; ) {
      const rows: Row[] = await listRecipients(actor, mailingId, { after, limit: CHUNK }, reader);
      if (rows.length > 0) yield rows;
      if (rows.length < CHUNK) return;
      after = rows.at(-1)?.id;
    }
  },
  clientOf: ({ clientName, clientId }) => (clientName === null ? null : clientId),
};
