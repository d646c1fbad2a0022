import { withoutLegalForm } from "#db/values/legal-form.ts";

export { withoutLegalForm } from "#db/values/legal-form.ts";

const TO_LATIN: Record<string, string> = Object.fromEntries(
  (
    "а:a б:b в:v г:g д:d е:e ж:zh з:z и:i й:y к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:h ц:ts ч:ch ш:sh щ:sch ъ: ы:y ь: э:e ю:yu я:ya " +
    "і:i ї:i є:e ґ:g ў:u ә:a ө:o ү:u ұ:u қ:k ң:n ғ:g һ:h җ:zh ҙ:z ҡ:k ҫ:s ј:y"
  )
    .split(" ")
    .map((pair) => [pair.slice(0, 1), pair.slice(2)]),
);

const TWINS: Record<string, string> = {
  a: "а",
  b: "в",
  c: "с",
  e: "е",
  h: "н",
  k: "к",
  m: "м",
  o: "о",
  p: "р",
  t: "т",
  x: "х",
  y: "у",
};
const TWINS_BACK: Record<string, string> = Object.fromEntries(
  Object.entries(TWINS).map(([latin, own]) => [own, latin]),
);
const swap = (word: string, table: Record<string, string>) => [...word].map((c) => table[c] ?? c).join("");
const ALL_TWINS_LATIN = /^[abcehkmoptxy\d]*[abcehkmoptxy][abcehkmoptxy\d]*$/;
const ALL_TWINS_OWN = /^[авсенкмортху\d]*[авсенкмортху][авсенкмортху\d]*$/;
const CYRILLIC = /\p{Script=Cyrillic}/u;

/** Lower-case words without marks and punctuation, alphabets untouched. */
function words(s: string): string[] {
  return s
    .replace(/[№™®©]/g, " ")
    .normalize("NFKD")
    .toLowerCase()
    .replace(/и\u0306/g, "й")
    .replace(/\p{M}+/gu, "")
    .replace(/(?<=[\p{L}\p{N}])['’`ʼ](?=[\p{L}\p{N}])/gu, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

function wordKey(word: string, cyrillicAround: boolean): string {
  let own = word;
  if (CYRILLIC.test(word) || (cyrillicAround && ALL_TWINS_LATIN.test(word))) own = swap(word, TWINS);
  if (CYRILLIC.test(own)) return swap(own, TO_LATIN);
  // Ways of writing one Russian sound in Latin: Kharkov, Harkov; Jakutsk, Yakutsk; Shchukin, Schukin.
  return own
    .replace(/shch/g, "sch")
    .replace(/kh/g, "h")
    .replace(/j/g, "y")
    .replace(/x/g, "ks")
    .replace(/w/g, "v");
}

/**
 * The one form in which names are stored for search and in which queries meet them: NFKC, lower case, ё as е, no marks or
 * punctuation, single spaces, Latin look-alikes inside Russian words unified, all in Latin letters — so it works on a
 * C-locale server and “romashka” finds «Ромашка». A part of a word gives the same part of its key (safe for LIKE '%…%').
 */
export function searchKey(s: string): string {
  const list = words(s);
  const cyrillic = list.some((word) => CYRILLIC.test(word));
  return list.map((word) => wordKey(word, cyrillic)).join(" ");
}

/** The key by which two firms are suspected to be one: `searchKey` of the name without its legal form. */
export function clientKey(name: string): string {
  return searchKey(withoutLegalForm(name));
}

const LATIN_KEYS = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
const RUSSIAN_KEYS = "ёйцукенгшщзхъфывапролджэячсмитьбю";
const TO_RUSSIAN = new Map([...LATIN_KEYS].map((key, i) => [key, RUSSIAN_KEYS[i] ?? key]));
const TO_ENGLISH = new Map([...RUSSIAN_KEYS].map((key, i) => [key, LATIN_KEYS[i] ?? key]));

/** What the same keys give in the other layout: “hjvfirf” → «ромашка», «кщьфырлф» → “romashka”. Lower case. */
export function wrongLayout(s: string): string {
  const lower = s.toLowerCase();
  const table = CYRILLIC.test(lower) ? TO_ENGLISH : TO_RUSSIAN;
  return [...lower].map((key) => table.get(key) ?? key).join("");
}

/** Keys of a query as typed, without a legal form, and with its words of look-alikes only (MTC, 1C) in the other alphabet. */
export function typedKeys(query: string): string[] {
  const name = withoutLegalForm(query);
  const list = words(name);
  const keys = [searchKey(name)];
  if (list.some((word) => ALL_TWINS_LATIN.test(word))) {
    keys.push(
      searchKey(list.map((word) => (ALL_TWINS_LATIN.test(word) ? swap(word, TWINS) : word)).join(" ")),
    );
  }
  if (list.some((word) => ALL_TWINS_OWN.test(word))) {
    keys.push(
      searchKey(list.map((word) => (ALL_TWINS_OWN.test(word) ? swap(word, TWINS_BACK) : word)).join(" ")),
    );
  }
  return [...new Set(keys.filter(Boolean))];
}

/** The key of a query whose author forgot to change the layout of the keyboard; null when it cannot be one. */
export function layoutKey(query: string): string | null {
  const other = words(wrongLayout(query));
  // A real phrase does not fall apart into more words than were typed: this drops «ооо ромашка» → “jjj hjvfirf”.
  if (!/\p{L}{3}/u.test(query) || other.length > withoutLegalForm(query).split(/\s+/).length) return null;
  return searchKey(wrongLayout(query)) || null;
}

/** Keys to try for a query, likeliest first and without repeats. Empty when it has no letter or digit. */
export function queryKeys(query: string): string[] {
  const [typed, ...twins] = typedKeys(query);
  const keys = [typed, layoutKey(query), ...twins].filter((key) => key !== undefined && key !== null);
  return [...new Set(keys)];
}

/** Only the digits: for ИНН, phones and numbers typed with spaces and dashes. */
export function digitsOf(s: string): string {
  return s.normalize("NFKC").replace(/\D/g, "");
}
