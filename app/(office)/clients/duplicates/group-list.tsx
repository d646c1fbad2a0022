import { ButtonLink } from "#components/button.tsx";
import { address } from "#components/data-table/address.ts";
import { Icon } from "#components/icon.tsx";
import { Static } from "#components/static-html.tsx";
import type { KindName } from "#db/duplicates/kind-names.ts";
import { MOST_CARDS } from "#db/merges/input.ts";
import { can } from "#db/permissions.ts";
import { DifferentButton } from "./different-button.tsx";
import type { FacedGroup } from "./faces.tsx";
import { Reasons } from "./reasons.tsx";
import type { DuplicatesView } from "./view.ts";

type Props = { group: FacedGroup; view: DuplicatesView };

/** Each group with its best score, its members beside each other, and the reasons under every pair. */
export function GroupList({ groups, view }: { groups: readonly FacedGroup[]; view: DuplicatesView }) {
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

function Pair({ group: { of, top, pairs, faces }, view: { t, actor } }: Props) {
  const nameOf = (id: string) => faces.find((face) => face.id === id)?.name ?? "";
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
          {faces.slice(0, MOST_CARDS).map(({ id, name, href, mark, meta }) => (
            <div key={id} className="min-w-0">
              <a className="pair-name" href={href} title={name}>
                {mark}
                <span className="truncate">{name}</span>
              </a>
              <div className="truncate text-xs text-ink-3" title={meta}>
                {meta}
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
            <Reasons of={of} reasons={pair.reasons} locale={actor.locale} />
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

/** Where those of a kind are put beside each other to become one. */
const mergePages: Record<KindName, (ids: string[]) => string> = {
  client: (ids) => address("/clients/duplicates/merge", { card: ids }),
  contact: (ids) => address("/clients/duplicates/people", { person: ids }),
};

function GroupActions({ group: { of, faces: all }, view: { t, actor } }: Props) {
  const faces = all.slice(0, MOST_CARDS);
  const oldest = [...faces].sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
  const ids = oldest.map(({ id }) => id);
  if (!faces.every(({ editable }) => editable))
    return (
      <p className="pair-actions text-xs text-ink-3">{t(of === "contact" ? "peopleNotYours" : "notYours")}</p>
    );
  return (
    <div className="pair-actions">
      {can(actor, "client.merge") ? (
        <ButtonLink variant="soft" size="sm" href={mergePages[of](ids)}>
          {t("compare")}
        </ButtonLink>
      ) : null}
      <DifferentButton
        of={of}
        ids={ids}
        names={oldest.map(({ name }) => name)}
        words={t.raw("decide")}
        label={t(ids.length > 2 ? "decide.allDifferent" : "decide.different")}
      />
    </div>
  );
}
