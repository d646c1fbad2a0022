import type { Metadata } from "next";
import { requireActor } from "#app/session.ts";
import { getWords } from "#app/words.ts";
import { PageBody, PageHeader } from "#components/page-header.tsx";
import { readWatch } from "#db/access/settings.ts";
import { can } from "#db/permissions.ts";
import { SafetyTabs } from "../safety-tabs.tsx";
import { WatchForm } from "./watch-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords("watch"))("settings.title") };
}

export default async function WatchPage() {
  const actor = await requireActor("watch.view");
  const [t, watch] = await Promise.all([getWords("watch"), readWatch()]);
  return (
    <>
      <PageHeader title={t("settings.title")} />
      <SafetyTabs actor={actor} current="watch" />
      <PageBody className="grid max-w-[640px] gap-5 pt-4">
        <p className="text-sm text-ink-2">{t("settings.lead")}</p>
        <WatchForm watch={watch} moves={can(actor, "watch.settings")} words={t.raw("settings")} />
      </PageBody>
    </>
  );
}
