import { sql } from "drizzle-orm";
import { consents, suppressions } from "#db/consents/table.ts";
import { inboxLetters } from "#db/inbox/table.ts";
import { minutesBefore, type Question } from "#db/invariants/question.ts";
import { mailings, mailingRecipients as r } from "#db/mailings/table.ts";
import { isHeld } from "#db/outbox/hold.ts";
import { outbox } from "#db/outbox/table.ts";

const workerAdvice = {
  ru: "Проверьте, работает ли фоновый процесс и отвечает ли почтовый сервер",
  en: "See whether the worker runs and the mail server answers",
};

/** A letter that is being handed over when the address is stopped may still arrive: it had left before. */
const LEAVING_MINUTES = 1;

export const letterQuestions = {
  /** Queued, due for a quarter of an hour, and nothing holds it. Waiting after a refusal moves the due time. */
  lettersStuck: {
    label: { ru: "Письма офиса застряли в очереди", en: "Letters of the office stuck in the queue" },
    advice: workerAdvice,
    count: (now) => sql`
      select count(*)::int as n from ${outbox}
      where ${outbox.state} = 'queued' and ${outbox.notBefore} < ${minutesBefore(now, 15)}::timestamptz and not ${isHeld()}`,
  },
  /** Being handed over, though the lease ended a quarter of an hour ago: nobody has settled it. */
  lettersInDoubt: {
    label: { ru: "Письма офиса не закончили отправку", en: "Letters of the office never finished sending" },
    advice: workerAdvice,
    count: (now) => sql`
      select count(*)::int as n from ${outbox}
      where ${outbox.state} = 'in_flight' and ${outbox.claimedUntil} < ${minutesBefore(now, 15)}::timestamptz`,
  },
  /** Due recipients of a running mailing from which nothing has left for an hour. */
  recipientsStuck: {
    label: {
      ru: "Получатели рассылки ждут больше часа",
      en: "Recipients of a mailing waiting for over an hour",
    },
    advice: {
      ru: "Откройте рассылку: если она идёт, а число не растёт, проверьте фоновый процесс и почтовый сервер",
      en: "Open the mailing: if it runs and the number does not grow, see to the worker and the mail server",
    },
    count: (now) => {
      const hourAgo = sql`${minutesBefore(now, 60)}::timestamptz`;
      return sql`
        select count(*)::int as n from ${r}
        join ${mailings} on ${mailings.id} = ${r.mailingId} and ${mailings.state} = 'running'
        where ${r.state} in ('queued', 'frozen') and (${r.notBefore} is null or ${r.notBefore} < ${hourAgo})
          and ${mailings.updatedAt} < ${hourAgo} and (${mailings.startsAt} is null or ${mailings.startsAt} < ${hourAgo})
          and not exists (select from ${r} sent where sent.mailing_id = ${mailings.id} and sent.sent_at >= ${hourAgo})
          and not ${isHeld()}`;
    },
  },
  /** In the journal for a quarter of an hour longer than their turn takes, or given up. */
  mailUnread: {
    label: { ru: "Входящие письма не разобраны", en: "Letters that came in were not read" },
    advice: {
      ru: "Откройте в\u00A0настройках «Почта рассылок»: внизу каждое с\u00A0причиной. Прочтите его в\u00A0почтовом ящике или попробуйте ещё раз",
      en: "Open the settings of mail: each stands at the foot with its reason. Read it in the mailbox, or try again",
    },
    count: (now) => sql`
      select count(*)::int as n from ${inboxLetters}
      where ${inboxLetters.state} = 'failed' or ${inboxLetters.state} = 'journaled'
        and coalesce(${inboxLetters.notBefore}, ${inboxLetters.createdAt}) < ${minutesBefore(now, 15)}::timestamptz`,
  },
  recipientsInDoubt: {
    label: { ru: "Письма рассылки не закончили отправку", en: "Letters of a mailing never finished sending" },
    advice: workerAdvice,
    count: (now) => sql`
      select count(*)::int as n from ${r}
      where ${r.state} = 'in_flight' and ${r.claimedUntil} < ${minutesBefore(now, 15)}::timestamptz`,
  },
  /** Advertising that left for somebody who had not agreed by then (38-ФЗ, article 18). */
  advertisingWithoutConsent: {
    label: { ru: "Реклама без согласия", en: "Advertising without consent" },
    advice: {
      ru: "Остановите рассылку и сообщите разработчику: проверка согласия не сработала",
      en: "Stop the mailing and tell the developer: the check of consents has failed",
    },
    count: () => sql`
      select count(*)::int as n from ${r}
      join ${mailings} on ${mailings.id} = ${r.mailingId} and ${mailings.kind} = 'advertising'
      where ${r.sentAt} is not null and not exists (
        select from ${consents} c
        where c.kind = 'advertising' and c.confirmed_at <= ${r.sentAt} and (c.withdrawn_at is null or c.withdrawn_at > ${r.sentAt})
          and (c.client_id = ${r.clientId} and (c.address is null or c.address = ${r.address})
            or c.client_id is null and c.address = ${r.address}))`,
  },
  /** Letters that left more than a minute after their address had been put on the stop list, and not lifted since. */
  lettersAfterStop: {
    label: { ru: "Письма тем, кто отписался", en: "Letters to those who had unsubscribed" },
    advice: {
      ru: "Остановите рассылку и сообщите разработчику: стоп-лист не сработал",
      en: "Stop the mailing and tell the developer: the stop list has failed",
    },
    count: () => sql`
      select count(*)::int as n from ${r}
      join ${mailings} on ${mailings.id} = ${r.mailingId}
      where ${r.sentAt} is not null and exists (
        select from ${suppressions} s
        where s.address = ${r.address} and s.topic in ('all', ${mailings.kind})
          and s.at < ${r.sentAt} - make_interval(mins => ${LEAVING_MINUTES})
          and (s.lifted_at is null or s.lifted_at > ${r.sentAt}))`,
  },
} satisfies Record<string, Question>;
