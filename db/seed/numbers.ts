/**
 * Identifiers with right checksums that belong to nobody: tax offices 9910–9999 and mobile codes 940–948 do not
 * exist. Rules of the checksums: the tax service's order on ИНН, the order on ОГРН (mod 11, mod 13).
 */

function weighted(digits: string, weights: readonly number[]): string {
  let sum = 0;
  for (const [i, weight] of weights.entries()) sum += weight * Number(digits[i]);
  return String((sum % 11) % 10);
}

const WEIGHTS = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8] as const;

/** Offices go down from 9999, one hundred thousand numbers each. */
function office(n: number): string {
  const found = 9999 - Math.floor(n / 100_000);
  if (found < 9910) throw new RangeError(`No made-up ИНН for number ${n}`);
  return String(found);
}

/** The `n`-th made-up ИНН of a company, 10 digits. */
export function companyInn(n: number): string {
  const body = office(n) + String(n % 100_000).padStart(5, "0");
  return body + weighted(body, WEIGHTS.slice(2));
}

/** The `n`-th made-up ИНН of a person or an entrepreneur, 12 digits. */
export function personInn(n: number): string {
  const body = office(n) + String(n % 100_000).padStart(6, "0");
  const first = body + weighted(body, WEIGHTS.slice(1));
  return first + weighted(first, WEIGHTS);
}

/** КПП at the office of the ИНН, reason 01: a Russian company at its own address. */
export const kppOf = (inn: string) => `${inn.slice(0, 4)}01001`;

/** ОГРН of a company registered in the year, 13 digits. */
export function ogrn(n: number, year: number): string {
  const body = `1${String(year).slice(2)}99${String(n % 10_000_000).padStart(7, "0")}`;
  return body + String((Number(body) % 11) % 10);
}

/** ОГРНИП of an entrepreneur, 15 digits. */
export function ogrnip(n: number, year: number): string {
  const body = `3${String(year).slice(2)}99${String(n % 1_000_000_000).padStart(9, "0")}`;
  return body + String((Number(body) % 13) % 10);
}

const CODES = ["940", "943", "944", "945", "946", "947", "948"] as const;

/** The `n`-th made-up mobile number: E.164 and the way people write it. */
export function mobile(n: number): { value: string; raw: string } {
  const code = CODES[n % CODES.length] ?? CODES[0];
  // A stride prime to ten million scatters neighbours without ever repeating one.
  const rest = String((n * 3_816_547 + 1_204_033) % 10_000_000).padStart(7, "0");
  return {
    value: `+7${code}${rest}`,
    raw: `+7 ${code} ${rest.slice(0, 3)}-${rest.slice(3, 5)}-${rest.slice(5)}`,
  };
}

const LETTERS =
  "а:a б:b в:v г:g д:d е:e ё:e ж:zh з:z и:i й:y к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:kh ц:ts ч:ch ш:sh щ:sch ъ: ы:y ь: э:e ю:yu я:ya";
const LATIN = new Map(LETTERS.split(" ").map((pair) => pair.split(":") as [string, string]));

/** A name as it stands in an address on the web: «Белая сова» → belaya-sova. */
export function webName(name: string): string {
  return [...name.toLowerCase()]
    .map((letter) => LATIN.get(letter) ?? letter)
    .join("")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}
