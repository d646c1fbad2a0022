import type { Text } from "#db/values/text.ts";

/** What the class of a client, or of a product, is by the money it brings. */
export const abcClasses = {
  A: { label: { ru: "A", en: "A" } },
  B: { label: { ru: "B", en: "B" } },
  C: { label: { ru: "C", en: "C" } },
} as const satisfies Record<string, { label: Text }>;

/** How evenly it brings it from month to month. */
export const xyzClasses = {
  X: { label: { ru: "X, ровно", en: "X, steady" } },
  Y: { label: { ru: "Y, с колебаниями", en: "Y, with swings" } },
  Z: { label: { ru: "Z, от случая к случаю", en: "Z, now and then" } },
} as const satisfies Record<string, { label: Text }>;

/** Whose is the item that carries the running share over a border. */
export const borderRules = {
  next: {
    label: {
      ru: "в следующем классе: в A не больше границы",
      en: "in the next class: A stays below its border",
    },
  },
  own: {
    label: { ru: "в своём классе: в A не меньше границы", en: "in its own class: A reaches its border" },
  },
} as const satisfies Record<string, { label: Text }>;

/** Why a class became what it is, as the history says it. */
export const classReasons = {
  computed: { label: { ru: "по расчёту", en: "counted" } },
  override: { label: { ru: "задан вручную", en: "set by hand" } },
  lifted: { label: { ru: "возвращён к расчёту", en: "given back to the count" } },
  expired: { label: { ru: "срок ручного класса вышел", en: "the term of the class set by hand is over" } },
  bulk_undone: { label: { ru: "отменено массовое изменение", en: "a bulk edit was taken back" } },
  import: { label: { ru: "из загруженного файла", en: "from an imported file" } },
  import_undone: { label: { ru: "загрузка отменена", en: "an import was undone" } },
  merge: { label: { ru: "при слиянии карточек", en: "when cards were merged" } },
  other: { label: { ru: "изменён на карточке", en: "changed on the card" } },
} as const satisfies Record<string, { label: Text }>;

export type AbcClass = keyof typeof abcClasses;
export type XyzClass = keyof typeof xyzClasses;
export type BorderRule = keyof typeof borderRules;
export type ClassReason = keyof typeof classReasons;
