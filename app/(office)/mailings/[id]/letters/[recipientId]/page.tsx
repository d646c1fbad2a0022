import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireActor } from "#app/session.ts";
import { getWords } from "#app/words.ts";
import { Breadcrumbs } from "#components/breadcrumbs.tsx";
import { Fact, Facts } from "#components/facts.tsx";
import { Notice } from "#components/notice.tsx";
import { PageBody, PageHeader } from "#components/page-header.tsx";
import { exclusions } from "#db/mailings/exclusions.ts";
import { receivedLetter } from "#db/mailings/queries.ts";
import type { RecipientState } from "#db/mailings/states.ts";
import { can } from "#db/permissions.ts";
import { say, typo } from "#db/values/text.ts";
import { formatDateTime } from "#db/values/time.ts";
import { RecipientMark } from "../../../recipient-mark.tsx";
import { whenOf } from "../../../translator.ts";
import { LetterSheet } from "../../letter-sheet.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords("mailings"))("received.title") };
}

/** Exactly what this client was sent; for everybody who sees the client's people, also without a view of mailings. */
export default async function ReceivedLetterPage({
  params,
}: PageProps<"/mailings/[id]/letters/[recipientId]">) {
  const actor = await requireActor("client.view");
  const { id, recipientId } = await params;
  const of = await receivedLetter(actor, recipientId);
  if (!of || of.mailing.id !== id) notFound();
  const t = await getWords("mailings");
  const view = { actor, now: new Date(), t };
  const seesMailing = can(actor, "mailing.view");
  const reason = of.exclusion && typo(say(exclusions[of.exclusion].label, actor.locale), actor.locale);
  return (
    <>
      <PageHeader
        object
        breadcrumbs={
          <Breadcrumbs
            label={t("path")}
            items={[
              { label: of.clientName, href: `/clients/${of.clientId}` },
              seesMailing
                ? { label: of.mailing.name, href: `/mailings/${of.mailing.id}` }
                : { label: of.mailing.name },
              { label: t("received.title") },
            ]}
          />
        }
        title={of.letter?.subject ?? of.mailing.name}
        meta={<RecipientMark state={of.state} locale={actor.locale} />}
      />
      <PageBody className="grid max-w-[720px] gap-4">
        <Facts>
          <Fact label={t("received.client")}>
            <a className="link" href={`/clients/${of.clientId}`}>
              {of.clientName}
            </a>
          </Fact>
          {of.sentAt ? <Fact label={t("received.at")}>{formatDateTime(of.sentAt, whenOf(view))}</Fact> : null}
        </Facts>
        {of.state === "unknown" ? (
          <Notice tone="soon" icon="circle-question-mark">
            {t("recipients.errors.unknown")}
          </Notice>
        ) : of.error ? (
          <Notice tone="late">{of.error}</Notice>
        ) : null}
        {of.letter ? (
          <>
            <LetterSheet letter={{ ...of.letter, to: of.address }} words={t.raw("preview")} />
            <p className="text-xs text-ink-3">{t(`received.${noteOf(of)}`)}</p>
          </>
        ) : (
          <Notice>{reason ? t("received.never", { reason }) : t("received.notWritten")}</Notice>
        )}
      </PageBody>
    </>
  );
}

const ahead: readonly RecipientState[] = ["queued", "frozen", "in_flight"];

/** Whether what is shown was received, will be, or never was. */
function noteOf({ state, sentAt }: { state: RecipientState; sentAt: Date | null }) {
  if (sentAt) return "dead";
  return ahead.includes(state) ? "notYet" : "notReceived";
}
