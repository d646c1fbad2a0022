import type { Metadata } from "next";
import { requireActor } from "#app/session.ts";
import { getWords } from "#app/words.ts";
import { PageBody, PageHeader } from "#components/page-header.tsx";
import { Section } from "#components/section.tsx";
import { getWriter } from "#db/letters/queries.ts";
import { can } from "#db/permissions.ts";
import { listOwnSessions } from "#db/staff/sessions.ts";
import { formatDateTime } from "#db/values/time.ts";
import { OfficeSettings } from "./office-settings.tsx";
import { PasswordForm } from "./password-form.tsx";
import { SessionRow } from "./session-row.tsx";
import { SignatureForm } from "./signature-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords("settings"))("account") };
}

/** «Firefox, Windows» out of a browser's long self-description. */
function browserName(userAgent: string): string {
  const browser =
    /(Edg|YaBrowser|OPR|Firefox|Chrome|Safari)\//.exec(userAgent)?.[1] ?? userAgent.slice(0, 40);
  const system = /Windows|Android|iPhone|iPad|Mac OS X|Linux/.exec(userAgent)?.[0];
  const names: Record<string, string> = { Edg: "Edge", YaBrowser: "Яндекс.Браузер", OPR: "Opera" };
  return [names[browser] ?? browser, system].filter(Boolean).join(", ");
}

export default async function AccountPage() {
  const actor = await requireActor("own.account");
  const now = new Date();
  const [t, letters, sessions, { signature }] = await Promise.all([
    getWords("settings"),
    getWords("letters"),
    listOwnSessions(actor, now),
    getWriter(actor),
  ]);
  const when = (instant: Date) =>
    formatDateTime(instant, { locale: actor.locale, timeZone: actor.timeZone, now });
  const words = {
    current: t("current"),
    next: t("next"),
    nextHint: t("nextHint"),
    show: t("show"),
    hide: t("hide"),
    change: t("change"),
    changing: t("changing"),
    changed: t("changed"),
  };
  return (
    <>
      <PageHeader title={t("account")} />
      <PageBody className="grid max-w-[640px] gap-8">
        <Section title={t("password")}>
          <PasswordForm words={words} />
        </Section>
        {can(actor, "letter.send") ? (
          <Section title={letters("signature")}>
            <SignatureForm
              signature={signature}
              words={{
                signatureLabel: letters("signatureLabel"),
                signatureNote: letters("signatureNote"),
                save: letters("save"),
                saving: letters("saving"),
                signatureSaved: letters("signatureSaved"),
              }}
            />
          </Section>
        ) : null}
        <Section title={t("sessions")} count={sessions.length} note={t("sessionsNote")}>
          <ul>
            {sessions.map((session) => (
              <SessionRow
                key={session.id}
                id={session.id}
                name={browserName(session.userAgent)}
                note={
                  session.id === actor.sessionId
                    ? t("thisSession")
                    : t("seen", { when: when(session.lastSeenAt) })
                }
                isCurrent={session.id === actor.sessionId}
                words={{ end: t("end"), ended: t("ended") }}
              />
            ))}
          </ul>
        </Section>
        <OfficeSettings actor={actor} />
      </PageBody>
    </>
  );
}
