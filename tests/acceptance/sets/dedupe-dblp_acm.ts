import { join } from "node:path";
import { sameCode, textLikeness } from "#db/duplicates/likeness.ts";
import { pairsOf } from "#db/duplicates/pairs-of.ts";
import type { Profile } from "#db/duplicates/rules.ts";
import { soundOf } from "#db/duplicates/sound.ts";
import { searchKey } from "#db/values/search.ts";
import type { Acceptance } from "../figure.ts";
import { pairFigures, type Row, readRows } from "../pair-figures.ts";

interface Paper {
  id: string;
  title: string;
  authors: string[];
  year: string;
}

const label = (text: string) => ({ same: { ru: text, en: text } });

/** Papers are no clients, but the rules are made of the same parts: a name, people, a code. */
const papers: Profile<Paper> = {
  shown: 60,
  rules: {
    title: {
      values: ({ title }) => [title],
      likeness: textLikeness,
      steps: [
        { from: 0.95, points: 40 },
        { from: 0.85, points: 30 },
        { from: 0.7, points: 15 },
      ],
      differs: -20,
      label: label("title"),
    },
    authors: {
      values: ({ authors }) => authors,
      likeness: textLikeness,
      steps: [{ from: 0.8, points: 20 }],
      differs: -20,
      label: label("author"),
    },
    year: {
      values: ({ year }) => [year],
      likeness: sameCode,
      steps: [{ from: 1, points: 20 }],
      differs: -20,
      label: label("year"),
    },
  },
};

const paper = (side: string, { id = "", title = "", authors = "", year = "" }: Row): Paper => ({
  id: `${side} ${id}`,
  title: searchKey(title),
  authors: authors.split(",").map(searchKey).filter(Boolean),
  year,
});
const marks = ({ title, authors }: Paper) => [
  { text: `title ${soundOf(title.replaceAll(" ", ""))}`, weight: 2 as const },
  ...[...new Set(title.split(" "))]
    .filter((word) => word.length > 3)
    .map((word) => ({ text: `word ${soundOf(word)}`, weight: 1 as const })),
  ...authors.map((author) => ({
    text: `author ${soundOf(author.split(" ").at(-1) ?? "")}`,
    weight: 1 as const,
  })),
];

/** The same papers in two libraries: pairs across the two. */
const measure: Acceptance = async (data) => {
  const folder = join(data, "dedupe_dblp_acm");
  const [ours, theirs] = [readRows(folder, "a.csv"), readRows(folder, "b.csv")];
  const begun = performance.now();
  const all = [...ours.map((row) => paper("a", row)), ...theirs.map((row) => paper("b", row))];
  const across = pairsOf(all, papers, marks).filter(({ a, b }) => a.id[0] !== b.id[0]);
  const took = performance.now() - begun;
  const found = new Set(across.map(({ a, b }) => `${a.id.slice(2)} ${b.id.slice(2)}`));
  return pairFigures({ set: "dedupe_dblp_acm", folder, ordered: true }, found, took);
};

export default measure;
