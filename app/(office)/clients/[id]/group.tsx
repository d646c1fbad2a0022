import { Button } from "#components/button.tsx";
import { Section } from "#components/section.tsx";
import { formatMoney } from "#db/values/money.ts";
import { type CardView, smallButton } from "./card-view.ts";

/** Firms of one owner, who share one limit; the limit is there for those who may see it. */
export function Group({ view, edits }: { view: CardView; edits: boolean }) {
  const { d, card, actor } = view;
  const { group } = card;
  return (
    <Section
      title={d("card.group")}
      action={
        edits ? (
          <Button {...smallButton} icon={group ? "pencil" : "plus"} data-record="group" data-id="">
            {d("card.editGroup")}
          </Button>
        ) : null
      }
    >
      {group ? (
        <div className="text-sm">
          <a href={`/clients/groups/${group.id}`} className="font-medium text-ink">
            {group.name}
          </a>
          <div className="text-xs text-ink-3">
            {[
              d("card.groupMembers", { n: group.members, m: group.entities }),
              group.exposureKopecks
                ? d("card.exposure", { sum: formatMoney(group.exposureKopecks, actor.locale) })
                : "",
              group.creditLimitKopecks === null
                ? ""
                : d("card.limit", {
                    sum: formatMoney(group.creditLimitKopecks, actor.locale, { kopecks: false }),
                  }),
            ]
              .filter(Boolean)
              .join(", ")}
          </div>
        </div>
      ) : (
        <p className="text-sm text-ink-3">{d("card.groupNone")}</p>
      )}
    </Section>
  );
}
