import { ButtonLink } from "#components/button.tsx";
import { ClassMark } from "#components/class-mark.tsx";
import { address } from "#components/data-table/address.ts";
import { Icon } from "#components/icon.tsx";
import { Static } from "#components/static-html.tsx";
import type { DuplicateGroup } from "#db/duplicates/queries.ts";
import { MOST_CARDS } from "#db/merges/input.ts";
import { can } from "#db/permissions.ts";
import { shortName } from "#db/values/person-name.ts";
import { localDate } from "#db/values/time.ts";
import { DifferentButton } from "./different-button.tsx";
import { Reasons } from "./reasons.tsx";
import type { DuplicatesView } from "./view.ts";

/** Each group with its best score, its cards beside each other, and the reasons under every pair. */
export function GroupList({ groups, view }: { groups: readonly DuplicateGroup[]; view: DuplicatesView }) {
  return (
    <ul className="pairs">
      {groups.map((group) => (
        <li key={group.id} className="pair">
          <Static as="div" className="min-w-0 flex-1">
            <Pair group={group} view={view} />
          </Static>
          <GroupActions group={group} view={view} />
        </li>
      ))}
    </ul>
  );
}

function Pair({ group: { top, pairs, cards }, view }: { group: DuplicateGroup; view: DuplicatesView }) {
  const { t, actor } = view;
  const nameOf = (id: string) => cards.find((card) => card.id === id)?.name ?? "";
  const forms = pairs.some(({ reasons }) =>
    reasons.some(({ rule, points }) => rule === "form" && points < 0),
  );
  return (
    <div className="flex gap-4">
      <div className="pair-score">
        <div className="pair-figure">{top}</div>
        <div className="text-xs text-ink-3">{t("outOf")}</div>
      </div>
      <div className="min-w-0 flex-1">
        <div className="pair-names">
          {cards.slice(0, MOST_CARDS).map((card) => (
            <div key={card.id} className="min-w-0">
              <a className="pair-name" href={`/clients/${card.id}`} title={card.name}>
                <ClassMark letter={card.class} label={t("classOf", { letter: card.class })} small />
                <span className="truncate">{card.name}</span>
              </a>
              <div className="truncate text-xs text-ink-3">
                {[
                  card.ownerSurname && card.ownerGiven
                    ? shortName({ surname: card.ownerSurname, given: card.ownerGiven, patronymic: null })
                    : t("noOwner"),
                  t("since", { year: localDate(card.createdAt, actor.timeZone).slice(0, 4) }),
                  ...(card.entries > 0 ? [t("entries", { n: card.entries })] : []),
                  ...(card.region ? [card.region] : []),
                ].join(", ")}
              </div>
            </div>
          ))}
        </div>
        {pairs.map((pair) => (
          <div key={`${pair.a}${pair.b}`}>
            {pairs.length > 1 ? (
              <div className="mt-1 truncate text-xs text-ink-3">
                {`${nameOf(pair.a)} — ${nameOf(pair.b)}: ${pair.score}`}
              </div>
            ) : null}
            <Reasons reasons={pair.reasons} locale={actor.locale} />
          </div>
        ))}
        {forms ? (
          <p className="mt-1 flex items-center gap-1 text-xs text-soon">
            <Icon name="triangle-alert" size={12} />
            {t("formsDiffer")}
          </p>
        ) : null}
      </div>
    </div>
  );
}

function GroupActions({ group, view }: { group: DuplicateGroup; view: DuplicatesView }) {
  const { t, actor } = view;
  const cards = group.cards.slice(0, MOST_CARDS);
  const oldest = [...cards].sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
  const ids = oldest.map(({ id }) => id);
  if (!cards.every(({ editable }) => editable))
    return <p className="pair-actions text-xs text-ink-3">{t("notYours")}</p>;
  return (
    <div className="pair-actions">
      {can(actor, "client.merge") ? (
        <ButtonLink variant="soft" size="sm" href={address("/clients/duplicates/merge", { card: ids })}>
          {t("compare")}
        </ButtonLink>
      ) : null}
      <DifferentButton
        ids={ids}
        names={oldest.map(({ name }) => name)}
        words={t.raw("decide")}
        label={t(ids.length > 2 ? "decide.allDifferent" : "decide.different")}
      />
    </div>
  );
}
