import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { requireActor } from "#app/session.ts";
import { getWords } from "#app/words.ts";
import { Breadcrumbs } from "#components/breadcrumbs.tsx";
import { Fact, Facts } from "#components/facts.tsx";
import { Notice } from "#components/notice.tsx";
import { PageBody, PageHeader } from "#components/page-header.tsx";
import { Panel } from "#components/section.tsx";
import { Static } from "#components/static-html.tsx";
import { complaintDemands, complaintKinds, complaintTypes } from "#db/complaints/registries.ts";
import { getInboxLetter, type InboxHeap, inboxHeaps } from "#db/inbox/queries.ts";
import { can } from "#db/permissions.ts";
import { fileSize } from "#db/values/file-size.ts";
import { formatDateTime } from "#db/values/time.ts";
import { optionsOf } from "../../complaints/options.ts";
import { LetterDesk } from "../letter-desk.tsx";
import { senderOf, subjectOf, whyHere } from "../letter-words.ts";
import { inboxHref } from "../search.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords("inbox"))("title") };
}

const MEGABYTE = 1_000_000;

/** One letter: what it says, and what may be done with it. */
export default async function LetterPage({ params }: PageProps<"/inbox/[id]">) {
  const actor = await requireActor("inbox.sort");
  const { id } = await params;
  const letter = z.guid().safeParse(id).success ? await getInboxLetter(actor, id) : undefined;
  if (!letter) notFound();
  const t = await getWords("inbox");
  const heap = inboxHeaps.find((one) => one === letter.state);
  const locale = actor.locale === "en" ? "en-GB" : "ru-RU";
  const says = letter.whole ? letter.text : t("tooLarge", { mb: Math.round(letter.size / MEGABYTE) });
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            label={t("title")}
            items={[{ label: t("title"), href: inboxHref({ heap: heap ?? "waiting" }) }]}
          />
        }
        title={subjectOf(letter, t)}
      />
      <PageBody className="grid max-w-[880px] gap-6">
        <Static as="div">
          <Facts>
            <Fact label={t("facts.from")}>{senderOf(letter, t)}</Fact>
            <Fact label={t("facts.when")}>
              {formatDateTime(letter.arrivedAt, { ...actor, now: new Date() })}
            </Fact>
            {heap ? <Fact label={t("facts.why")}>{whyHere(letter, t, actor.locale)}</Fact> : null}
            {letter.attachments.length > 0 ? (
              <Fact label={t("facts.files")}>
                {letter.attachments.map(({ name, size, refused }, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: written once, never reordered
                  <span key={place} className="block wrap-anywhere">
                    {name}
                    <span className="text-ink-3">
                      {` ${[fileSize(size, locale), refused ? t(`left.${refused}`) : ""].filter(Boolean).join(", ")}`}
                    </span>
                  </span>
                ))}
              </Fact>
            ) : null}
            {heap ? null : (
              <Fact label={t("facts.state")}>
                {letter.onCards.map(({ id: client, name }) => (
                  <a key={client} href={`/clients/${client}`} className="block">
                    {`${t("onCard")}: ${name}`}
                  </a>
                ))}
                {letter.complaint ? (
                  <a href={`/complaints/${letter.complaint.id}`} className="block">
                    {t("inBook", { number: letter.complaint.number })}
                  </a>
                ) : null}
              </Fact>
            )}
          </Facts>
        </Static>
        {heap ? (
          <LetterDesk
            id={letter.id}
            version={letter.version}
            heap={heap satisfies InboxHeap}
            address={letter.fromAddress ?? ""}
            candidates={letter.candidates}
            newClient={can(actor, "client.create")}
            choices={{
              kind: optionsOf(complaintKinds, actor.locale),
              type: optionsOf(complaintTypes, actor.locale),
              demand: optionsOf(complaintDemands, actor.locale),
            }}
            words={t.raw("form")}
          />
        ) : null}
        {says ? (
          <Panel className="p-4">
            <p className="text-base whitespace-pre-line wrap-anywhere">{says}</p>
          </Panel>
        ) : (
          <Notice>{t("noText")}</Notice>
        )}
      </PageBody>
    </>
  );
}
