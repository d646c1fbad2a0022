import { REOPEN_DAYS } from "../complaints/reopening.ts";
import { deadTrackingLink } from "../complaints/tracking-link.ts";
import type { outbox } from "../outbox/table.ts";
import { localDate } from "../values/time.ts";
import type { Book } from "./book.ts";
import { COMPANY } from "./staff.ts";

const MINUTE = 60_000;

/** The letters that carried the answers of the book: all taken, but one of those that wait to be closed. */
export function answerLetters({ cases }: Book): (typeof outbox.$inferInsert)[] {
  const refused = cases.findLast(({ row }) => row.state === "answered" && row.fromEmail !== null);
  return cases.flatMap(({ row, entries, zone }) =>
    entries.flatMap(({ id, kind, at, text, outboxId }) => {
      if (kind !== "answer" || !outboxId || !row.id || !row.fromEmail) return [];
      const isRefused = row === refused?.row;
      return [
        {
          id: outboxId,
          kind: "complaint-answered" as const,
          runKey: `complaint-answered:${row.id}:${id}`,
          toAddress: row.fromEmail,
          toName: row.fromName,
          staffId: null,
          locale: "ru" as const,
          props: {
            ...{ company: COMPANY, number: row.number, url: deadTrackingLink(row.id) },
            ...{ answer: text, answeredOn: localDate(at, zone), days: REOPEN_DAYS },
          },
          entity: "complaint",
          entityId: row.id,
          state: isRefused ? ("refused" as const) : ("sent" as const),
          error: isRefused ? "550 5.1.1 user unknown" : null,
          attempts: 1,
          notBefore: at,
          provider: "mailbox",
          createdAt: at,
          sentAt: isRefused ? null : new Date(at.getTime() + MINUTE / 2),
        },
      ];
    }),
  );
}
