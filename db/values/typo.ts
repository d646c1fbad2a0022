import type { Locale } from "#db/values/locale.ts";

export const NBSP = "\u00A0";

/** Stands for a protected piece while the rules run; a literal one in the text is protected as well. */
const HELD = "\uE000";
const PROTECTED =
  /https?:\/\/[^\s«»"„“”]+|www\.[^\s«»"„“”]+|[^\s«»"„“”‘’()<>,;—…]{1,64}@[^\s«»"„“”‘’()<>,;—…]+|[A-ZА-ЯЁ]{1,4}-\d[\d-]*|\d+(?:-\d+){2,}|\uE000/gu;

/**
 * Russian typography for output: «ёлочки» with „лапки“ inside, spaced em dash, en dash in ranges, real minus, and
 * non-breaking spaces after short words, before же/ли/бы, after №, in numbers, initials and between number and unit.
 * Idempotent. E-mails, addresses of sites, numbers such as Ж-2026-00042 and phones pass unchanged. English gets
 * curly quotes, the apostrophe, dashes and minus. Source: Мильчин, «Справочник издателя и автора».
 */
export function typo(s: string, locale: Locale): string {
  if (!/[\s"'“\-.…№]/.test(s)) return s;
  const held: string[] = [];
  const open = s.replace(PROTECTED, (piece) => {
    held.push(piece);
    return HELD;
  });
  const done = locale === "ru" ? russian(open) : english(open);
  let next = 0;
  return held.length === 0 ? done : done.replaceAll(HELD, () => held[next++] ?? "");
}

const UNIT =
  "%|₽|°|(?:руб|коп|тыс|млн|млрд|мин|ч|сек|дн|дня|дней|день|дни|раб|нед|мес|год|лет|шт|кг|мм|см|км|кВт|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)(?![А-яЁё]{3})";
const RANGE = new RegExp(`(?<![\\dA-Za-zА-яЁё.,:/-])(\\d{1,4})[-–](\\d{1,4})(?=[ \\u00A0](?:${UNIT}))`, "g");

function russian(s: string): string {
  return quotes(s.replace(/“([^“”„]*)”/g, '"$1"'), ["«", "»", "„", "“"])
    .replace(/\.{3}/g, "…")
    .replace(/(?<=\S)[ \u00A0]+(?:-{1,2}|–|—)(?=[ \u00A0\n]|$)/g, `${NBSP}—`)
    .replace(RANGE, (whole, a: string, b: string) => (Number(a) < Number(b) ? `${a}–${b}` : whole))
    .replace(/(?<=^|[\s(«„])-(?=\d)/gm, "−")
    .replace(/№[ \u00A0]*(?=[\d\uE000])/g, `№${NBSP}`)
    .replace(
      /(?<=^|[\s(«„"—])(?!(?:же|ли|бы|ж|б|ль) )([А-яЁё]{1,2}|[Дд]ля|[Бб]ез|[Пп]ри|[Пп]од|[Нн]ад) (?=\S)(?![—–])/gm,
      `$1${NBSP}`,
    )
    .replace(/ (?=(?:же|ли|бы|ж|б|ль)(?![А-яЁё-]))/g, NBSP)
    .replace(/(?<=\d) (?=\d{3}(?!\d))/g, NBSP)
    .replace(/(?<=\d) (?=[%₽°]|[а-яё]{3}|(?:ч|г|м|л|т|с|кг|мг|мл|мм|см|км|кв|шт|гб|мб)(?![А-яЁё]))/g, NBSP)
    .replace(/(?<![А-яЁё])([А-ЯЁ]\.) ?(?=[А-ЯЁ]\.)/g, `$1${NBSP}`)
    .replace(/(?<![А-яЁё])([А-ЯЁ]\.) (?=[А-ЯЁ][а-яё])/g, `$1${NBSP}`)
    .replace(/(?<=[а-яё]) (?=[А-ЯЁ]\.[ \u00A0]?[А-ЯЁ]\.)/g, NBSP)
    .replace(/(?<![А-яЁё])(г|ул|д|стр|корп|кв|оф|им|пр|тел|доб|стр|см|т|раб)\. (?=[А-яЁё\d])/g, `$1.${NBSP}`);
}

function english(s: string): string {
  return quotes(s, ["“", "”", "‘", "’"])
    .replace(/(?<=[A-Za-z])'(?=[A-Za-z])/g, "’")
    .replace(/\.{3}/g, "…")
    .replace(/(?<=\S)[ \u00A0]+(?:-{1,2}|–|—)(?=[ \u00A0\n]|$)/g, `${NBSP}—`)
    .replace(/(?<=^|[\s(“])-(?=\d)/gm, "−")
    .replace(/(?<=\d) (?=[%₽])/g, NBSP)
    .replace(/(?<=^|[\s(“])(I|a) (?=\S)/gm, `$1${NBSP}`);
}

/** Pairs quotation marks; a straight one without a pair (5") stays as it is. */
function quotes(s: string, [open, close, innerOpen, innerClose]: [string, string, string, string]): string {
  if (!/["«»„“]/.test(s)) return s;
  const out = [...s];
  const opened: number[] = [];
  for (let i = 0; i < out.length; i++) {
    const mark = out[i];
    if (mark !== '"' && mark !== open && mark !== close && mark !== innerOpen && mark !== innerClose)
      continue;
    if (mark === "’" || mark === "‘") continue;
    const opens = mark === open || mark === innerOpen || (mark === '"' && isOpening(out[i - 1], out[i + 1]));
    if (opens) {
      opened.push(i);
      continue;
    }
    const start = opened.pop();
    if (start === undefined) continue;
    const inner = opened.length > 0;
    out[start] = inner ? innerOpen : open;
    out[i] = inner ? innerClose : close;
  }
  return out.join("");
}

function isOpening(before: string | undefined, after: string | undefined): boolean {
  return (
    (before === undefined || /[\s([{—–«„“"/]/.test(before)) &&
    after !== undefined &&
    !/[\s.,;:!?)]/.test(after)
  );
}
