import { Panel, Section } from "#components/section.tsx";
import { guardsOf, isToDecideAnew } from "#db/complaints/guards.ts";
import { complaintKinds, verdicts } from "#db/complaints/registries.ts";
import { formatMoney } from "#db/values/money.ts";
import { formatDateTime } from "#db/values/time.ts";
import { optionsOf } from "../options.ts";
import { type ComplaintView, zoned } from "./complaint-view.ts";
import { DecisionForm } from "./decision-form.tsx";
import { Needs } from "./needs.tsx";

/** What was decided, or the form to decide; what is missing to decide and to close, in words. */
export function DecisionPanel({ view }: { view: ComplaintView }) {
  const { t, item, actor, moves } = view;
  const guards = guardsOf(item);
  const missing = guards.decide.filter(({ isMet }) => !isMet);
  const decides = moves.includes("decide");
  const anew = isToDecideAnew(item);
  return (
    <>
      <Panel>
        <h2 className="px-4 pt-3">{t("page.decision")}</h2>
        <div className="grid gap-4 px-4 pt-3 pb-4 text-sm">
          {anew ? <p>{t("decision.anew")}</p> : item.verdict ? <Decided view={view} /> : null}
          {decides ? (
            <DecisionForm
              id={item.id}
              version={item.version}
              verdicts={optionsOf(verdicts, actor.locale)}
              rootCause={item.rootCause ?? ""}
              words={t.raw("decision")}
            />
          ) : item.verdict ? null : (
            <p className="text-ink-3">
              {t(complaintKinds[item.kind].needsVerdict ? "decision.none" : "decision.notNeeded")}
            </p>
          )}
          {anew ? (
            <section className="grid gap-2 border-t border-line pt-3 text-ink-2">
              <h3 className="text-sm">{t("decision.earlier")}</h3>
              <Decided view={view} />
            </section>
          ) : null}
          {decides && missing.length > 0 ? (
            <div>
              <p className="text-ink-3">{t("decision.missing")}</p>
              <Needs guards={missing} locale={actor.locale} />
            </div>
          ) : null}
        </div>
      </Panel>
      {item.state === "closed" ? null : (
        <Section title={t("page.toClose")} level={3}>
          <Needs guards={guards.close} locale={actor.locale} />
        </Section>
      )}
    </>
  );
}

function Decided({ view }: { view: ComplaintView }) {
  const { t, item, actor, entries } = view;
  const step = entries.findLast(({ command }) => command === "decide");
  return (
    <div className="grid gap-2">
      <p className="font-medium">{item.verdict ? verdicts[item.verdict].label[actor.locale] : null}</p>
      {item.decision ? <p className="word-text">{item.decision}</p> : null}
      {item.conclusion ? <p className="word-text text-ink-2">{item.conclusion}</p> : null}
      <dl className="facts">
        <dt>{t("decision.cause")}</dt>
        <dd>{item.rootCause ?? t("facts.blank")}</dd>
        <dt>{t("decision.cost")}</dt>
        <dd>
          {item.costKopecks === null ? t("decision.noCost") : formatMoney(item.costKopecks, actor.locale)}
        </dd>
      </dl>
      {step?.author ? (
        <p className="text-xs text-ink-3">
          {t("decision.on", { who: step.author.name, when: formatDateTime(step.at, zoned(view)) })}
        </p>
      ) : null}
    </div>
  );
}
