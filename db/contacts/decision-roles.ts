import type { Text } from "#db/values/text.ts";

/** A person's part in the client's decision, in the order in which an approval usually passes. */
export const decisionRoles = {
  initiator: { label: { ru: "начинает", en: "initiates" } },
  influencer: { label: { ru: "влияет", en: "influences" } },
  decision_maker: { label: { ru: "решает", en: "decides" } },
  signatory: { label: { ru: "подписывает", en: "signs" } },
  accountant: { label: { ru: "платит", en: "pays" } },
} satisfies Record<string, { label: Text }>;

export type DecisionRole = keyof typeof decisionRoles;
