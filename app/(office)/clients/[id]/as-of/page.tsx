import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { after } from "next/server";
import { requireActor } from "#app/session.ts";
import { getWords } from "#app/words.ts";
import { Breadcrumbs } from "#components/breadcrumbs.tsx";
import { ButtonLink } from "#components/button.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { Notice } from "#components/notice.tsx";
import { PageBody, PageHeader } from "#components/page-header.tsx";
import { Static } from "#components/static-html.tsx";
import { logAccess } from "#db/access/log.ts";
import { listFields } from "#db/fields/queries.ts";
import { getCardAsOf } from "#db/history/as-of.ts";
import { db } from "#db/index.ts";
import { dayBounds, formatDayMonth } from "#db/values/time.ts";
import { loadClient } from "../load.ts";
import { DayLine } from "./day-line.tsx";
import { PastFields } from "./past-fields.tsx";
import { PastPeople } from "./past-people.tsx";
import { PastAgreements, PastDates, PastEntities, PastUseful } from "./past-records.tsx";
import { named } from "./past-view.ts";
import { parseDay } from "./search.ts";

type Props = PageProps<"/clients/[id]/as-of">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ client }, t] = await Promise.all([loadClient((await params).id), getWords("history")]);
  return client ? { title: t("of", { name: client.name }) } : {};
}

/** The card as it stood when the day ended where this person works. To be read only. */
export default async function PastPage({ params, searchParams }: Props) {
  const actor = await requireActor("client.view");
  const now = new Date();
  const { day, instead } = parseDay(await searchParams, now, actor.timeZone);
  const [t, own, card] = await Promise.all([
    getWords("history"),
    listFields(),
    getCardAsOf(actor, (await params).id, dayBounds(day, actor.timeZone).end),
  ]);
  if (!card) notFound();
  const { client, then, losses } = card;
  after(() => logAccess(db, actor, { clientId: client.id, what: "card" }, now));
  const when = { locale: actor.locale, timeZone: actor.timeZone, now };
  const view = { actor, now, day, t, card };
  return (
    <>
      <PageHeader
        title={then?.client.name ?? client.name}
        object
        breadcrumbs={
          <Breadcrumbs
            label={t("path")}
            items={[
              { label: t("clients"), href: "/clients" },
              { label: client.name, href: `/clients/${client.id}` },
              { label: t("title") },
            ]}
          />
        }
      />
      <Static as="div" className="grid gap-4 px-6 pb-2 max-md:px-4">
        <Notice
          tone="soon"
          icon="history"
          action={
            <ButtonLink size="sm" variant="second" href={`/clients/${client.id}`}>
              {t("toNow")}
            </ButtonLink>
          }
        >
          <strong className="font-semibold">{t("banner", { day: formatDayMonth(day, when) })}</strong>{" "}
          {t("bannerNote")}
        </Notice>
        {instead ? <Notice>{t("instead", { day: formatDayMonth(day, when) })}</Notice> : null}
        {[...losses].map((loss) => (
          <Notice key={loss}>{t(`losses.${loss}`)}</Notice>
        ))}
        {then?.client.mergedIntoId ? (
          <Notice icon="merge">
            {t("merged", { name: named({ ...view, then }, then.client.mergedIntoId) })}
          </Notice>
        ) : null}
        {then?.client.archived && !then.client.mergedIntoId ? (
          <Notice icon="archive">{t("archived")}</Notice>
        ) : null}
      </Static>
      <div className="px-6 pt-2 pb-2 max-md:px-4">
        <DayLine view={view} />
      </div>
      {then ? (
        <Static
          as="div"
          className="grid items-start gap-x-10 gap-y-8 px-6 pt-4 pb-10 max-md:px-4 md:grid-cols-2 xl:grid-cols-3"
        >
          <PastFields view={{ ...view, then }} own={own} />
          <div className="grid gap-8">
            <PastPeople view={{ ...view, then }} />
            <PastEntities view={{ ...view, then }} />
          </div>
          <div className="grid gap-8">
            <PastUseful view={{ ...view, then }} />
            <PastAgreements view={{ ...view, then }} />
            <PastDates view={{ ...view, then }} />
          </div>
        </Static>
      ) : (
        <PageBody>
          <EmptyState icon="history" title={t("notYet")}>
            {t("notYetText", { day: formatDayMonth(client.createdAt, when) })}
          </EmptyState>
        </PageBody>
      )}
      <p className="max-w-160 px-6 pb-8 text-xs text-ink-3 max-md:px-4">{t("limits")}</p>
    </>
  );
}
