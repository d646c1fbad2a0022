import { Section } from "#components/section.tsx";
import { Select } from "#components/select.tsx";
import type { getImport } from "#db/imports/queries.ts";
import { ASK_FROM, choicesFor, grounds } from "#db/imports/rules.ts";
import { countTwins, listTwinCards, listTwins } from "#db/imports/twin-queries.ts";
import { formatNumber } from "#db/values/money.ts";
import { say, typo } from "#db/values/text.ts";
import type { View } from "../translator.ts";
import { choiceLabel, TwinRow } from "./twin-row.tsx";
import { TwinsForm } from "./twins-form.tsx";

type Import = Awaited<ReturnType<typeof getImport>>;

const shownAtOnce = 30;

/** Rows that look like clients known already: each beside the card it looks like, with the sum that says why. */
export async function TwinsSection({ of, view }: { of: Import; view: View }) {
  const { actor, t } = view;
  const [counts, rows] = await Promise.all([countTwins(actor, of.id), listTwins(actor, of.id, shownAtOnce)]);
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return null;
  const waiting = counts.reduce((sum, row) => sum + row.waiting, 0);
  const ids = rows.flatMap(({ twin }) => twin.clientId ?? []);
  const cards = new Map((await listTwinCards(actor, ids)).map((card) => [card.id, card]));
  const list = (
    <ul className="border-t border-line">
      {rows.map((row) => (
        <TwinRow
          key={row.rowNo}
          row={row}
          card={row.twin.clientId ? cards.get(row.twin.clientId) : undefined}
          of={of}
          view={view}
        />
      ))}
    </ul>
  );
  return (
    <Section
      level={3}
      id="undecided"
      title={t("twins.title")}
      count={formatNumber(total, actor.locale)}
      note={typo(t("twins.note", { from: ASK_FROM, waiting }), actor.locale)}
      className="mt-7"
    >
      {of.state === "ready" ? (
        <TwinsForm
          key={of.version}
          target={{ importId: of.id, version: of.version }}
          label={t("twins.decide")}
          pendingLabel={t("map.checking")}
          nothing={t("twins.nothing")}
        >
          <Rules of={of} counts={counts} view={view} />
          {list}
        </TwinsForm>
      ) : (
        list
      )}
      {total > rows.length ? (
        <p className="mt-2 text-xs text-ink-3">
          {t("check.first", {
            shown: formatNumber(rows.length, actor.locale),
            total: formatNumber(total, actor.locale),
          })}
        </p>
      ) : null}
    </Section>
  );
}

type Counts = Awaited<ReturnType<typeof countTwins>>;

/** One decision for all that have the same in common. */
function Rules({ of, counts, view: { actor, t } }: { of: Import; counts: Counts; view: View }) {
  const options = (ground: Counts[number]["ground"]) =>
    choicesFor(ground).map((value) => ({ value, label: choiceLabel(value, ground, t, actor.locale) }));
  return (
    <div className="mb-3 flex flex-wrap gap-x-5 gap-y-2">
      {counts.map(({ ground, count }) => (
        <label key={ground} htmlFor={`rule-${ground}`} className="flex items-center gap-2 text-sm">
          <span className="text-ink-2">
            {ground === "file"
              ? t("twins.allFile")
              : t("twins.all", { ground: say(grounds[ground], actor.locale) })}{" "}
            <span className="text-ink-3 tabular-nums">{formatNumber(count, actor.locale)}</span>
          </span>
          <Select
            id={`rule-${ground}`}
            name={`rule-${ground}`}
            data-rule={ground}
            data-chosen={of.settings.rules[ground] ?? ""}
            defaultValue={of.settings.rules[ground] ?? ""}
            empty={t("twins.oneByOne")}
            options={options(ground)}
            className="text-sm"
          />
        </label>
      ))}
    </div>
  );
}
