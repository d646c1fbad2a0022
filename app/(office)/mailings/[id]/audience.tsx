import { Icon } from "#components/icon.tsx";
import { Notice } from "#components/notice.tsx";
import { ProgressBar } from "#components/progress-bar.tsx";
import { Section } from "#components/section.tsx";
import { type Exclusion, exclusions } from "#db/mailings/exclusions.ts";
import { formatNumber } from "#db/values/money.ts";
import { say, typo } from "#db/values/text.ts";
import { RecordConsents } from "../../clients/consents/record-consents.tsx";
import type { View } from "../translator.ts";
import { loadAudience } from "./load-audience.ts";
import type { Mailing } from "./who.tsx";

/** The falling counts, then why each of those who are left out is left out. */
export async function Audience({ of, view }: { of: Mailing; view: View }) {
  const { actor, now, t } = view;
  const { chosen, will, excluded } = await loadAudience(actor, of.id, now);
  const number = (value: number) => formatNumber(value, actor.locale);
  const out = chosen - will;
  const draft = of.state === "draft";
  const steps = [
    { value: number(chosen), label: t("who.fit", { n: chosen }) },
    { value: out > 0 ? `−${number(out)}` : "0", label: t("who.cannot") },
    { value: number(will), label: t(draft ? "who.get" : "who.got", { n: will }) },
  ];
  const lacking = excluded.find(({ reason }) => reason === "no_consent")?.count ?? 0;
  return (
    <>
      <dl className="mailing-funnel">
        {steps.map(({ value, label }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="figure">{value}</dd>
          </div>
        ))}
      </dl>
      <Section
        title={t("excluded.title")}
        count={out > 0 ? number(out) : undefined}
        action={
          out > 0 ? (
            <a className="link text-sm" href={`/mailings/${of.id}/recipients?show=excluded`}>
              {t("excluded.all")}
            </a>
          ) : null
        }
      >
        {out === 0 ? <p className="text-sm text-ink-2">{t("excluded.nobody")}</p> : null}
        {draft && lacking > 0 ? (
          <Notice tone={will === 0 ? "soon" : "info"} className="mb-3">
            <p className="mb-2">
              {will === 0 ? t("excluded.noConsent") : t("excluded.someConsent", { n: lacking })}
            </p>
            <RecordConsents mailingId={of.id} count={lacking} />
          </Notice>
        ) : null}
        <ul>
          {excluded.map((row) => (
            <Reason
              key={row.reason}
              {...row}
              of={of}
              most={excluded[0] ? maximum(excluded) : 1}
              view={view}
            />
          ))}
        </ul>
      </Section>
    </>
  );
}

type Row = { reason: Exclusion; count: number };
const maximum = (rows: readonly Row[]) => Math.max(...rows.map(({ count }) => count));

function Reason({
  reason,
  count,
  of,
  most,
  view: { actor, t },
}: Row & { of: Mailing; most: number; view: View }) {
  const says = typo(say(exclusions[reason].label, actor.locale), actor.locale);
  return (
    <li className="border-t border-line">
      <a href={`/mailings/${of.id}/recipients?show=excluded&reason=${reason}`} className="mailing-reason">
        <b>{formatNumber(count, actor.locale)}</b>
        <span className="min-w-0">{says}</span>
        <span className="max-md:hidden" aria-hidden="true">
          <ProgressBar label={says} value={count} max={most} tone="ink" />
        </span>
        <Icon name="chevron-right" size={14} className="text-ink-3" />
        <span className="sr-only">{t("excluded.show", { reason: says })}</span>
      </a>
    </li>
  );
}
