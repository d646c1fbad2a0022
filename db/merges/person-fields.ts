import type { Text } from "#db/values/text.ts";

/** Parts of a person's name, of which one row's value is chosen. */
export const personFields = {
  surname: { label: { ru: "Фамилия", en: "Surname" } },
  given: { label: { ru: "Имя", en: "Given name" } },
  patronymic: { label: { ru: "Отчество", en: "Patronymic" } },
} satisfies Record<string, { label: Text }>;

export type PersonField = keyof typeof personFields;
export const personFieldNames = Object.keys(personFields) as PersonField[];

type Named = { id: string } & Record<PersonField, string | null>;

/** Whose value stands when nobody chooses: the longest, for initials are written short; of equals the first. */
export function usualPart(field: PersonField, people: readonly Named[]): string {
  const [first, ...others] = people;
  if (!first) return "";
  return others.reduce(
    (best, one) => ((one[field] ?? "").length > (best[field] ?? "").length ? one : best),
    first,
  ).id;
}
