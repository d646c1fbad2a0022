import type { Metadata } from "next";
import { requireActor } from "#app/session.ts";
import { getWords } from "#app/words.ts";
import { PageBody, PageHeader } from "#components/page-header.tsx";
import { Section } from "#components/section.tsx";
import { STALE_MS } from "#db/backups/limits.ts";
import { lastGoodBackup } from "#db/backups/queries.ts";
import { countLosses, listNights } from "#db/invariants/queries.ts";
import { formatDateTime, formatTime } from "#db/values/time.ts";
import { BackupsSection, NIGHTLY_AT } from "./backups-section.tsx";
import { DeliverySection } from "./delivery-section.tsx";
import { NightsSection } from "./nights-section.tsx";
import { QuestionsList } from "./questions-list.tsx";
import { SafetyTabs } from "./safety-tabs.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords("safety"))("title") };
}

export default async function SafetyPage() {
  const actor = await requireActor("invariants.view");
  const now = new Date();
  const [t, counts, nights, copy] = await Promise.all([
    getWords("safety"),
    countLosses(actor, now),
    listNights(actor),
    lastGoodBackup(),
  ]);
  const total = Object.values(counts).reduce((sum, n) => sum + n, 0);
  const night = nights[0];
  const checked = [
    t("counted", { when: formatTime(now, actor) }),
    night ? t("atNight", { when: formatDateTime(night.at, { ...actor, now }) }) : t("noNight"),
  ];
  // A new base has its first night and some hours for the first copy: zero then does not mean that there is one.
  const until = copy.at === null && copy.since ? new Date(copy.since.getTime() + STALE_MS) : null;
  const firstCopy =
    until === null
      ? undefined
      : t("firstCopy", { time: NIGHTLY_AT, when: formatDateTime(until, { ...actor, now }) });
  return (
    <>
      <PageHeader title={t("title")} />
      <SafetyTabs actor={actor} current="losses" />
      <PageBody className="grid max-w-[1040px] gap-8 pt-4">
        <Section title={t("questions")} note={checked.join(" · ")}>
          <p className={total === 0 ? "safety-total" : "safety-total text-late"}>
            {total === 0 ? t("zero") : t("losses", { n: total })}
          </p>
          <QuestionsList counts={counts} notes={{ backupLate: firstCopy }} actor={actor} t={t} />
        </Section>
        <BackupsSection actor={actor} now={now} />
        <DeliverySection actor={actor} now={now} />
        <NightsSection nights={nights} actor={actor} now={now} />
      </PageBody>
    </>
  );
}
