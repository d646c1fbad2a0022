import type { Metadata } from "next";
import { requireActor } from "#app/session.ts";
import { getWords } from "#app/words.ts";
import { Badge } from "#components/badge.tsx";
import { Breadcrumbs } from "#components/breadcrumbs.tsx";
import { PageBody, PageHeader } from "#components/page-header.tsx";
import { StateLine } from "#components/stage-mark.tsx";
import { getMailSettings } from "#db/mailings/choose-provider.ts";
import { type MailProvider, mailProviders } from "#db/mailings/providers.ts";
import { say, typo } from "#db/values/text.ts";
import { MailboxState } from "../../inbox/mailbox-state.tsx";
import { ChooseButton } from "./choose-button.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords("mailings"))("mail.title") };
}

/** What has to be set on the server before the provider can be chosen. */
const variables: Record<MailProvider, string> = {
  mailbox: "",
  smtp: "SMTP_URL, MAIL_FROM",
  resend: "RESEND_API_KEY, MAIL_FROM",
};

export default async function MailSettingsPage() {
  const actor = await requireActor("mail.settings");
  const [t, settings, own] = await Promise.all([
    getWords("mailings"),
    getMailSettings(actor),
    getWords("settings"),
  ]);
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            label={t("path")}
            items={[{ label: own("account"), href: "/settings" }, { label: t("mail.title") }]}
          />
        }
        title={t("mail.title")}
      />
      <PageBody className="grid max-w-[720px] gap-4">
        <p className="text-sm text-ink-2">{t("mail.lead")}</p>
        <ul>
          {(Object.keys(mailProviders) as MailProvider[]).map((name) => {
            const { label, warning } = mailProviders[name];
            const ready = settings.ready.includes(name);
            const title = typo(say(label, actor.locale), actor.locale);
            return (
              <li key={name} className="grid gap-1 border-t border-line py-4">
                <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
                  <h2 className="text-base font-medium">{title}</h2>
                  <StateLine icon={ready ? "circle-check" : "circle-dashed"} tone={ready ? "done" : "off"}>
                    {t(ready ? "mail.ready" : "mail.missing")}
                  </StateLine>
                  <span className="ml-auto">
                    {settings.inUse === name ? (
                      <Badge tone="accent">{t("mail.chosen")}</Badge>
                    ) : ready ? (
                      <ChooseButton
                        provider={name}
                        version={settings.version}
                        warning={warning && typo(say(warning, actor.locale), actor.locale)}
                        words={{
                          ...t.raw("mail").dialog,
                          choose: t("mail.choose"),
                          ask: t("mail.ask", { name: t(`mail.names.${name}`) }),
                          saved: t("mail.saved", { name: t(`mail.names.${name}`) }),
                        }}
                      />
                    ) : null}
                  </span>
                </div>
                <p className="max-w-[560px] text-sm text-ink-2">{t(`mail.about.${name}`)}</p>
                {ready ? null : (
                  <p className="text-xs text-ink-3">
                    {t("mail.missingText", { variables: variables[name] })}
                  </p>
                )}
              </li>
            );
          })}
        </ul>
        <p className="text-xs text-ink-3">{t("mail.running")}</p>
        <MailboxState actor={actor} now={new Date()} />
      </PageBody>
    </>
  );
}
