import type { Words } from "#app/words.ts";
import type { ClassInFull } from "#db/classes/of-client.ts";
import { classReasons, xyzClasses } from "#db/classes/registries.ts";
import { rfmSegments } from "#db/classes/rfm-segments.ts";
import { formatMoney, formatNumber, formatPercent } from "#db/values/money.ts";
import { shortName } from "#db/values/person-name.ts";
import { typo } from "#db/values/text.ts";
import { type FormatOptions, formatDateTime, formatDayMonth } from "#db/values/time.ts";

interface Told {
  t: Words<"classes">;
  when: FormatOptions;
}

type By = { surname: string | null; given: string | null; patronymic: string | null } | null;
const nameOf = (by: By) =>
  by?.surname ? shortName({ surname: by.surname, given: by.given ?? "", patronymic: by.patronymic }) : null;

/** Who holds the class, why and until when; and what the count would have made of it. */
export function standingOf({ class: letter, held, counted }: ClassInFull, { t, when }: Told): string[] {
  const { locale } = when;
  const would = counted ? (counted.abc ?? "C") : null;
  if (!held) {
    return [
      typo(
        would === letter
          ? t("card.asCounted", { letter })
          : t(counted ? "card.tonight" : "card.own", { letter, would: would ?? "" }),
        locale,
      ),
    ];
  }
  const by = nameOf(held.by) ?? "";
  const until = held.until ? formatDayMonth(held.until, when) : null;
  return [
    typo(until ? t("card.heldUntil", { letter, by, until }) : t("card.held", { letter, by }), locale),
    typo(t("card.reason", { reason: held.reason }), locale),
    ...(would === null
      ? []
      : [typo(would === held.class ? t("card.wouldBeSame") : t("card.wouldBe", { letter: would }), locale)]),
  ];
}

/** The figures from which the classes came. */
export function countedLines(counted: NonNullable<ClassInFull["counted"]>, { t, when }: Told) {
  const { locale } = when;
  const { abc, xyz, variation, value, share, place, orders, lastOn, r, f, m, rfm } = counted;
  const segment = rfmSegments[rfm].label[locale];
  return [
    ...(abc
      ? [
          {
            label: "ABC",
            value: t("card.abc", {
              letter: abc,
              sum: formatMoney(value, locale, { kopecks: false }),
              place: formatNumber(place ?? 0, locale),
              share: formatPercent((share ?? 0) / 100, locale, 1),
            }),
          },
        ]
      : []),
    ...(xyz
      ? [
          {
            label: "XYZ",
            value: t("card.xyz", {
              word: xyzClasses[xyz].label[locale],
              percent: formatPercent((variation ?? 0) / 100, locale),
            }),
          },
        ]
      : []),
    {
      label: "RFM",
      value:
        r === null
          ? t("card.gone", { segment, day: formatDayMonth(lastOn, when) })
          : t("card.rfm", { segment, scores: `${r}–${f}–${m}`, orders, day: formatDayMonth(lastOn, when) }),
    },
  ].map(({ label, value: text }) => ({ label, value: typo(text, locale) }));
}

/** One line of the history. */
export function historyOf(change: ClassInFull["changes"][number], { t, when }: Told) {
  const { locale } = when;
  const { from, to, why, reason, until, by, at } = change;
  const details = [
    classReasons[why].label[locale],
    nameOf(by),
    until ? t("card.until", { day: formatDayMonth(until, when) }) : null,
  ];
  return {
    when: formatDateTime(at, when),
    from,
    to,
    how: details.filter(Boolean).join(", "),
    reason: reason ? typo(reason, locale) : null,
  };
}
