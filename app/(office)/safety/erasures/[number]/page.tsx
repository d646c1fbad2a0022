import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireActor } from "#app/session.ts";
import { getWords } from "#app/words.ts";
import { Breadcrumbs } from "#components/breadcrumbs.tsx";
import { Fact, Facts } from "#components/facts.tsx";
import { Notice } from "#components/notice.tsx";
import { PageBody, PageHeader } from "#components/page-header.tsx";
import { PrintButton } from "#components/print-button.tsx";
import { Section } from "#components/section.tsx";
import { erasureGrounds } from "#db/erasures/grounds.ts";
import { keptGrounds } from "#db/erasures/kept.ts";
import { type MatterKey, matters } from "#db/erasures/matters.ts";
import { getErasure } from "#db/erasures/queries.ts";
import { formatNumber } from "#db/values/money.ts";
import { fullName } from "#db/values/person-name.ts";
import { formatDate, formatTime } from "#db/values/time.ts";
import { LiveAct } from "./live-act.tsx";

export async function generateMetadata({
  params,
}: PageProps<"/safety/erasures/[number]">): Promise<Metadata> {
  return { title: (await getWords("subjects"))("acts.number", { number: (await params).number }) };
}

/** The act of erasure with its extract from the log, as order 179 of Roskomnadzor (28.10.2022) wants them. */
export default async function ErasureActPage({ params }: PageProps<"/safety/erasures/[number]">) {
  const actor = await requireActor("erasure.view");
  const act = await getErasure(actor, Number((await params).number));
  if (!act) notFound();
  const t = await getWords("subjects");
  const moment = (at: Date) => `${formatDate(at, actor)}, ${formatTime(at, actor)}`;
  const number = (n: number) => formatNumber(n, actor.locale);
  const swept = Object.values(act.swept ?? {}).reduce((sum, n) => sum + n, 0);
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            label={t("path")}
            items={[
              { label: t("acts.title"), href: "/safety/erasures" },
              { label: t("acts.number", { number: act.number }) },
            ]}
          />
        }
        title={t("acts.heading", { number: act.number })}
        object
        actions={act.doneAt ? <PrintButton label={t("print")} /> : undefined}
      />
      <PageBody className="grid max-w-[760px] gap-6">
        {act.doneAt === null ? (
          <Notice tone="accent" role="status">
            {t("acts.runningText")}
            <LiveAct />
          </Notice>
        ) : null}
        <Facts>
          <Fact label={t("acts.operator")}>{act.company}</Fact>
          <Fact label={t("acts.system")}>{t("acts.systemText")}</Fact>
          <Fact label={t("acts.subject")}>
            {t("acts.subjectText", { number: act.number, id: act.subjectId })}
            <span className="mt-1 block text-ink-3">{t("acts.nameLine")}</span>
          </Fact>
          <Fact label={t("acts.ground")}>
            {erasureGrounds[act.ground].label[actor.locale]}: {erasureGrounds[act.ground].law[actor.locale]}
          </Fact>
          <Fact label={t("acts.basis")}>{act.basis}</Fact>
          <Fact label={t("acts.orderedBy")}>
            {act.by?.surname ? fullName({ ...act.by, given: act.by.given ?? "" }) : ""},{" "}
            {moment(act.orderedAt)}
          </Fact>
          {act.doneAt ? <Fact label={t("acts.doneAt")}>{moment(act.doneAt)}</Fact> : null}
          <Fact label={t("acts.way")}>{t("acts.wayText")}</Fact>
          {act.repeatedAt ? <Fact label={t("acts.repeated")}>{moment(act.repeatedAt)}</Fact> : null}
        </Facts>
        {act.tally ? (
          <Section title={t("acts.taken")}>
            <ul className="text-sm">
              {(Object.entries(act.tally) as [MatterKey, number][]).map(([key, n]) => (
                <li key={key} className="flex gap-4 border-b border-line py-1.5">
                  <span className="flex-1">{matters[key]?.label[actor.locale] ?? key}</span>
                  <span className="tabular-nums text-ink-2">{number(n)}</span>
                </li>
              ))}
              <li className="flex gap-4 border-b border-line py-1.5">
                <span className="flex-1">{t("acts.swept")}</span>
                <span className="tabular-nums text-ink-2">{number(swept)}</span>
              </li>
            </ul>
          </Section>
        ) : null}
        {act.kept ? (
          <Section title={t("erasing.stays")}>
            <ul className="text-sm">
              {act.kept.map((key) => (
                <li key={key} className="border-b border-line py-1.5">
                  {keptGrounds[key].label[actor.locale]}
                  <span className="block text-xs text-ink-3">{keptGrounds[key].why[actor.locale]}</span>
                </li>
              ))}
            </ul>
            <p className="mt-2 text-xs text-ink-3">{t("acts.copies")}</p>
          </Section>
        ) : null}
        <Section title={t("acts.log")}>
          <ul className="text-sm">
            {act.log.map(({ id, at, command, job }) => (
              <li key={id} className="flex flex-wrap gap-x-4 border-b border-line py-1.5">
                <span className="w-44 text-ink-3">{moment(at)}</span>
                <span className="flex-1">
                  {t(command === "erasure.order" ? "acts.logOrder" : "acts.logRun")}
                </span>
                <span className="text-ink-3">{job ?? ""}</span>
              </li>
            ))}
          </ul>
        </Section>
        <p className="hidden text-sm print:block">{t("acts.sign")}</p>
      </PageBody>
    </>
  );
}
