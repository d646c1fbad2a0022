import { eq, type SQL, sql } from "drizzle-orm";
import { complaintEntries, complaints } from "#db/complaints/table.ts";
import type { RefusalCode } from "#db/errors.ts";
import type { Tx } from "#db/index.ts";
import { type LetterState, outbox } from "#db/outbox/table.ts";
import type { Text } from "#db/values/text.ts";

interface Kind {
  /** As it stands in the list of what is missing to close. */
  label: Text;
  /** Why it cannot be closed so; null when it can. */
  refusal: RefusalCode | null;
  /** Whether sending it once more makes sense. */
  sendsAgain: boolean;
}

/** What became of the answer on its way to the client. */
export const deliveries = {
  delivered: {
    label: { ru: "ответ дошёл до клиента", en: "the answer has reached the client" },
    refusal: null,
    sendsAgain: false,
  },
  underway: {
    label: { ru: "ответ дошёл: письмо ещё в пути", en: "the answer has arrived: the letter is on its way" },
    refusal: "complaint_reply_underway",
    sendsAgain: false,
  },
  failed: {
    label: {
      ru: "ответ дошёл: письмо не приняла почта",
      en: "the answer has arrived: the letter was refused",
    },
    refusal: "complaint_reply_failed",
    sendsAgain: true,
  },
  unknown: {
    label: {
      ru: "ответ дошёл: неизвестно, ушло ли письмо",
      en: "the answer has arrived: nobody knows whether the letter left",
    },
    refusal: "complaint_reply_unknown",
    sendsAgain: true,
  },
  untold: {
    label: {
      ru: "ответ дошёл: клиенту о нём ещё не сказали",
      en: "the answer has arrived: the client was not told of it yet",
    },
    refusal: "complaint_reply_untold",
    sendsAgain: true,
  },
} as const satisfies Record<string, Kind>;

export type Delivery = keyof typeof deliveries;

/**
 * What the state of its letter means. Kept in the mailbox or taken by the mail server it has arrived, as far as anybody
 * here can know: neither tells more.
 */
const meaning: Record<LetterState, Delivery> = {
  queued: "underway",
  in_flight: "underway",
  sent: "delivered",
  refused: "failed",
  cancelled: "failed",
  unknown: "unknown",
};

const ofState = sql.join(
  Object.entries(meaning).map(([state, delivery]) => sql`when ${state} then ${delivery}`),
  sql` `,
);

/** Of the answer that was given last: told by another way it has arrived, whatever became of the letter. */
export const deliveryOf = (complaintId: SQL = sql`${complaints.id}`): SQL<Delivery | null> =>
  sql<Delivery | null>`(
    select case when told.command = 'tell' then 'delivered'
      else case letter.state ${ofState} else 'untold' end end
    from ${complaintEntries} told
    left join ${outbox} letter on letter.id = told.outbox_id
    where told.complaint_id = ${complaintId} and told.command in ('answer', 'resend', 'tell')
    order by told.at desc, told.id desc limit 1)`;

export async function readDelivery(tx: Tx, complaintId: string): Promise<Delivery> {
  const [row] = await tx
    .select({ delivery: deliveryOf() })
    .from(complaints)
    .where(eq(complaints.id, complaintId));
  return row?.delivery ?? "untold";
}
