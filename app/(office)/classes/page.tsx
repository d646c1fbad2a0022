import type { Metadata } from "next";
import { requireActor } from "#app/session.ts";
import { getWords } from "#app/words.ts";
import { EmptyState } from "#components/empty-state.tsx";
import { Figures } from "#components/figures.tsx";
import { Notice } from "#components/notice.tsx";
import { PageBody, PageHeader } from "#components/page-header.tsx";
import { Section } from "#components/section.tsx";
import { countHeld, readMatrix, readRfm, readRuns } from "#db/classes/report.ts";
import { readClassSettings } from "#db/classes/settings.ts";
import { can } from "#db/permissions.ts";
import { formatMoney, formatNumber } from "#db/values/money.ts";
import { typo } from "#db/values/text.ts";
import { ClassesTabs } from "./classes-tabs.tsx";
import { CountButton } from "./count-button.tsx";
import { CountedLine } from "./counted-line.tsx";
import { isSo, listHref } from "./list-href.ts";
import { Matrix } from "./matrix.tsx";
import { RfmTable } from "./rfm-table.tsx";
import { isOtherRule } from "./same-rule.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords("classes"))("title") };
}

/** After so long a count that has not ended was broken off, in milliseconds. */
const BROKEN_MS = 600_000;

export default async function ClassesPage() {
  const actor = await requireActor("classes.view");
  const now = new Date();
  const { locale } = actor;
  const [t, cells, rfm, held, { finished, running }, settings] = await Promise.all([
    getWords("classes"),
    readMatrix(actor),
    readRfm(actor, now),
    countHeld(actor, now),
    readRuns(),
    readClassSettings(),
  ]);
  const isRunning = running !== null && now.getTime() - running.orderedAt.getTime() < BROKEN_MS;
  const counts = can(actor, "classes.count");
  const sum = (of: (one: { clients: number; value: number }) => number) =>
    cells.reduce((all, one) => all + of(one), 0);
  const gone = rfm.find((row) => row.rfm === "gone")?.clients ?? 0;
  return (
    <>
      <PageHeader
        title={t("title")}
        actions={counts ? <CountButton running={isRunning} words={t.raw("count")} /> : null}
      />
      <ClassesTabs t={t} current="clients" />
      {finished ? <CountedLine run={finished} actor={actor} t={t} now={now} /> : null}
      {finished?.parameters && isOtherRule(finished.parameters, settings) ? (
        <Notice className="mx-6 mt-3 max-md:mx-4">{typo(t("counted.changed"), locale)}</Notice>
      ) : null}
      {rfm.length === 0 ? (
        <EmptyState icon="chart-no-axes-column" title={t(finished ? "empty.noSales" : "empty.notCounted")}>
          {typo(t(finished ? "empty.noSalesText" : counts ? "empty.countText" : "empty.waitText"), locale)}
        </EmptyState>
      ) : (
        <>
          <Figures
            className="mx-6 mt-4 max-md:mx-4"
            items={[
              {
                label: t("figures.clients"),
                value: formatNumber(
                  sum((one) => one.clients),
                  locale,
                ),
              },
              {
                label: t("figures.value"),
                value: formatMoney(
                  sum((one) => one.value),
                  locale,
                  { kopecks: false },
                ),
              },
              { label: t("figures.gone"), value: formatNumber(gone, locale) },
              {
                label: t("figures.held"),
                value: formatNumber(held.held, locale),
                ...(held.held > 0 ? { href: listHref({ held: isSo }) } : {}),
                note: held.held > 0 ? t("figures.otherwise", { n: held.otherwise }) : t("figures.noneHeld"),
              },
              {
                label: t("figures.changed"),
                value: formatNumber(finished?.changed ?? 0, locale),
                note: t("figures.changedNote"),
              },
            ]}
          />
          <PageBody className="grid gap-8 pt-6">
            <Section title={t("matrix.title")} note={t("matrix.note")}>
              <Matrix cells={cells} t={t} locale={locale} />
            </Section>
            <Section title={t("rfm.title")} note={t("rfm.note")}>
              <RfmTable rows={rfm} t={t} locale={locale} />
            </Section>
          </PageBody>
        </>
      )}
    </>
  );
}
