import type { Metadata } from "next";
import { requireActor } from "#app/session.ts";
import { getWords } from "#app/words.ts";
import { buttonClass } from "#components/button.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { Icon } from "#components/icon.tsx";
import { Notice } from "#components/notice.tsx";
import { PageBody, PageHeader } from "#components/page-header.tsx";
import { Static } from "#components/static-html.tsx";
import { Tabs } from "#components/tabs.tsx";
import { KEPT_DAYS } from "#db/inbox/forget-mail.ts";
import { officeMailbox } from "#db/inbox/mailbox.ts";
import { countWaiting, type InboxRow, inboxHeaps, listInbox } from "#db/inbox/queries.ts";
import { formatDateTime } from "#db/values/time.ts";
import { senderOf, subjectOf } from "./letter-words.ts";
import { inboxHref, readSearch } from "./search.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords("inbox"))("title") };
}

/** Letters of which a person has to say whose they are; all others went to their cards by themselves. */
export default async function InboxPage({ searchParams }: PageProps<"/inbox">) {
  const actor = await requireActor("inbox.sort");
  const search = readSearch(await searchParams);
  const mailbox = officeMailbox();
  const [t, { rows, next }, waiting] = await Promise.all([
    getWords("inbox"),
    listInbox(actor, search),
    countWaiting(actor),
  ]);
  const when = (at: Date) => formatDateTime(at, { ...actor, now: new Date() });
  const { heap, before } = search;
  return (
    <>
      <PageHeader title={t("title")} />
      <Tabs
        label={t("heaps.label")}
        className="px-6 max-md:mx-0 max-md:px-4"
        items={inboxHeaps.map((one) => ({
          href: inboxHref({ heap: one }),
          label: t(`heaps.${one}`),
          current: one === heap,
          ...(one === "waiting" && waiting > 0 ? { count: waiting } : {}),
        }))}
      />
      <PageBody className="grid max-w-[880px] gap-4 pt-4">
        {mailbox && !mailbox.connected ? <Notice>{t("demo")}</Notice> : null}
        {!mailbox ? <Notice tone="soon">{`${t("off")}. ${t("offText")}`}</Notice> : null}
        {rows.length > 0 ? (
          <>
            {heap === "waiting" ? <p className="text-sm text-ink-2">{t("noteFor")}</p> : null}
            <Static as="ul" className="min-w-0">
              {rows.map((letter) => (
                <li key={letter.id} className="border-b border-line">
                  <Row letter={letter} when={when(letter.arrivedAt)} t={t} />
                </li>
              ))}
            </Static>
          </>
        ) : (
          <EmptyState icon="mail-check" title={t(`empty.${heap}`)}>
            {t(`empty.${heap}Text`, { days: KEPT_DAYS })}
          </EmptyState>
        )}
        {before || next ? (
          <nav aria-label={t("heaps.label")} className="flex gap-2">
            {before ? (
              <a href={inboxHref({ heap })} className={buttonClass({ size: "sm" })}>
                {t("latest")}
              </a>
            ) : null}
            {next ? (
              <a href={inboxHref({ heap, before: next })} className={buttonClass({ size: "sm" })}>
                {t("earlier")}
              </a>
            ) : null}
          </nav>
        ) : null}
      </PageBody>
    </>
  );
}

type RowProps = { letter: InboxRow; when: string; t: Awaited<ReturnType<typeof getWords<"inbox">>> };

function Row({ letter, when, t }: RowProps) {
  const names = letter.candidates.map(({ name }) => name).join(", ");
  return (
    <a
      href={`/inbox/${letter.id}`}
      className="grid gap-x-4 gap-y-0.5 px-2 py-2.5 text-sm hover:bg-hover hover:no-underline md:grid-cols-[200px_minmax(0,1fr)_auto]"
    >
      <span className="truncate font-medium text-ink" title={senderOf(letter, t)}>
        {letter.fromName || letter.fromAddress || t("nobody")}
      </span>
      <span className="min-w-0">
        <span className="block truncate text-ink">
          {subjectOf(letter, t)}
          <span className="text-ink-3"> {letter.begins}</span>
        </span>
        {letter.candidates.length > 1 ? (
          <span className="block truncate text-xs text-ink-3">{t("several", { names })}</span>
        ) : null}
      </span>
      <span className="flex items-center gap-2 whitespace-nowrap text-ink-3 tabular-nums">
        {letter.attachments.length > 0 ? (
          <span title={t("files", { n: letter.attachments.length })}>
            <Icon name="paperclip" size={14} />
            <span className="sr-only">{t("files", { n: letter.attachments.length })}</span>
          </span>
        ) : null}
        {when}
      </span>
    </a>
  );
}
