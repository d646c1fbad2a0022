import type { Text } from "#db/values/text.ts";

interface RfmSegment {
  label: Text;
  /** What to do about such clients. */
  advice: Text;
  /** Least score of recency, and least and most of the mean of frequency and money; the first segment that fits is theirs. */
  recency: number;
  worth: readonly [least: number, most: number];
}

/**
 * Who buys how lately, often and for how much: R, F and M are scores of 1 to 5 (see `rfmScore`), «worth» is the mean of
 * F and M. The order is the rule: each segment takes what those before it have left.
 */
export const rfmScored = {
  champions: {
    label: { ru: "Лучшие", en: "Champions" },
    advice: {
      ru: "беречь, звать первыми, просить рекомендацию",
      en: "keep, invite first, ask to recommend us",
    },
    recency: 4,
    worth: [4, 5],
  },
  loyal: {
    label: { ru: "Постоянные", en: "Loyal" },
    advice: { ru: "предлагать больше и дороже", en: "offer more, and better" },
    recency: 3,
    worth: [3, 5],
  },
  fresh: {
    label: { ru: "Новые и редкие", en: "New and rare" },
    advice: { ru: "довести до второй покупки", en: "bring to the next purchase" },
    recency: 3,
    worth: [1, 5],
  },
  risk: {
    label: { ru: "Уходят лучшие", en: "Best ones leaving" },
    advice: {
      ru: "звонить первыми: покупали много и перестали",
      en: "call first: they bought much and stopped",
    },
    recency: 1,
    worth: [3.5, 5],
  },
  fading: {
    label: { ru: "Остывают", en: "Cooling down" },
    advice: { ru: "напомнить о себе поводом", en: "remind them with an occasion" },
    recency: 2,
    worth: [1, 5],
  },
  asleep: {
    label: { ru: "Спящие", en: "Asleep" },
    advice: { ru: "писать недорого и редко", en: "write seldom and cheaply" },
    recency: 1,
    worth: [1, 5],
  },
} as const satisfies Record<string, RfmSegment>;

/** The same, and those of before the period, who have no scores. */
export const rfmSegments = {
  ...rfmScored,
  gone: {
    label: { ru: "Ушли", en: "Gone" },
    advice: { ru: "за период не купили ничего: узнать почему", en: "bought nothing in the period: ask why" },
  },
} as const;

export type RfmKey = keyof typeof rfmSegments;
