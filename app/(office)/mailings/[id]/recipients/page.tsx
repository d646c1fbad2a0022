import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireActor } from "#app/session.ts";
import { getWords } from "#app/words.ts";
import { ButtonLink } from "#components/button.tsx";
import { address } from "#components/data-table/address.ts";
import { EmptyState } from "#components/empty-state.tsx";
import { PageBody } from "#components/page-header.tsx";
import { getMailing, listRecipients } from "#db/mailings/queries.ts";
import { listReckoned } from "#db/mailings/reckoned.ts";
import { can } from "#db/permissions.ts";
import { loadAudience } from "../load-audience.ts";
import { MailingHeader } from "../mailing-header.tsx";
import { type RecipientRow, RecipientsTable } from "./recipients-table.tsx";
import { parseShown, type Shown, shownHref } from "./shown.ts";
import { ShownChips } from "./shown-chips.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords("mailings"))("recipients.title") };
}

const pageSize = 50;

export default async function RecipientsPage({
  params,
  searchParams,
}: PageProps<"/mailings/[id]/recipients">) {
  const actor = await requireActor("mailing.view");
  const { id } = await params;
  const of = await getMailing(actor, id);
  if (!of) notFound();
  const now = new Date();
  const shown = parseShown(await searchParams);
  // Before the recipients are gathered there are only those who would be left out.
  const reckons = of.materialisedAt === null;
  const page = { ...shown, limit: pageSize + 1 };
  const [t, audience, found] = await Promise.all([
    getWords("mailings"),
    loadAudience(actor, id, now),
    reckons
      ? listReckoned(actor, id, now, page).then((rows) => rows.map(reckonedRow))
      : (listRecipients(actor, id, page) as Promise<RecipientRow[]>),
  ]);
  const view = { actor, now, t };
  const rows = found.slice(0, pageSize);
  const last = found.length > pageSize ? rows.at(-1) : undefined;
  return (
    <>
      <MailingHeader of={of} view={view} below={t(reckons ? "recipients.draftTitle" : "recipients.title")} />
      <PageBody>
        <ShownChips of={of} shown={shown} audience={audience} reckons={reckons} view={view} />
        {can(actor, "mailing.export") && !reckons ? (
          <p className="pb-3">
            <ButtonLink
              size="sm"
              icon="download"
              href={address("/exports/new", { of: "recipients", list: `mailing=${id}` })}
            >
              {t("recipients.export")}
            </ButtonLink>
          </p>
        ) : null}
        {rows.length === 0 ? (
          <EmptyState icon="users" title={t("recipients.none")}>
            {t("recipients.noneText")}
          </EmptyState>
        ) : (
          <div className="-mx-6 border-t border-line max-md:-mx-4">
            <RecipientsTable mailingId={id} rows={rows} view={view} />
          </div>
        )}
        <Steps
          id={id}
          shown={shown}
          last={last?.id}
          words={{ next: t("recipients.next"), first: t("recipients.first") }}
        />
      </PageBody>
    </>
  );
}

function reckonedRow(row: Awaited<ReturnType<typeof listReckoned>>[number]): RecipientRow {
  const { id, name, address, exclusion } = row;
  return {
    ...{ id, clientId: id, clientName: name, address, exclusion, state: "excluded" },
    ...{ sentAt: null, settledAt: null, error: null, attempts: 0 },
  };
}

type StepsProps = {
  id: string;
  shown: Shown;
  last: string | undefined;
  words: { next: string; first: string };
};

function Steps({ id, shown, last, words }: StepsProps) {
  return (
    <div className="mt-4 flex gap-2">
      {shown.after ? (
        <ButtonLink size="sm" href={shownHref(id, { ...shown, after: undefined })}>
          {words.first}
        </ButtonLink>
      ) : null}
      {last ? (
        <ButtonLink size="sm" rel="next" href={shownHref(id, { ...shown, after: last })}>
          {words.next}
        </ButtonLink>
      ) : null}
    </div>
  );
}
