import { Icon } from "#components/icon.tsx";
import { Popover } from "#components/popover.tsx";
import { clientProfile } from "#db/duplicates/client-profile.ts";
import type { KindName } from "#db/duplicates/kind-names.ts";
import { personProfile } from "#db/duplicates/person-profile.ts";
import type { Rule } from "#db/duplicates/rules.ts";
import { pointsWord } from "./reason-words.ts";
import type { DuplicatesView } from "./view.ts";

/** What a card of people says nothing of is not told under theirs. */
const unused = ["address", "place", "postCode"];
const profiles: Record<KindName, { rules: Record<string, Rule<never>>; shown: number }> = {
  client: clientProfile as never,
  contact: {
    shown: personProfile.shown,
    rules: Object.fromEntries(
      Object.entries(personProfile.rules as never as Record<string, Rule<never>>).filter(
        ([name]) => !unused.includes(name),
      ),
    ),
  },
};

/** «Как считаем»: every rule of the profile with its points, as the search itself reads them. */
export function RulesButton({ of, view: { actor, t } }: { of: KindName; view: DuplicatesView }) {
  const { rules, shown } = profiles[of];
  return (
    <Popover
      id="duplicate-rules"
      label={t("rules")}
      triggerClass="btn btn-link btn-sm"
      trigger={
        <>
          <Icon name="info" size={14} />
          {t("rules")}
        </>
      }
    >
      <div className="grid w-72 gap-2 text-sm">
        <p className="text-ink-2">{t(of === "contact" ? "rulesPeopleText" : "rulesText", { n: shown })}</p>
        <table className="w-full">
          <tbody>
            {Object.entries(rules).map(([name, { label, steps, differs }]) => (
              <tr key={name} className="border-t border-line align-top">
                <td className="py-1 pr-2">{label.same[actor.locale]}</td>
                <td className="py-1 text-right whitespace-nowrap tabular-nums">
                  {[...steps.map(({ points }) => points), ...(differs ? [differs] : [])]
                    .filter((points) => points !== 0)
                    .map(pointsWord)
                    .join(" · ")}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Popover>
  );
}
