import type { Metadata } from "next";
import { requireActor } from "#app/session.ts";
import { getWords } from "#app/words.ts";
import { PageBody, PageHeader } from "#components/page-header.tsx";
import { borderRules } from "#db/classes/registries.ts";
import { lastChangeOfSettings, readClassSettings } from "#db/classes/settings.ts";
import { can } from "#db/permissions.ts";
import { shortName } from "#db/values/person-name.ts";
import { typo } from "#db/values/text.ts";
import { formatDateTime } from "#db/values/time.ts";
import { ClassesTabs } from "../classes-tabs.tsx";
import { SettingsForm } from "./settings-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords("classes"))("settings.title") };
}

export default async function ClassSettingsPage() {
  const actor = await requireActor("classes.view");
  const { locale, timeZone } = actor;
  const [t, settings, changed] = await Promise.all([
    getWords("classes"),
    readClassSettings(),
    lastChangeOfSettings(),
  ]);
  return (
    <>
      <PageHeader title={t("settings.title")} />
      <ClassesTabs t={t} current="settings" />
      <PageBody className="grid max-w-[640px] gap-5 pt-4">
        <div className="grid gap-2 text-sm text-ink-2">
          <p>{typo(t("settings.lead"), locale)}</p>
          <p className="text-ink-3">
            {changed
              ? t("settings.changedBy", {
                  when: formatDateTime(changed.at, { locale, timeZone, now: new Date() }),
                  by: shortName(changed),
                })
              : t("settings.usual")}
          </p>
        </div>
        <SettingsForm
          settings={settings}
          borders={Object.entries(borderRules).map(([value, { label }]) => ({ value, label: label[locale] }))}
          edits={can(actor, "classes.settings")}
          words={t.raw("settings")}
        />
      </PageBody>
    </>
  );
}
