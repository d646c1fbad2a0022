import type { Metadata } from "next";
import { requireActor } from "#app/session.ts";
import { getWords, type Words } from "#app/words.ts";
import { Breadcrumbs } from "#components/breadcrumbs.tsx";
import { ButtonLink } from "#components/button.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { PageBody, PageHeader } from "#components/page-header.tsx";
import { Section } from "#components/section.tsx";
import { Static } from "#components/static-html.tsx";
import { heldBack } from "#db/backups/queries.ts";
import { mailingStates } from "#db/mailings/states.ts";
import { formatDateTime } from "#db/values/time.ts";
import { momentOf } from "../../held-words.ts";
import { ReleaseForm } from "./release-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords("safety"))("release.title") };
}

export default async function ReleasePage() {
  const actor = await requireActor("delivery.release");
  const now = new Date();
  const [t, waiting] = await Promise.all([getWords("safety"), heldBack(actor, now)]);
  const header = (
    <PageHeader
      title={t("release.title")}
      breadcrumbs={
        <Breadcrumbs items={[{ href: "/safety", label: t("title") }]} label={t("release.title")} />
      }
    />
  );
  if (!waiting)
    return (
      <>
        {header}
        <EmptyState
          icon="send"
          title={t("release.notHeld")}
          actions={<ButtonLink href="/safety">{t("release.toSafety")}</ButtonLink>}
        />
      </>
    );
  const { hold, before, since, mailings } = waiting;
  const isCopy = hold.reason === "restored";
  const when = (at: Date) => formatDateTime(at, { ...actor, now });
  return (
    <>
      {header}
      <PageBody className="grid max-w-[640px] gap-8">
        <p>
          {isCopy
            ? t("release.copy", { of: momentOf(hold.copyOf ?? hold.since, actor, now) })
            : t("release.byHand", { when: when(hold.since) })}
        </p>
        <Section title={t("release.mailings")}>
          {mailings.length === 0 ? (
            <p className="text-sm text-ink-3">{t("release.noMailings")}</p>
          ) : (
            <>
              <p className="mb-2 text-sm text-ink-2">
                {isCopy ? t("release.mailingsNote") : t("release.mailingsByHand")}
              </p>
              <Static as="ul" className="safety-list">
                {mailings.map(({ id, name, state }) => (
                  <li key={id}>
                    <a href={`/mailings/${id}`} className="min-w-0 flex-1 truncate" title={name}>
                      {name}
                    </a>
                    <span className="text-ink-3">{mailingStates[state].label[actor.locale]}</span>
                  </li>
                ))}
              </Static>
            </>
          )}
        </Section>
        <Section title={t("release.letters")}>
          <p className="text-sm">{t(isCopy ? "release.before" : "release.waiting", { n: before })}</p>
          {isCopy ? <p className="text-sm">{t("release.since", { n: since })}</p> : null}
          <ReleaseForm since={hold.since.toISOString()} ask={before > 0} words={formWords(t, isCopy)} />
        </Section>
      </PageBody>
    </>
  );
}

const formWords = (t: Words<"safety">, isCopy: boolean) => ({
  choice: t("release.choice"),
  send: t("release.send"),
  sendHint: t(isCopy ? "release.sendHint" : "release.sendHintByHand"),
  cancel: t("release.cancel"),
  cancelHint: t(isCopy ? "release.cancelHint" : "release.cancelHintByHand"),
  choose: t("release.choose"),
  confirm: t("release.confirm"),
  confirming: t("release.confirming"),
  done: t("release.done"),
});
