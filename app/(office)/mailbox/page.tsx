import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { requireActor } from "#app/session.ts";
import { getWords } from "#app/words.ts";
import { ButtonLink } from "#components/button.tsx";
import { address } from "#components/data-table/address.ts";
import { FilterBar, FilterSearch } from "#components/data-table/filter-bar.tsx";
import { Pager, TableFoot } from "#components/data-table/pager.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { Notice } from "#components/notice.tsx";
import { PageBody, PageHeader } from "#components/page-header.tsx";
import { Static } from "#components/static-html.tsx";
import { env } from "#db/env.ts";
import { listMailbox } from "#db/outbox/queries.ts";
import { clean } from "#db/values/text.ts";
import { formatDateTime } from "#db/values/time.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords("mailbox"))("title") };
}

const LONGEST = 100;
const first = (value: string | string[] | undefined) => [value ?? []].flat()[0] ?? "";
/** A place typed by hand that is none is the first page. */
const place = (value: string | string[] | undefined) => z.guid().safeParse(first(value)).data;

export default async function MailboxPage({ searchParams }: PageProps<"/mailbox">) {
  const actor = await requireActor("mailbox.read");
  if (env().SMTP_URL) notFound();
  const raw = await searchParams;
  const q = clean(first(raw.q)).slice(0, LONGEST);
  const [t, page] = await Promise.all([
    getWords("mailbox"),
    listMailbox(actor, { q, after: place(raw.after), before: place(raw.before) }),
  ]);
  const when = { locale: actor.locale, timeZone: actor.timeZone, now: new Date() };
  const { rows, previous, next } = page;
  const empty = q ? (
    <EmptyState
      icon="search"
      title={t("nothing")}
      actions={<ButtonLink href="/mailbox">{t("all")}</ButtonLink>}
    >
      {t("nothingText")}
    </EmptyState>
  ) : (
    <EmptyState icon="mail" title={t("emptyTitle")}>
      {t("emptyText")}
    </EmptyState>
  );
  return (
    <>
      <PageHeader title={t("title")} />
      <FilterBar label={t("search")}>
        <FilterSearch
          action="/mailbox"
          keep={{}}
          label={t("search")}
          placeholder={t("searchHint")}
          value={q}
        />
      </FilterBar>
      <PageBody className="grid max-w-[880px] gap-4">
        <Notice>{t("note")}</Notice>
        {rows.length === 0 ? (
          empty
        ) : (
          <Static as="ul" className="min-w-0">
            {rows.map((letter) => (
              <li key={letter.id} className="border-b border-line">
                <a
                  href={`/mailbox/${letter.id}`}
                  className="flex flex-wrap gap-x-4 px-2 py-2 text-sm hover:bg-hover hover:no-underline"
                >
                  <span className="w-[220px] truncate font-medium max-md:w-full" title={letter.toAddress}>
                    {letter.toName || letter.toAddress}
                  </span>
                  <span className="min-w-0 flex-1 truncate">{letter.subject}</span>
                  <span className="text-ink-3 tabular-nums">{formatDateTime(letter.createdAt, when)}</span>
                </a>
              </li>
            ))}
          </Static>
        )}
        {previous || next ? (
          <TableFoot>
            <Pager
              label={t("pages")}
              range={t("shown", { n: rows.length })}
              previous={{
                href: previous ? address("/mailbox", { q, before: previous }) : undefined,
                label: t("newer"),
              }}
              next={{ href: next ? address("/mailbox", { q, after: next }) : undefined, label: t("older") }}
            />
          </TableFoot>
        ) : null}
      </PageBody>
    </>
  );
}
