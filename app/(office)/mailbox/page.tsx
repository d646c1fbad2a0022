import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { requireActor } from "#app/session.ts";
import { getWords } from "#app/words.ts";
import { ButtonLink } from "#components/button.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { Notice } from "#components/notice.tsx";
import { PageBody, PageHeader } from "#components/page-header.tsx";
import { env } from "#db/env.ts";
import { listMailbox } from "#db/outbox/queries.ts";
import { formatDateTime } from "#db/values/time.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords("mailbox"))("title") };
}

const pageSize = 50;

export default async function MailboxPage({
  searchParams,
}: {
  searchParams: Promise<{ after?: string | string[] }>;
}) {
  const actor = await requireActor("mailbox.read");
  if (env().SMTP_URL) notFound();
  const after = z.guid().safeParse((await searchParams).after).data;
  const [t, letters] = await Promise.all([
    getWords("mailbox"),
    listMailbox(actor, { after, limit: pageSize }),
  ]);
  const now = new Date();
  const last = letters.length === pageSize ? letters.at(-1) : undefined;
  return (
    <>
      <PageHeader title={t("title")} />
      <PageBody className="grid max-w-[880px] gap-4">
        <Notice>{t("note")}</Notice>
        {letters.length === 0 ? (
          <EmptyState icon="mail" title={t("emptyTitle")}>
            {t("emptyText")}
          </EmptyState>
        ) : (
          <ul className="min-w-0">
            {letters.map((letter) => (
              <li key={letter.id} className="border-b border-line">
                <a
                  href={`/mailbox/${letter.id}`}
                  className="flex flex-wrap gap-x-4 px-2 py-2 text-sm hover:bg-hover hover:no-underline"
                >
                  <span className="w-[220px] truncate font-medium max-md:w-full" title={letter.toAddress}>
                    {letter.toName}
                  </span>
                  <span className="min-w-0 flex-1 truncate">{letter.subject}</span>
                  <span className="text-ink-3 tabular-nums">
                    {formatDateTime(letter.createdAt, {
                      locale: actor.locale,
                      timeZone: actor.timeZone,
                      now,
                    })}
                  </span>
                </a>
              </li>
            ))}
          </ul>
        )}
        {last ? <ButtonLink href={`/mailbox?after=${last.id}`}>{t("older")}</ButtonLink> : null}
      </PageBody>
    </>
  );
}
