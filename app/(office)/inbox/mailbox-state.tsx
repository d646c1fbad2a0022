import { getWords } from "#app/words.ts";
import { Notice } from "#components/notice.tsx";
import { Section } from "#components/section.tsx";
import type { StaffActor } from "#db/actor.ts";
import { env } from "#db/env.ts";
import { mailboxKey } from "#db/inbox/mailbox.ts";
import { listFailed } from "#db/inbox/queries.ts";
import { getReach } from "#db/inbox/reach.ts";
import { MOST_ATTEMPTS } from "#db/inbox/sort.ts";
import { formatDateTime } from "#db/values/time.ts";
import { TryAgain } from "./try-again.tsx";

/** How the mailbox stands, and the letters that could not be read: for whoever sees to the mail. */
export async function MailboxState({ actor, now }: { actor: StaffActor; now: Date }) {
  const { IMAP_URL, IMAP_ADDRESS: address = "" } = env();
  const [t, reach, failed] = await Promise.all([
    getWords("inbox"),
    IMAP_URL ? getReach(mailboxKey(IMAP_URL)) : null,
    listFailed(actor),
  ]);
  const when = (at: Date) => formatDateTime(at, { ...actor, now });
  return (
    <Section title={t("mail.title")} className="mt-6 grid gap-3">
      {!IMAP_URL ? (
        <p className="text-sm text-ink-2">{t("mail.off")}</p>
      ) : reach?.failingSince ? (
        <Notice tone="late">
          <p>{t("mail.failing", { address, when: when(reach.failingSince), fault: reach.fault ?? "" })}</p>
          <p className="text-ink-2">{t("mail.failingNote")}</p>
        </Notice>
      ) : (
        <p className="text-sm">
          {reach?.reachedAt
            ? t("mail.reached", { address, when: when(reach.reachedAt) })
            : t("mail.never", { address })}
        </p>
      )}
      {failed.length > 0 ? (
        <div>
          <h3 className="text-sm font-medium text-late">{t("mail.failed")}</h3>
          <p className="text-sm text-ink-2">{t("mail.failedText", { n: MOST_ATTEMPTS })}</p>
          <ul>
            {failed.map(({ id, uid, size, arrivedAt, fault, version }) => (
              <li
                key={id}
                className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-2 text-sm"
              >
                <span className="min-w-0 flex-1">
                  {t("mail.letter", { uid: String(uid), kb: Math.ceil(size / 1000), when: when(arrivedAt) })}
                  <span className="block text-xs wrap-anywhere text-ink-3">{fault}</span>
                </span>
                <TryAgain id={id} version={version} words={t.raw("mail")} failed={t("form.failed")} />
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </Section>
  );
}
