/** `format`: wrong length or characters, blocks; `checksum`: the control digit differs, warns and may be overridden. */
export type Check = "ok" | "format" | "checksum";

const digit = (s: string, i: number) => s.charCodeAt(i) - 48;
const isZero = (s: string) => /^0+$/.test(s);

function weighted(s: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, i) => sum + weight * digit(s, i), 0);
}

const TEN = [2, 4, 10, 3, 5, 9, 4, 6, 8];
const ELEVEN = [7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
const TWELVE = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];

/** ИНН: 10 digits of a firm or 12 of a person. Source: structure by приказ ФНС России от 29.06.2012 № ММВ-7-6/435@. */
export function checkInn(inn: string): Check {
  if (!/^(\d{10}|\d{12})$/.test(inn) || isZero(inn)) return "format";
  const ok =
    inn.length === 10
      ? (weighted(inn, TEN) % 11) % 10 === digit(inn, 9)
      : (weighted(inn, ELEVEN) % 11) % 10 === digit(inn, 10) &&
        (weighted(inn, TWELVE) % 11) % 10 === digit(inn, 11);
  return ok ? "ok" : "checksum";
}

/** КПП: 9 signs, the fifth and sixth may be Latin capitals; it has no control digit. A branch has its own. */
export function checkKpp(kpp: string): "ok" | "format" {
  return /^\d{4}[0-9A-Z]{2}\d{3}$/.test(kpp) && !isZero(kpp) ? "ok" : "format";
}

/** ОГРН (13 digits, first 1 or 5) or ОГРНИП (15 digits, first 3): the last digit is the rest by 11 or 13. */
export function checkOgrn(ogrn: string): Check {
  if (!/^([15]\d{12}|3\d{14})$/.test(ogrn)) return "format";
  const body = Number(ogrn.slice(0, -1));
  return (body % (ogrn.length - 2)) % 10 === digit(ogrn, ogrn.length - 1) ? "ok" : "checksum";
}

/** БИК: 9 digits; it has no control digit. */
export function checkBik(bik: string): "ok" | "format" {
  return /^\d{9}$/.test(bik) && !isZero(bik) ? "ok" : "format";
}

/**
 * A bank account against its БИК: 20 digits; `settlement` is р/с of a client, `correspondent` is к/с of the bank.
 * A wrong БИК is `format` too. Source: порядок расчёта контрольного ключа, Банк России, 08.09.1997 № 515.
 */
export function checkAccount(account: string, bik: string, kind: "settlement" | "correspondent"): Check {
  if (!/^\d{20}$/.test(account) || isZero(account) || checkBik(bik) !== "ok") return "format";
  const prefix = kind === "correspondent" ? `0${bik.slice(4, 6)}` : bik.slice(6, 9);
  const key = prefix + account;
  let sum = 0;
  for (let i = 0; i < key.length; i++) sum += (digit(key, i) * ([7, 1, 3][i % 3] ?? 0)) % 10;
  return sum % 10 === 0 ? "ok" : "checksum";
}

/** Puts back the leading zero that a spreadsheet ate: 9 digits → 10, 11 → 12. Spaces are dropped; the rest is left alone. */
export function padInn(s: string): { inn: string; padded: boolean } {
  const inn = s.normalize("NFKC").replace(/\s/g, "");
  const padded = /^(\d{9}|\d{11})$/.test(inn);
  return { inn: padded ? `0${inn}` : inn, padded };
}
