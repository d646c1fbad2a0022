import { clientProfile } from "#db/duplicates/client-profile.ts";
import type { KindName } from "#db/duplicates/kind-names.ts";
import { personProfile } from "#db/duplicates/person-profile.ts";
import type { Reason, Rule } from "#db/duplicates/rules.ts";
import type { Locale } from "#db/values/text.ts";

type Labels = Rule<never>["label"];
const labelsOf = (rules: Readonly<Record<string, { label: Labels }>>): Record<string, Labels> =>
  Object.fromEntries(Object.entries(rules).map(([name, { label }]) => [name, label]));
const labels: Record<KindName, Readonly<Record<string, Labels>>> = {
  client: labelsOf(clientProfile.rules),
  contact: labelsOf(personProfile.rules),
};

/** «тот же телефон», «название на 92 %», «другой город»: one part of the sum, in words. */
export function reasonWords(of: KindName, { rule, percent, points }: Reason, locale: Locale): string {
  const label = labels[of][rule];
  // A rule that has left the profile since is called by its name.
  if (!label) return rule;
  if (percent === 0 || points < 0) return (label.differs ?? label.same)[locale];
  if (percent === 100 || !label.near) return label.same[locale];
  return `${label.near[locale]} ${percent}\u00A0%`;
}

/** «+25», «−10» with a minus and not a hyphen. */
export const pointsWord = (points: number) => (points < 0 ? `−${-points}` : `+${points}`);
