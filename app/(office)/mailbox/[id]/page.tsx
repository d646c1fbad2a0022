import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireActor } from "#app/session.ts";
import { getWords } from "#app/words.ts";
import { Breadcrumbs } from "#components/breadcrumbs.tsx";
import { Fact, Facts } from "#components/facts.tsx";
import { Notice } from "#components/notice.tsx";
import { PageBody, PageHeader } from "#components/page-header.tsx";
import { env } from "#db/env.ts";
import { getMailboxLetter } from "#db/outbox/queries.ts";
import { formatDateTime } from "#db/values/time.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords("mailbox"))("letter") };
}

export default async function LetterPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor("mailbox.read");
  const { id } = await params;
  const letter = env().SMTP_URL ? null : await getMailboxLetter(actor, id);
  if (!letter) notFound();
  const t = await getWords("mailbox");
  const when = formatDateTime(letter.createdAt, {
    locale: actor.locale,
    timeZone: actor.timeZone,
    now: new Date(),
  });
  return (
    <>
      <PageHeader
        breadcrumbs={<Breadcrumbs items={[{ label: t("back"), href: "/mailbox" }]} label={t("back")} />}
        title={letter.subject}
      />
      <PageBody className="grid max-w-[880px] gap-4">
        <Facts>
          <Fact label={t("to")}>
            {letter.toName ? `${letter.toName} <${letter.toAddress}>` : letter.toAddress}
          </Fact>
          <Fact label={t("from")}>{letter.sender}</Fact>
          <Fact label={t("when")}>{when}</Fact>
        </Facts>
        {letter.html === null ? (
          <Notice>{t("hidden")}</Notice>
        ) : (
          // A sandbox without scripts: a letter is shown as a mail program would, its links opening in the page itself.
          <iframe
            title={letter.subject}
            srcDoc={letter.html}
            sandbox="allow-top-navigation-by-user-activation allow-popups allow-popups-to-escape-sandbox"
            className="h-[640px] w-full rounded-lg border border-line bg-white"
          />
        )}
      </PageBody>
    </>
  );
}
