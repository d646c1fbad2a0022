import type { Text } from "#db/values/locale.ts";
import type { Draft } from "./draft.ts";

/** By what a row finds its client. */
export const clientKeys = {
  auto: {
    label: {
      ru: "По коду, иначе по ИНН с названием, иначе по названию с адресом или номером",
      en: "Code, else INN with the name, else the name with an address or a number",
    },
    needs: [],
  },
  external_id: {
    label: { ru: "По коду внешней системы", en: "Code of the other system" },
    needs: ["external_id"],
  },
  inn: {
    label: { ru: "По ИНН, с КПП, где он есть", en: "INN, with KPP where there is one" },
    needs: ["inn"],
  },
  phone: { label: { ru: "По телефону", en: "Phone" }, needs: ["phones"] },
  email: { label: { ru: "По почте", en: "E-mail" }, needs: ["emails"] },
  name_region: { label: { ru: "По названию и региону", en: "Name and region" }, needs: ["region"] },
} satisfies Record<string, { label: Text; needs: readonly string[] }>;

export type ClientKey = keyof typeof clientKeys;

export const clientKeyOf = (key: string): ClientKey =>
  Object.hasOwn(clientKeys, key) ? (key as ClientKey) : "auto";

/** Numbers or addresses of a row by which it is looked for. */
export const valuesOf = (draft: Draft, kind: "phone" | "email"): string[] =>
  draft.points.filter((point) => point.kind === kind).map(({ value }) => value);

/** Whether the row has what it is to be found by. */
export function hasKey(draft: Draft, key: ClientKey): boolean {
  if (key === "external_id") return draft.externalId !== null;
  if (key === "inn") return draft.entity.inn !== undefined;
  if (key === "phone" || key === "email") return valuesOf(draft, key).length > 0;
  if (key === "name_region") return Boolean(draft.client.name && draft.client.region);
  return true;
}
