import { wordsIn } from "#app/words.ts";
import { Section } from "#components/section.tsx";
import type { ConsentOfCard } from "#db/consents/queries.ts";
import { consentKinds, consentSources } from "#db/consents/registries.ts";
import { can } from "#db/permissions.ts";
import { formatDayMonth } from "#db/values/time.ts";
import { RecordConsents } from "../consents/record-consents.tsx";
import { WithdrawConsent } from "../consents/withdraw-consent.tsx";
import { type CardView, nameOf, whenOptions } from "./card-view.ts";

/** What the client agreed to, with the proof. Seen by those who see its people. */
export function Consents({ view }: { view: CardView }) {
  const { actor, client, card } = view;
  if (!client.contactsVisible) return null;
  const t = wordsIn(actor.locale, "segments");
  const { consents } = card;
  const standing = consents.filter(({ kind, withdrawnAt }) => kind === "advertising" && withdrawnAt === null);
  const agreed = standing.some(({ confirmedAt }) => confirmedAt !== null);
  return (
    <Section
      title={t("consents.title")}
      className="mt-6"
      action={client.archivedAt ? null : <RecordConsents clientIds={[client.id]} count={1} />}
    >
      {agreed ? null : (
        <p className="text-sm text-ink-3">
          {t(standing.length > 0 ? "consents.waitingOnly" : "consents.none")}
        </p>
      )}
      <ul>
        {consents.map((consent) => (
          <Consent key={consent.id} consent={consent} view={view} />
        ))}
      </ul>
    </Section>
  );
}

function Consent({ consent, view }: { consent: ConsentOfCard; view: CardView }) {
  const { actor, client } = view;
  const t = wordsIn(actor.locale, "segments");
  const { kind, source, proof, address, givenAt, confirmedAt, withdrawnAt, withdrawnReason } = consent;
  const { recordedBy, confirmedBy } = consent;
  const label = consentKinds[kind].label[actor.locale];
  const who = nameOf(recordedBy);
  const day = (at: Date) => formatDayMonth(at, whenOptions(view));
  return (
    <li className="border-t border-line py-2 text-sm first:border-0">
      <div className="flex items-baseline gap-2">
        <span
          className={withdrawnAt ? "min-w-0 flex-1 text-ink-3 line-through" : "min-w-0 flex-1 font-medium"}
        >
          {label}
        </span>
        <span className="text-xs text-ink-3">{day(givenAt)}</span>
      </div>
      <p className="break-words text-ink-2">
        {consentSources[source].label[actor.locale]}: {proof}
      </p>
      {address ? (
        <p className="break-words text-xs text-ink-3">{t("consents.onlyFor", { address })}</p>
      ) : null}
      <div className="flex flex-wrap items-baseline gap-x-2 text-xs text-ink-3">
        <span>{who ? t("consents.by", { who }) : t("consents.byPage")}</span>
        {confirmedAt === null && withdrawnAt === null ? (
          <span className="text-soon">{t("consents.waiting")}</span>
        ) : null}
        {confirmedAt && confirmedBy ? (
          <span>{t("consents.confirmedOn", { day: day(confirmedAt) })}</span>
        ) : null}
        {withdrawnAt ? (
          <span>{t("consents.withdrawn", { day: day(withdrawnAt), reason: withdrawnReason ?? "" })}</span>
        ) : can(actor, "consent.record") ? (
          <WithdrawConsent
            id={consent.id}
            clientId={client.id}
            label={t("consents.withdrawOf", { kind: label })}
            words={t.raw("consents")}
          />
        ) : null}
      </div>
    </li>
  );
}
