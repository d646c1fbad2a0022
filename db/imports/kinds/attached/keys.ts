import type { Text } from "#db/values/locale.ts";
import { type RefPart, refParts } from "./draft.ts";

/** By what a row finds the client that it belongs to. */
export const ownerKeys: Record<string, { label: Text; needs: readonly string[] }> = {
  auto: {
    label: {
      ru: "По коду, иначе по ИНН, телефону, почте, названию",
      en: "Code, else INN, phone, e-mail, name",
    },
    needs: [],
  },
  code: { label: { ru: "Только по коду", en: "Code only" }, needs: ["client_code"] },
  inn: { label: { ru: "Только по ИНН", en: "INN only" }, needs: ["client_inn"] },
  name: { label: { ru: "Только по названию", en: "Name only" }, needs: ["client_name"] },
};

export const partsOf = (key: string): readonly RefPart[] =>
  refParts.filter((part) => key === "auto" || key === part || !Object.hasOwn(ownerKeys, key));
