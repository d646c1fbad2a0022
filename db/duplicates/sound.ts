/** Letters that stand for one another in a slip of the ear: voiced and unvoiced, and ways to write one sound. */
const ALIKE: Record<string, string> = {
  b: "p",
  d: "t",
  g: "k",
  v: "f",
  w: "f",
  z: "s",
  c: "k",
  q: "k",
};

/**
 * What is left of a word (a part of `searchKey`) when vowels and doubled letters are forgotten: «Ромашка», «Рамашкка»
 * → «rmsk». Digits stay as they are. Coarse on purpose: it only says who comes into question.
 */
export function soundOf(word: string): string {
  const plain = word
    .replace(/sch|sh|ch|zh|ts/g, "s")
    .replace(/ph/g, "f")
    .replace(/[aeiouyh]/g, "");
  return [...plain]
    .map((letter) => ALIKE[letter] ?? letter)
    .filter((letter, i, all) => letter !== all[i - 1] || /\d/.test(letter))
    .join("");
}
