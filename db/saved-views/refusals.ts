import type { Text } from "#db/values/text.ts";

export const viewRefusals = {
  views_many: {
    ru: "Видов уже сто. Удалите те, что не\u00A0нужны, и\u00A0сохраните снова",
    en: "There are a hundred views already. Delete those you do not need and save again",
  },
  view_private: {
    ru: "Этот вид видите только вы. Откройте его для\u00A0всех, тогда он\u00A0станет видом для\u00A0роли или\u00A0компании",
    en: "Only you see this view. Share it first, then make it the view of a role or of the company",
  },
} satisfies Record<string, Text>;
