import { buttonClass } from "#components/button.tsx";
import { Icon } from "#components/icon.tsx";
import { can } from "#db/permissions.ts";
import { segmentNames } from "#db/segments/queries.ts";
import { segmentParts, segmentSentence } from "#db/segments/sentence.ts";
import { Sentence } from "../../segments/sentence.tsx";
import type { ListView } from "../columns.tsx";
import { hrefOf, type ListState, queryOf, withoutCondition } from "../search.ts";
import { wholeTree } from "../whole-tree.ts";
import { ConditionsButton } from "./conditions-button.tsx";
import { SegmentButton } from "./segment-button.tsx";

/** What the list is narrowed to, said as a sentence, with the ways to change, to keep and to drop it. */
export async function ConditionsLine({ state, view }: { state: ListState; view: ListView }) {
  const { actor, t } = view;
  const { search } = state;
  if (search.tree === null) return null;
  const tree = wholeTree(search);
  const names = await segmentNames(actor);
  const rest = withoutCondition(state, "if");
  const drop = t("drop", { name: t("filters.if") });
  return (
    <div className="list-sentence">
      <Sentence className="sentence sentence-small" parts={segmentParts(tree, actor.locale, names)} />
      <span className="flex flex-none items-center gap-1">
        <ConditionsButton
          variant="ghost"
          size="sm"
          tree={search.tree}
          query={queryOf(rest)}
          locale={actor.locale}
          words={t.raw("conditions")}
        >
          {t("conditions.change")}
        </ConditionsButton>
        {can(actor, "segment.edit") && !search.archived ? (
          <SegmentButton
            tree={tree}
            sentence={segmentSentence(tree, actor.locale, names)}
            note={search.q ? t("saveSegment.withoutSearch", { q: search.q }) : undefined}
            words={t.raw("saveSegment")}
          />
        ) : null}
        <a
          href={hrefOf(rest)}
          className={buttonClass({ variant: "ghost", size: "sm", iconOnly: true })}
          aria-label={drop}
          title={drop}
        >
          <Icon name="x" size={14} />
        </a>
      </span>
    </div>
  );
}
