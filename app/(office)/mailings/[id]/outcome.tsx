import { Fact, Facts } from "#components/facts.tsx";
import { Notice } from "#components/notice.tsx";
import { isMailProvider, mailProviders } from "#db/mailings/providers.ts";
import type { Progress } from "#db/mailings/queries.ts";
import { say, typo } from "#db/values/text.ts";
import { formatDateTime } from "#db/values/time.ts";
import { type View, whenOf } from "../translator.ts";
import type { Mailing } from "./who.tsx";

/** When it went, by what, why it stands still, and what is honest to say of the letters that came to no good end. */
export function Outcome({ of, counts, view }: { of: Mailing; counts: Progress; view: View }) {
  const { actor, t } = view;
  const when = (at: Date) => formatDateTime(at, whenOf(view));
  const provider = of.provider && isMailProvider(of.provider) ? mailProviders[of.provider].label : null;
  return (
    <>
      {of.state === "paused" ? (
        <Notice tone={of.pausedBy ? "late" : "info"}>{pausedWords(of.pausedBy, t)}</Notice>
      ) : null}
      {of.startsAt && of.startsAt > view.now && of.state === "running" ? (
        <Notice icon="clock">{t("work.scheduled", { at: when(of.startsAt) })}</Notice>
      ) : null}
      {counts.unknown > 0 ? (
        <Notice tone="soon" icon="circle-question-mark">
          {t("result.unknown", { n: counts.unknown })}
        </Notice>
      ) : null}
      {counts.refused > 0 ? <Notice tone="late">{t("result.refused", { n: counts.refused })}</Notice> : null}
      {counts.bounced > 0 ? <Notice tone="soon">{t("result.bounced", { n: counts.bounced })}</Notice> : null}
      <Facts>
        {of.launchedAt ? <Fact label={t("result.launched")}>{when(of.launchedAt)}</Fact> : null}
        {of.finishedAt ? (
          <Fact label={t(of.state === "cancelled" ? "result.cancelled" : "result.done")}>
            {when(of.finishedAt)}
          </Fact>
        ) : null}
        {provider ? (
          <Fact label={t("result.provider")}>{typo(say(provider, actor.locale), actor.locale)}</Fact>
        ) : null}
        <Fact label={t("recipients.title")}>
          <a className="link" href={`/mailings/${of.id}/recipients`}>
            {t("result.list")}
          </a>
        </Fact>
      </Facts>
    </>
  );
}

function pausedWords(by: string | null, t: View["t"]): string {
  if (by === null) return t("work.pausedByPerson");
  if (by === "restored") return t("work.pausedByRestored");
  if (by === "provider") return t("work.pausedByProvider");
  return t("work.pausedByOther", { reason: by });
}
