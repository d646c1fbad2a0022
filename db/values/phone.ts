import { type CountryCode, parsePhoneNumberFromString } from "libphonenumber-js/min";
import { segment } from "#db/values/phone-digits.ts";

/** `inherited`: the city code stands only before an earlier number of the cell («(495) 623-51-02, 623-41-23»). */
export type Phone = { e164: string; ext: string | null; raw: string; inherited: boolean };

/**
 * `phones` in order without repeats; `local` are numbers that want a city code (digits only); `rest` is the text of the
 * cell that is no number: names, «касса», and numbers of impossible length, to be shown as a problem.
 */
export type ParsedPhones = { phones: Phone[]; local: string[]; rest: string };

export type PhoneOptions = { defaultCountry?: CountryCode; cityCode?: string };

const EXTENSION =
  /[(,;]?\s*(?:доб(?:авочн[а-яё]+|\.)?|внутр?(?:енн[а-яё]+|\.)?|вн\.|ext(?:ension|\.)?)[\s.:№-]*((?:\d{2}-\d{2}|\d{1,6})(?![\d-])(?:\s*,\s*(?:\d{2}-\d{2}|\d{1,5})(?![\d-]|\s\d))*)\s*\)?/giu;
const MAX_CELL = 2000;
const HELD = "\uE000";
const FOREIGN = /(?:\+(?!7)|\b8[\s-]?10[\s-]?(?=[1-9]))\d[\d\s().-]{6,18}\d/g;

/**
 * Reads the phones of one cell as people fill it: «8 (495) 963-76-77 доб. 12, 963-76-78», several with separators or a
 * mere blank between, dashes of any kind, `/495/`, «…-72/73». Russian numbers by the numbering plan (+7, eleven digits, a
 * code of 3 or 4, 8-800, Kazakhstan +7 7xx), others by libphonenumber when they begin with + or 8-10. Never throws.
 */
export function parsePhones(
  cell: string,
  { defaultCountry = "RU", cityCode }: PhoneOptions = {},
): ParsedPhones {
  let text = cell
    .slice(0, MAX_CELL)
    .normalize("NFKC")
    .replace(/[‐-―−]/g, "-")
    .replace(/[^\s,;]{1,64}@[^\s,;]+/g, " ");
  const extensions: string[][] = [];
  text = text.replace(EXTENSION, (_, list: string) => {
    extensions.push(list.split(",").map((ext) => ext.replace(/\D/g, "")));
    return HELD;
  });
  const result: ParsedPhones = { phones: [], local: [], rest: "" };
  const rest: string[] = [];
  text = text.replace(FOREIGN, (raw) => {
    const phone = parsePhoneNumberFromString(raw, defaultCountry);
    if (!phone?.isPossible() || phone.countryCallingCode === "7") return raw;
    add(result, [phone.number], [], raw.trim(), false);
    return " ";
  });
  let code = cityCode ?? "";
  let codeOfCell = false;
  let nextExtension = 0;
  for (const part of text.split(/([^\d\s()+./-]+)/)) {
    if (!/\d/.test(part)) {
      rest.push(...part.split(HELD));
      nextExtension += part.split(HELD).length - 1;
      continue;
    }
    const extra = text.startsWith(HELD, text.indexOf(part) + part.length)
      ? (extensions[nextExtension] ?? [])
      : [];
    const found = segment(part, code);
    let unread = 0;
    for (const { from, to } of found) {
      rest.push(part.slice(unread, from));
      unread = to;
    }
    rest.push(part.slice(unread));
    found.forEach((number, i) => {
      const own = i === found.length - 1 ? extra : [];
      const raw = part.slice(number.from, number.to).trim();
      if (number.digits.length === 10) {
        if (/^[348]/.test(number.digits) && !number.digits.startsWith("800")) {
          code = number.code;
          codeOfCell = true;
        }
        add(result, [`+7${number.digits}`, ...number.variants.map((v) => `+7${v}`)], own, raw, false);
      } else if (code.length + number.digits.length === 10 && (i === 0 || !codeOfCell)) {
        add(
          result,
          [number.digits, ...number.variants].map((v) => `+7${code}${v}`),
          own,
          raw,
          codeOfCell,
        );
      } else {
        for (const local of [number.digits, ...number.variants])
          if (!result.local.includes(local)) result.local.push(local);
        if (own.length > 0) rest.push(`доб. ${own.join(", ")}`);
      }
    });
  }
  result.rest = tidy(rest.join(" "));
  return result;
}

function add(
  { phones }: ParsedPhones,
  numbers: string[],
  extensions: string[],
  raw: string,
  inherited: boolean,
): void {
  for (const e164 of numbers) {
    for (const ext of extensions.length > 0 ? extensions : [null]) {
      const same = phones.find(
        (phone) => phone.e164 === e164 && (phone.ext === ext || phone.ext === null || ext === null),
      );
      if (!same) phones.push({ e164, ext, raw, inherited });
      else same.ext ??= ext;
    }
  }
}

function tidy(s: string): string {
  const words = s
    .replace(/[\s()+,;:]+/g, " ")
    .replace(/(?:^|\s)[./_-]+(?=\s|$)/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  return /[\p{L}\p{N}]/u.test(words) ? words : "";
}

/** «+7 495 963-76-77, доб. 12» with no-break spaces; 8-800 as it is dialled; foreign numbers as their country writes. */
export function formatPhone(e164: string, ext?: string | null, locale: "ru" | "en" = "ru"): string {
  const own = /^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/.exec(e164);
  const number = own
    ? `${own[1] === "800" ? "8" : "+7"} ${own[1]} ${own[2]}-${own[3]}-${own[4]}`
    : (parsePhoneNumberFromString(e164)?.formatInternational() ?? e164);
  const tail = ext ? `, ${locale === "ru" ? "доб." : "ext."} ${ext}` : "";
  return number.replaceAll(" ", "\u00A0") + tail.replace(/ (?=\S+$)/, "\u00A0");
}

/**
 * Digits of a query to look for inside the digits of `e164`: 8XXXXXXXXXX and «8 (916) 12…» become 7…, a part is kept as it
 * is («963-76» → 96376). Empty when the query is no phone: fewer than 3 digits or letters in it.
 */
export function phoneKey(query: string): string {
  const text = query.normalize("NFKC").trim();
  if (/\p{L}/u.test(text)) return "";
  const digits = text.replace(/\D/g, "");
  if (digits.length < 3) return "";
  if (digits.startsWith("8") && (digits.length === 11 || /^8[\s(-]/.test(text))) return `7${digits.slice(1)}`;
  return digits;
}
